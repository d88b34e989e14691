// Membership: framework, moment and role on top; below, the roll and, once that stands, map and timeline.
import { useEffect, useState } from "preact/hooks";
import { asked } from "./asked.ts";
import { core, type Framework, frameworks, type Lang, sourceIds, withRolls } from "./data.ts";
import { download, type Table } from "./csv.ts";
import { WorldMap } from "./map.tsx";
import { Field, Marks, Open } from "./parts.tsx";
import { COUNTED, dayOf, isBeyond, nameOn, roll, type Row, yearsOf } from "./rolls.ts";
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

// The question

function Controls({ site, framework, day }: { site: Site; framework: Framework; day: string }) {
  const { state, go, href } = site;
  const say = words(state.lang);
  const [first, last] = yearsOf(framework);
  const year = Number(day.slice(0, 4));
  const byDay = state.on !== "";
  const roles = Object.keys(core().terms["role"]!).filter((each) => framework.rolls?.[each] || each === state.role);
  const standings = Object.keys(framework.rolls?.[state.role] ?? {});
  const setYear = (value: string, quietly: boolean): void => {
    if (/^\d{1,4}$/.test(value) && Number(value) > 0) go({ year: value, on: "" }, quietly);
  };
  return (
    <form class="controls" aria-label={say.question} onSubmit={(event) => event.preventDefault()}>
      <Field label={say.framework} wide>
        <select name="framework" value={state.framework} onChange={(event) => go(moveTo(event.currentTarget.value, state))}>
          {groups(state.lang).map(([kind, listed]) => (
            <optgroup label={kind}>
              {listed.map((each) => (
                <option value={each.id}>{titleOf(each, state.lang)}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <Field label={say.role}>
        <select name="role" value={state.role} onChange={(event) => go({ role: event.currentTarget.value, standing: COUNTED })}>
          {roles.map((each) => (
            <option value={each}>{term("role", each, state.lang)}</option>
          ))}
        </select>
      </Field>
      {(standings.length > 1 || state.standing !== COUNTED) && (
        <Field label={say.standing}>
          <select name="standing" value={state.standing} onChange={(event) => go({ standing: event.currentTarget.value })}>
            {[...new Set([COUNTED, ...standings, state.standing])].map((each) => (
              <option value={each}>{each === COUNTED ? say.counted : term("standing", each, state.lang)}</option>
            ))}
          </select>
        </Field>
      )}
      <fieldset class="moment">
        <legend>{say.ask}</legend>
        <span class="choice" role="group" aria-label={say.ask}>
          <button type="button" aria-pressed={!byDay} onClick={() => go({ on: "", year: String(year) })}>
            {say.byYear}
          </button>
          <button type="button" aria-pressed={byDay} onClick={() => go({ on: day })}>
            {say.byDay}
          </button>
        </span>
        {byDay ? (
          <input
            type="date"
            name="day"
            aria-label={say.day}
            value={state.on}
            onChange={(event) => event.currentTarget.value && go({ on: event.currentTarget.value })}
          />
        ) : (
          <>
            <input
              type="number"
              name="year"
              aria-label={say.year}
              min={1}
              max={9999}
              value={year}
              onInput={(event) => setYear(event.currentTarget.value, true)}
              onChange={(event) => setYear(event.currentTarget.value, false)}
            />
            <span class="slider">
              <span aria-hidden="true">{first}</span>
              <input
                type="range"
                name="slider"
                aria-label={say.yearSlider}
                min={first}
                max={last}
                value={Math.min(Math.max(year, first), last)}
                onInput={(event) => setYear(event.currentTarget.value, true)}
                onChange={(event) => setYear(event.currentTarget.value, false)}
              />
              <span aria-hidden="true">{last}</span>
            </span>
          </>
        )}
      </fieldset>
      <p class="examples">
        <span>{say.examples}</span>
        <a href={href(fresh({ framework: "g8", on: "2014-03-25" }))}>{say.example.g8}</a>
        <a href={href(fresh({ framework: "unesco", year: "2019" }))}>{say.example.unesco}</a>
        <a href={href(fresh({ framework: "eu", on: "2020-02-01" }))}>{say.example.eu}</a>
        <a href={href({ view: "commitments", theme: "ai", strength: "2", of: "", from: "", to: "", q: "" })}>{say.example.ai}</a>
      </p>
    </form>
  );
}

function fresh(change: Partial<State>): Partial<State> {
  return { year: "", on: "", role: "member", standing: COUNTED, open: "", ...change };
}

/** Another framework keeps the moment, and the role where it has it. */
function moveTo(framework: string, state: State): Partial<State> {
  const has = frameworks().get(framework)?.rolls?.[state.role];
  return { framework, role: has ? state.role : "member", standing: has?.[state.standing] ? state.standing : COUNTED };
}

function groups(lang: Lang): [string, Framework[]][] {
  const found = new Map<string, Framework[]>();
  for (const kind of Object.keys(core().terms["framework_kind"]!)) {
    const listed = withRolls().filter((each) => each.kind === kind);
    if (listed.length) found.set(term("framework_kind", kind, lang), listed.sort(byTitle(lang)));
  }
  return [...found];
}

function byTitle(lang: Lang): (one: Framework, other: Framework) => number {
  const collator = new Intl.Collator(lang, { numeric: true });
  return (one, other) => collator.compare(titleOf(one, lang), titleOf(other, lang));
}

// The answer

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
