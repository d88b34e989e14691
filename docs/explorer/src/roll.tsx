// Membership: framework, moment and role on top; below, the roll and, once that stands, map and timeline.
import { useEffect, useState } from "preact/hooks";
import { asked } from "./asked.ts";
import { Controls } from "./controls.tsx";
import { download, type Table } from "./csv.ts";
import { type Framework, frameworks, type Lang, sourceIds } from "./data.ts";
import { WorldMap } from "./map.tsx";
import { Marks, Open } from "./parts.tsx";
import { COUNTED, dayOf, isBeyond, nameOn, roll, type Row } from "./rolls.ts";
import { format, momentOf, type Site, type State } from "./state.ts";
import { Timeline } from "./timeline.tsx";
import { date, either, shortOf, term, titleOf, type Words, words } from "./words.ts";

export function RollView({ site }: { site: Site }) {
  const { state } = site;
  const framework = frameworks().get(state.framework)!;
  const moment = momentOf(state);
  const day = dayOf(moment, framework);
  const rows = sorted(roll(framework, day, state.role, state.standing), state, day);
  const later = useLater();
  return (
    <>
      <Controls site={site} framework={framework} day={day} />
      <section id="answer" tabIndex={-1} class="answer" aria-labelledby="asked">
        <Summary site={site} framework={framework} day={day} rows={rows} />
        <div class="columns">
          <RollTable site={site} framework={framework} day={day} rows={rows} />
          {later && (
            <div class="pictures">
              <WorldMap site={site} framework={framework} rows={rows} day={day} />
              <Timeline site={site} framework={framework} day={day} />
            </div>
          )}
        </div>
      </section>
    </>
  );
}

/** False until the first view is painted: the roll comes before its pictures. */
function useLater(): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setLater(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return later;
}

/** Those that surely belonged come first, as on the page so in the file. */
function sorted(rows: Row[], state: State, day: string): Row[] {
  const collator = new Intl.Collator(state.lang);
  const byName = (one: Row, other: Row): number =>
    collator.compare(nameOn(one.party, day, state.lang), nameOn(other.party, day, state.lang));
  const bySince = (one: Row, other: Row): number => (one.spell.since < other.spell.since ? -1 : 1);
  const listed = rows.sort((one, other) =>
    state.sort === "since" && one.spell.since !== other.spell.since ? bySince(one, other) : byName(one, other),
  );
  return [...listed.filter((each) => each.answer === "member"), ...listed.filter((each) => each.answer === "unsure")];
}

function Summary({ site, framework, day, rows }: { site: Site; framework: Framework; day: string; rows: Row[] }) {
  const { state } = site;
  const say = words(state.lang);
  const sure = rows.filter((each) => each.answer === "member").length;
  const name = shortOf(framework, state.lang);
  const life = outside(framework, day, state.lang, say);
  return (
    <div class="summary">
      <h2 id="asked">
        <Open site={site} what={`framework:${framework.id}`} label={`${say.about}: ${titleOf(framework, state.lang)}`}>
          {name}
        </Open>{" "}
        {asked(state, framework)}
      </h2>
      <p role="status" class="count">
        <span class="hidden">
          {name}, {asked(state, framework)}:{" "}
        </span>
        <strong>{say.members(sure)}</strong>
        {rows.length > sure && <span class="open"> · {say.unsureCount(rows.length - sure)}</span>}
        {state.role !== "member" && <span> · {term("role", state.role, state.lang)}</span>}
        {state.standing !== COUNTED && <span> · {term("standing", state.standing, state.lang)}</span>}
      </p>
      {either(framework, "name", state.lang) !== name && <p class="aside">{either(framework, "name", state.lang)}</p>}
      {life && <p class="aside">{life}</p>}
      {isBeyond(day, framework) && <p class="aside beyond">{say.beyond(date(framework.checked, state.lang))}</p>}
    </div>
  );
}

function outside(framework: Framework, day: string, lang: Lang, say: Words): string | undefined {
  const name = shortOf(framework, lang);
  if (framework.since && day < framework.since) return say.notYet(name, date(framework.since, lang));
  if (framework.until && day >= framework.until && framework.ended) return say.over(name, date(framework.until, lang));
  return undefined;
}

