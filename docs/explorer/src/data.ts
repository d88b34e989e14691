// What build.py wrote into the page. Each part is parsed when it is first needed; fields that say nothing are absent.
import type { World } from "../geometry.ts";

export type Lang = "en" | "ja";

export interface Variant {
  field: string;
  value: string;
  source: number;
  note?: string;
}

export interface Locator {
  source: number;
  page?: string;
  section?: string;
  paragraph?: string;
  footnote?: string;
}

/** What every fact can bear: sources, remarks, and the line to correct. */
export interface Fact {
  sources?: number[]; // in the list of sources
  locators?: Locator[];
  note?: string;
  doubt?: string;
  variants?: Variant[];
  where?: string;
}

export interface FormerName {
  name_en: string;
  name_ja?: string;
  since?: string;
  until?: string;
  from_day: string;
  to_day: string;
}

export interface Party extends Fact {
  id: string;
  kind: string;
  name_en: string;
  name_ja: string;
  aliases?: string[];
  former_names?: FormerName[];
  alpha_2?: string;
  alpha_3?: string;
  numeric?: string;
  cow?: number;
  gw?: number;
  wikidata?: string;
  since?: string;
  until?: string;
  succeeds?: string[];
  succeeded_by?: string[];
}

export interface Spell extends Fact {
  party: string;
  role: string;
  standing: string;
  since: string;
  until?: string;
  entry?: string;
  exit?: string;
  notice?: string;
}

/** First and last day on which it can have begun, first and last on which it can have been over, numbers of its spells. */
export type Stretch = [string, string, string, string, number[]];

export interface Framework extends Fact {
  id: string;
  kind: string;
  name_en: string;
  name_ja: string;
  acronym?: string;
  aliases?: string[];
  summary_en: string;
  summary_ja: string;
  since?: string;
  until?: string;
  checked: string;
  checked_day: string;
  ended: boolean;
  parent?: string;
  seat?: string;
  url?: string;
  relations?: { kind: string; other: string }[];
  life?: { state: string; since: string; until?: string; note?: string }[];
  spells?: Spell[];
  rolls?: Record<string, Record<string, Record<string, Stretch[]>>>; // role → standing → party
}

export interface Theme {
  id: string;
  notation: string;
  label_en: string;
  label_ja: string;
  definition_en: string;
  broader?: string;
}

export interface Term {
  en: string;
  ja: string;
  rank: string;
}

export interface Core {
  version: string;
  frameworks: Framework[];
  parties: Party[];
  themes: Theme[];
  terms: Record<string, Record<string, Term>>;
}

/** Party, capacity, note, and people who spoke for it. */
export type Participation = [party: string, capacity: string, note?: string, ...people: string[]];

export interface Meeting extends Fact {
  id: string;
  frameworks: string[];
  kind: string;
  name_en: string;
  name_ja: string;
  since: string;
  until?: string;
  status: string;
  place_en?: string;
  place_ja?: string;
  country?: string;
  chair?: string;
  theme_en?: string;
  theme_ja?: string;
  part_of?: string;
  sessions?: { name_en?: string; name_ja?: string }[];
  participations?: Participation[];
  documents?: string[];
}

export interface Part {
  name_en?: string;
  name_ja?: string;
  kind?: string;
  parts?: Part[];
}

export interface Document extends Fact {
  id: string;
  framework: string;
  kind: string;
  title_en: string;
  title_ja: string;
  title_original?: string;
  meeting?: string;
  date?: string;
  symbol?: string;
  url?: string;
  adopted_by?: string;
  excluded?: string[];
  outline?: Part[];
}

export interface Target {
  kind: string;
  value?: number;
  value_max?: number;
  unit?: string;
  approximate?: boolean;
  basis?: string;
  since?: string;
  until?: string;
  as_stated?: string;
}

export interface Commitment extends Fact {
  id: string;
  document: string;
  framework: string;
  meeting?: string;
  date?: string;
  summary_en: string;
  summary_ja: string;
  verb_en?: string;
  verb_ja?: string;
  modality: string;
  strength: number;
  themes: string[];
  instrument?: string;
  actor_scope: string;
  actors?: string[];
  excluded?: string[];
  beneficiaries?: string;
  targets?: Target[];
  deadline?: string;
  follow_up?: string;
  sdgs?: string[];
  links?: { kind: string; other: string }[];
}

export interface Event extends Fact {
  id: string;
  date: string;
  summary_en: string;
  summary_ja: string;
  frameworks?: string[];
  parties?: string[];
}

export interface Texts {
  meetings: Meeting[];
  documents: Document[];
  events: Event[];
  commitments: Commitment[];
}

export interface Source {
  id: string;
  title: string;
  publisher: string;
  kind: string;
  lang: string;
  read: string;
  url?: string;
  copy?: string;
  published?: string;
  archived?: string;
  note?: string;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function part<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;
}

export const core = once(() => {
  const found = part<Core>("core");
  for (const framework of found.frameworks) {
    const file = framework.where?.split(":")[0];
    for (const spell of framework.spells ?? []) {
      spell.role ??= "member";
      spell.standing ??= "in_effect";
      if (typeof spell.where === "number") spell.where = `${file}:${spell.where}`;
    }
    for (const standings of Object.values(framework.rolls ?? {})) {
      for (const stretches of Object.values(standings).flatMap((each) => Object.values(each))) {
        for (const stretch of stretches) {
          stretch[1] ||= stretch[0];
          stretch[3] ||= stretch[2];
        }
      }
    }
  }
  return found;
});

export const texts = once(() => {
  const found = part<Texts>("texts");
  const by = new Map(found.documents.map((each) => [each.id, each]));
  for (const each of found.commitments) {
    each.document = each.id.slice(0, each.id.lastIndexOf("/"));
    const document = by.get(each.document);
    Object.assign(each, { framework: document?.framework, meeting: document?.meeting, date: document?.date });
    each.strength = Number(core().terms["modality"]?.[each.modality]?.rank);
  }
  return found;
});

export const sources = once(() => part<Source[]>("sources"));
export const world = once(() => part<World>("world"));

/** The ids of a fact's sources, as tables and files name them. */
export const sourceIds = (fact: Fact): string => (fact.sources ?? []).map((each) => sources()[each]?.id).join("; ");

const byId = <T extends { id: string }>(list: () => T[]) => once(() => new Map(list().map((each) => [each.id, each])));

export const frameworks = byId(() => core().frameworks);
export const parties = byId(() => core().parties);
export const themes = byId(() => core().themes);
export const meetings = byId(() => texts().meetings);
export const documents = byId(() => texts().documents);
export const events = byId(() => texts().events);
export const commitments = byId(() => texts().commitments);

/** Frameworks with a roll, those that people look for first. */
export const withRolls = once(() => core().frameworks.filter((each) => each.spells));
