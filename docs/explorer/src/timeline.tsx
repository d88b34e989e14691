// Parties × years: each stretch of belonging as a bar, what coarse dates leave open as its faint ends, the moment as a line.
import { useState } from "preact/hooks";
import { download } from "./csv.ts";
import { type Framework, parties, sourceIds, type Spell, type Stretch } from "./data.ts";
import { Marks, Open } from "./parts.tsx";
import { COUNTED, nameOn, stretchesOf, yearsOf } from "./rolls.ts";
import type { Site } from "./state.ts";
import { partyName, shortOf, term, words } from "./words.ts";

const DAY = 86_400_000;

export function Timeline({ site, framework, day }: { site: Site; framework: Framework; day: string }) {
  const { state, go } = site;
  const say = words(state.lang);
  const [first, last] = yearsOf(framework);
  const begin = Date.UTC(first, 0, 1) / DAY;
  const length = Date.UTC(last + 1, 0, 1) / DAY - begin;
  /** A day as per cent of the width. */
  const at = (text: string): number => {
    const [year, month, date] = text.split("-").map(Number) as [number, number?, number?];
    const days = year === 9999 ? begin + length : Date.UTC(year, (month ?? 1) - 1, date ?? 1) / DAY;
    return Math.min(Math.max(((days - begin) / length) * 100, 0), 100);
  };
  const found = stretchesOf(framework, state.role, state.standing);
  const rows = Object.entries(found)
    .map(([party, stretches]) => ({ party, stretches, others: othersOf(framework, party, stretches) }))
    .sort((one, other) => (one.stretches[0]![0] + one.party < other.stretches[0]![0] + other.party ? -1 : 1));
  if (!rows.length) return null;
  return (
    <figure class="timeline">
      <div class="bar">
        <h3>{say.timeline}</h3>
        <small>{say.timelineHint}</small>
      </div>
      <div class="scroll" role="region" tabIndex={0} aria-label={say.timeline}>
        <div
          class="chart"
          role="img"
          aria-label={say.timelineLabel(rows.length, first, last)}
          onClick={(event) => {
            const track = event.currentTarget.querySelector(".years")!.getBoundingClientRect();
            const share = (event.clientX - track.left) / track.width;
            if (share >= 0 && share <= 1) go({ year: String(new Date((begin + share * length) * DAY).getUTCFullYear()), on: "" });
          }}
        >
          <div class="axis">
            <span class="who" />
            <span class="years">
              {ticks(first, last).map((year) => (
                <span style={{ left: `${at(String(year))}%` }}>{year}</span>
              ))}
              <b style={{ left: `${at(day)}%` }} />
            </span>
          </div>
          {rows.map(({ party, stretches, others }) => (
            <div class="row" key={party}>
              <span class="who" title={nameOn(parties().get(party)!, day, state.lang)}>
                {nameOn(parties().get(party)!, day, state.lang)}
              </span>
              <span class="years">
                {others.map((spell) => (
                  <i
                    class="other"
                    title={`${term("role", spell.role, state.lang)} ${spell.since}–${spell.until ?? ""}`}
                    style={span(at(spell.since), spell.until ? at(spell.until) : 100)}
                  />
                ))}
                {stretches.map(([since, sure, until, over]) => (
                  <>
                    <i class="perhaps" style={span(at(since), at(over))} />
                    <i class="sure" style={span(at(sure), at(until))} />
                  </>
                ))}
                <b style={{ left: `${at(day)}%` }} />
              </span>
            </div>
          ))}
        </div>
      </div>
      <figcaption>
        <span class="legend">
          <i class="member" /> {term("role", state.role, state.lang)}
          {state.standing !== COUNTED && ` · ${term("standing", state.standing, state.lang)}`}
        </span>
        {rows.some(({ stretches }) => stretches.some(([since, sure, until, over]) => since !== sure || until !== over)) && (
          <span class="legend">
            <i class="coarse" /> {say.legendCoarse}
          </span>
        )}
        {rows.some(({ others }) => others.length) && (
          <span class="legend">
            <i class="other" /> {say.legendOther}
          </span>
        )}
      </figcaption>
      <AllSpells site={site} framework={framework} />
    </figure>
  );
}

function othersOf(framework: Framework, party: string, stretches: Stretch[]): Spell[] {
  const shown = new Set(stretches.flatMap(([, , , , numbers]) => numbers));
  return (framework.spells ?? []).filter((spell, number) => spell.party === party && !shown.has(number));
}

function span(from: number, to: number): Record<string, string> {
  return { left: `${from}%`, width: `${Math.max(to - from, 0)}%` };
}

function ticks(first: number, last: number): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((each) => (last - first) / each <= 6) ?? 100;
  const found = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) found.push(year);
  return found;
}

function AllSpells({ site, framework }: { site: Site; framework: Framework }) {
  const { lang } = site.state;
  const say = words(lang);
  const spells = framework.spells ?? [];
  const [open, setOpen] = useState(false);
  return (
    <details class="spells" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.allSpells(spells.length)}</summary>
      {open && <SpellTable site={site} framework={framework} />}
    </details>
  );
}

function SpellTable({ site, framework }: { site: Site; framework: Framework }) {
  const { lang } = site.state;
  const say = words(lang);
  const spells = framework.spells ?? [];
  return (
    <>
      <button type="button" class="download" onClick={() => download(spellTable(framework))}>
        {say.downloadSpells}
      </button>
      <div class="scroll" role="region" tabIndex={0} aria-label={say.allSpells(spells.length)}>
        <table>
          <caption class="hidden">
            {shortOf(framework, lang)}: {say.allSpells(spells.length)}
          </caption>
          <thead>
            <tr>
              {[say.party, say.role, say.since, say.until, say.sources].map((each) => (
                <th scope="col">{each}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spells.map((spell) => (
              <tr>
                <th scope="row">{partyName(spell.party, lang)}</th>
                <td>
                  {term("role", spell.role, lang)}
                  {spell.standing !== "in_effect" && <small> {term("standing", spell.standing, lang)}</small>}
                </td>
                <td class="day">{spell.since}</td>
                <td class="day">{spell.until ?? say.onwards}</td>
                <td class="told">
                  <Open
                    site={site}
                    what={`spells:${framework.id}/${spell.party}`}
                    label={`${say.sourcesOf(partyName(spell.party, lang))}, ${spell.since}`}
                  >
                    {say.sourceCount(spell.sources?.length ?? 0)}
                  </Open>
                  <Marks fact={spell} site={site} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function spellTable(framework: Framework) {
  const columns = ["party", "role", "standing", "since", "until", "entry", "exit", "notice", "note", "doubt", "where"] as const;
  return {
    name: `spells-${framework.id}`,
    columns: ["framework", ...columns, "sources"],
    rows: (framework.spells ?? []).map((spell) => [
      framework.id,
      ...columns.map((each) => spell[each]),
      sourceIds(spell),
    ]),
  };
}
