// The question about a roll: framework, role, standing, and a year or a day.
import { core, type Framework, frameworks, type Lang, themes, withRolls } from "./data.ts";
import { Field } from "./parts.tsx";
import { COUNTED, yearsOf } from "./rolls.ts";
import type { Site, State } from "./state.ts";
import { term, titleOf, words } from "./words.ts";

export function Controls({ site, framework, day }: { site: Site; framework: Framework; day: string }) {
  const { state, go } = site;
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
      <Examples site={site} />
    </form>
  );
}

/** A few questions to begin with, as far as the data can answer them. */
function Examples({ site }: { site: Site }) {
  const say = words(site.state.lang);
  const found: [string, Partial<State>][] = [
    [say.example.g8, fresh({ framework: "g8", on: "2014-03-25" })],
    [say.example.unesco, fresh({ framework: "unesco", year: "2019" })],
    [say.example.eu, fresh({ framework: "eu", on: "2020-02-01" })],
  ];
  const known = found.filter(([, { framework }]) => frameworks().has(framework ?? ""));
  if (themes().has("ai")) known.push([say.example.ai, { view: "commitments", theme: "ai", strength: "2", of: "", from: "", to: "", q: "" }]);
  if (!known.length) return null;
  return (
    <p class="examples">
      <span>{say.examples}</span>
      {known.map(([label, change]) => (
        <a href={site.href(change)}>{label}</a>
      ))}
    </p>
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
