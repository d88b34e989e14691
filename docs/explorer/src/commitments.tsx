// Commitments by theme, strength, framework (with its bodies), year and word.
import { useState } from "preact/hooks";
import { download, type Table } from "./csv.ts";
import { type Commitment, core, documents, frameworks, type Lang, sourceIds, texts, themes } from "./data.ts";
import { entry, search } from "./names.ts";
import { Field, Marks, Open } from "./parts.tsx";
import { format, type Site, type State } from "./state.ts";
import { date, either, shortOf, term, titleOf, words } from "./words.ts";

const PAGE = 60;
const CLEAR: Partial<State> = { theme: "", of: "", strength: "0", from: "", to: "", q: "" };

/** The library's question of the same name, in its order: oldest first. */
export function commitmentsOf(state: State): Commitment[] {
  const on = new Set([state.theme, ...core().themes.filter((each) => each.broader === state.theme).map((each) => each.id)]);
  const of = state.of ? withBodies(state.of) : undefined;
  const from = Number(state.from) || 0;
  const to = Number(state.to) || 9999;
  const found = texts().commitments.filter(
    (each) =>
      (!state.theme || each.themes.some((theme) => on.has(theme))) &&
      (!of || of.has(each.framework)) &&
      each.strength >= Number(state.strength) &&
      ((!state.from && !state.to) || (each.date !== undefined && from <= yearOf(each) && yearOf(each) <= to)),
  );
  if (!state.q.trim()) return found;
  const hits = new Set(search(found.map(commitmentEntry), state.q));
  return found.filter((each) => hits.has(each));
}

/** What has no date comes last. */
function newestFirst(found: Commitment[]): Commitment[] {
  return [...found.filter((each) => each.date).reverse(), ...found.filter((each) => !each.date)];
}

export function commitmentEntry(each: Commitment) {
  const labels = each.themes.flatMap((id) => [themes().get(id)?.label_en, themes().get(id)?.label_ja]);
  return entry(each, [each.summary_en, each.summary_ja, ...labels, each.id]);
}

const yearOf = (each: Commitment): number => Number(each.date?.slice(0, 4));

/** A framework and all bodies below it. */
export function withBodies(id: string): Set<string> {
  const found = new Set([id]);
  for (const above of found) for (const each of core().frameworks) if (each.parent === above) found.add(each.id);
  return found;
}

export function Commitments({ site }: { site: Site }) {
  const { state, go } = site;
  const { lang } = state;
  const say = words(lang);
  const found = newestFirst(commitmentsOf(state));
  const [shown, setShown] = useState(PAGE);
  const set = (change: Partial<State>, quietly = false): void => {
    setShown(PAGE);
    go(change, quietly);
  };
  const isFiltered = Object.entries(CLEAR).some(([key, value]) => state[key as keyof State] !== value);
  return (
    <>
      <form class="controls" aria-label={say.question} onSubmit={(event) => event.preventDefault()}>
        <Field label={say.topic} wide>
          <select name="theme" value={state.theme} onChange={(event) => set({ theme: event.currentTarget.value })}>
            <option value="">{say.allThemes}</option>
            {core()
              .themes.filter((each) => !each.broader)
              .map((domain) => (
                <optgroup label={`${domain.notation} ${either(domain, "label", lang)}`}>
                  <option value={domain.id}>{either(domain, "label", lang)}</option>
                  {core()
                    .themes.filter((each) => each.broader === domain.id)
                    .map((each) => (
                      <option value={each.id}>
                        {each.notation} {either(each, "label", lang)}
                      </option>
                    ))}
                </optgroup>
              ))}
          </select>
        </Field>
        <Field label={say.framework} wide>
          <select name="of" value={state.of} onChange={(event) => set({ of: event.currentTarget.value })}>
            <option value="">{say.allFrameworks}</option>
            {promising(lang).map((each) => (
              <option value={each.id}>{titleOf(each, lang)}</option>
            ))}
          </select>
        </Field>
        <Field label={say.strength}>
          <select name="strength" value={state.strength} onChange={(event) => set({ strength: event.currentTarget.value })}>
            {say.strengths.map((each, rank) => (
              <option value={String(rank)}>{each}</option>
            ))}
          </select>
        </Field>
        <div class="field" role="group" aria-label={say.years}>
          <span aria-hidden="true">{say.years}</span>
          <span class="pair">
            {(["from", "to"] as const).map((key, at) => (
              <>
                {at > 0 && <span aria-hidden="true">–</span>}
                <input
                  type="number"
                  name={key}
                  aria-label={say[key]}
                  min={1}
                  max={9999}
                  value={state[key]}
                  onInput={(event) => set({ [key]: event.currentTarget.value }, true)}
                />
              </>
            ))}
          </span>
        </div>
        <Field label={say.contains}>
          <input type="search" name="q" value={state.q} onInput={(event) => set({ q: event.currentTarget.value }, true)} />
        </Field>
        {isFiltered && (
          <button type="button" class="plain" onClick={() => set(CLEAR)}>
            {say.reset}
          </button>
        )}
      </form>
      <section id="answer" tabIndex={-1} class="answer" aria-labelledby="asked">
        <div class="summary">
          <h2 id="asked">{say.views.commitments}</h2>
          <p class="aside">{say.commitmentsLead}</p>
          <div class="bar">
            <p role="status" class="count">
              <strong>{say.commitments(found.length)}</strong>
            </p>
            <button type="button" class="download" disabled={!found.length} onClick={() => download(commitmentTable(found, state))}>
              {say.download}
            </button>
          </div>
        </div>
        <Tally found={found} lang={lang} />
        {found.length ? (
          <ol class="promises" reversed>
            {found.slice(0, shown).map((each) => (
              <Promise key={each.id} site={site} commitment={each} />
            ))}
          </ol>
        ) : (
          <p class="nobody">{say.nothing}</p>
        )}
        {found.length > shown && (
          <button type="button" class="more" onClick={() => setShown(shown + 2 * PAGE)}>
            {say.more(Math.min(2 * PAGE, found.length - shown))}
          </button>
        )}
      </section>
    </>
  );
}

