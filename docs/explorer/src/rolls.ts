// Who belonged on a day: yes, or open where the sources are too coarse. The library has worked out what each coarse date can mean
// (see build.py); what is left here is to compare days, as text of the form YYYY-MM-DD.
import { type Framework, type Party, parties, type Spell, type Stretch } from "./data.ts";

/** What is asked about: a year (its end) or a day. */
export type Moment = { year: number } | { day: string };

export type Answer = "member" | "unsure";

export interface Row {
  party: Party;
  answer: Answer;
  spell: Spell;
  number: number;
}

export const COUNTED = "counted";

/** The day that a question looks at: of a year its last one, or in the year of the last check the day of that check. */
export function dayOf(moment: Moment, framework: Framework): string {
  if ("day" in moment) return moment.day;
  const year = String(moment.year).padStart(4, "0");
  return framework.checked_day.startsWith(year) ? framework.checked_day : `${year}-12-31`;
}

/** Whether the answer takes it that nothing changed since the framework was last checked. */
export function isBeyond(day: string, framework: Framework): boolean {
  return day > framework.checked_day && !framework.ended;
}

export function stretchesOf(framework: Framework, role: string, standing: string): Record<string, Stretch[]> {
  return framework.rolls?.[role]?.[standing] ?? {};
}

/** The roll of a day, by id: who surely belonged, and who may have. */
export function roll(framework: Framework, day: string, role: string, standing: string): Row[] {
  const rows: Row[] = [];
  for (const [id, stretches] of Object.entries(stretchesOf(framework, role, standing))) {
    const party = parties().get(id);
    if (!party) continue;
    const sure = stretches.find(([, since, until]) => since <= day && day < until);
    const found = sure ?? stretches.find(([since, , , until]) => since <= day && day < until);
    if (found) rows.push({ party, answer: sure ? "member" : "unsure", ...spellOn(framework, found, day) });
  }
  return rows.sort((one, other) => (one.party.id < other.party.id ? -1 : 1));
}

/** Of the spells that make a stretch, the one to show for a day: the last that had begun. */
function spellOn(framework: Framework, [, , , , numbers]: Stretch, day: string): { spell: Spell; number: number } {
  const spells = framework.spells ?? [];
  const begun = numbers.filter((number) => spells[number]!.since <= day);
  const number = begun.at(-1) ?? numbers[0]!;
  return { spell: spells[number]!, number };
}

/** The name that a party bore on a day, as far as its former names tell. */
export function nameOn(party: Party, day: string, lang: "en" | "ja"): string {
  for (const former of party.former_names ?? []) {
    if (former.from_day <= day && day < former.to_day) return (lang === "ja" ? former.name_ja : undefined) ?? former.name_en;
  }
  return lang === "ja" ? party.name_ja : party.name_en;
}

/** First and last year that are worth a look. */
export function yearsOf(framework: Framework): [number, number] {
  const begun = (framework.spells ?? []).map((spell) => Number(spell.since.slice(0, 4)));
  const last = Number((framework.ended && framework.until ? framework.until : framework.checked_day).slice(0, 4));
  const first = Math.min(...begun, Number((framework.since ?? "9999").slice(0, 4)));
  return [Math.min(first, last), Math.max(last, ...begun)];
}