function RollTable({ site, framework, day, rows }: { site: Site; framework: Framework; day: string; rows: Row[] }) {
  const { state, go } = site;
  const say = words(state.lang);
  const sure = rows.filter((each) => each.answer === "member");
  const open = rows.filter((each) => each.answer === "unsure");
  const header = (key: string, label: string, hint: string) => (
    <th scope="col" aria-sort={(state.sort || "name") === key ? "ascending" : undefined}>
      <button type="button" title={hint} onClick={() => go({ sort: key === "name" ? "" : key })}>
        {label}
        <span aria-hidden="true">{(state.sort || "name") === key ? " ↓" : ""}</span>
      </button>
    </th>
  );
  return (
    <div class="roll">
      <div class="bar">
        <h3>{say.roll}</h3>
        <button type="button" class="download" disabled={!rows.length} onClick={() => download(rollTable(site, framework, day, rows))}>
          {say.download}
        </button>
      </div>
      {rows.length ? (
        <table data-state={location.hash}>
          <caption class="hidden">
            {shortOf(framework, state.lang)}, {asked(state, framework)}: {say.members(sure.length)}
          </caption>
          <thead>
            <tr>
              {header("name", say.party, say.sortByName)}
              {header("since", say.since, say.sortBySince)}
              <th scope="col" class="until">
                {say.until}
              </th>
              <th scope="col">{say.sources}</th>
            </tr>
          </thead>
          <tbody>
            {sure.map((each) => (
              <RollRow key={each.party.id} site={site} framework={framework} day={day} row={each} />
            ))}
          </tbody>
          {open.length > 0 && (
            <tbody class="open">
              <tr>
                <th colSpan={4} scope="rowgroup">
                  {say.unsure} <small>{say.unsureWhy}</small>
                </th>
              </tr>
              {open.map((each) => (
                <RollRow key={each.party.id} site={site} framework={framework} day={day} row={each} />
              ))}
            </tbody>
          )}
        </table>
      ) : (
        <p class="nobody">{say.nobody}</p>
      )}
      {rows.length > 0 && say.untilHint && <p class="aside">{say.untilHint}</p>}
    </div>
  );
}

function RollRow({ site, framework, day, row }: { site: Site; framework: Framework; day: string; row: Row }) {
  const { lang } = site.state;
  const say = words(lang);
  const { party, spell, answer } = row;
  const name = nameOn(party, day, lang);
  return (
    <tr data-party={party.id} data-answer={answer}>
      <th scope="row">
        <Open site={site} what={`party:${party.id}`}>
          {name}
        </Open>{" "}
        <small class="code">{party.id}</small>
        {spell.standing !== "in_effect" && site.state.standing === COUNTED && (
          <span class="mark">{term("standing", spell.standing, lang)}</span>
        )}
      </th>
      <td class="day">
        {spell.since}
        {spell.until && <span class="narrow">–{spell.until}</span>}
      </td>
      <td class="day until">{spell.until ?? <span class="onwards">{say.onwards}</span>}</td>
      <td class="told">
        <Open site={site} what={`spells:${framework.id}/${party.id}`} label={say.sourcesOf(name)}>
          {say.sourceCount(spell.sources?.length ?? 0)}
        </Open>
        <Marks fact={spell} site={site} />
      </td>
    </tr>
  );
}

function rollTable(site: Site, framework: Framework, day: string, rows: Row[]): Table {
  const { state } = site;
  const moment = momentOf(state);
  const when = "day" in moment ? moment.day : String(moment.year);
  return {
    name: ["roll", framework.id, when, state.role, ...(state.standing === COUNTED ? [] : [state.standing])].join("-"),
    columns: "framework asked day role answer party name_en name_ja standing since until entry exit notice note doubt sources where link".split(" "),
    rows: rows.map(({ party, spell, answer }) => [
      framework.id,
      when,
      day,
      state.role,
      answer,
      party.id,
      nameOn(party, day, "en"),
      nameOn(party, day, "ja"),
      spell.standing,
      spell.since,
      spell.until,
      spell.entry,
      spell.exit,
      spell.notice,
      spell.note,
      spell.doubt,
      sourceIds(spell),
      spell.where,
      format({ ...state, open: `spells:${framework.id}/${party.id}` }),
    ]),
  };
}