/** How many of each strength. */
function Tally({ found, lang }: { found: Commitment[]; lang: Lang }) {
  const say = words(lang);
  return (
    <ul class="tally">
      {[3, 2, 1, 0]
        .map((strength) => ({ strength, count: found.filter((each) => each.strength === strength).length }))
        .filter(({ count }) => count)
        .map(({ strength, count }) => (
          <li class={`s${strength}`} style={{ flexGrow: count }}>
            <span>
              {say.strengthShort[strength]} <b>{count}</b>
            </span>
          </li>
        ))}
    </ul>
  );
}

function Promise({ site, commitment }: { site: Site; commitment: Commitment }) {
  const { lang } = site.state;
  const say = words(lang);
  const framework = frameworks().get(commitment.framework);
  return (
    <li data-commitment={commitment.id}>
      <p class="head">
        {commitment.date ? <time dateTime={commitment.date}>{date(commitment.date, lang)}</time> : <span>{say.undated}</span>}
        {framework && (
          <Open site={site} what={`framework:${framework.id}`}>
            {shortOf(framework, lang)}
          </Open>
        )}
        <Strength commitment={commitment} lang={lang} />
      </p>
      <p class="text">{either(commitment, "summary", lang)}</p>
      <p class="tail">
        {commitment.themes.map((id) => (
          <a class="tag" href={site.href({ view: "commitments", theme: id, open: "" })}>
            {either(themes().get(id)!, "label", lang)}
          </a>
        ))}
        <Open site={site} what={`commitment:${commitment.id}`} label={`${say.sources}: ${either(commitment, "summary", lang)}`}>
          {say.sourceCount(commitment.sources?.length ?? 0)}
        </Open>
        <Marks fact={commitment} site={site} />
      </p>
    </li>
  );
}

export function Strength({ commitment, lang }: { commitment: Commitment; lang: Lang }) {
  const say = words(lang);
  return (
    <span class={`strength s${commitment.strength}`}>
      <span class="dots" aria-hidden="true">
        {"●".repeat(commitment.strength)}
        {"○".repeat(3 - commitment.strength)}
      </span>{" "}
      {term("modality", commitment.modality, lang)}
      <span class="hidden">
        {" "}
        ({say.strength} {commitment.strength}: {say.strengthShort[commitment.strength]})
      </span>
    </span>
  );
}

/** Frameworks that promise something, themselves or through a body. */
function promising(lang: Lang) {
  const found = new Set<string>();
  for (const each of texts().commitments) {
    for (let at = frameworks().get(each.framework); at && !found.has(at.id); at = frameworks().get(at.parent ?? "")) found.add(at.id);
  }
  const collator = new Intl.Collator(lang, { numeric: true });
  return [...found]
    .map((id) => frameworks().get(id)!)
    .sort((one, other) => collator.compare(titleOf(one, lang), titleOf(other, lang)));
}

function commitmentTable(found: Commitment[], state: State): Table {
  return {
    name: "commitments",
    columns: "id date framework document document_title modality strength themes summary_en summary_ja note doubt sources where link".split(" "),
    rows: found.map((each) => [
      each.id,
      each.date,
      each.framework,
      each.document,
      documents().get(each.document)?.title_en,
      each.modality,
      each.strength,
      each.themes.join("; "),
      each.summary_en,
      each.summary_ja,
      each.note,
      each.doubt,
      sourceIds(each),
      each.where,
      format({ ...state, open: `commitment:${each.id}` }),
    ]),
  };
}
