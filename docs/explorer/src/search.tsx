// Search: every record that bears the words in a name, code, title or summary, by kind.
import { useEffect, useRef, useState } from "preact/hooks";
import { commitmentEntry } from "./commitments.tsx";
import { download } from "./csv.ts";
import { core, texts } from "./data.ts";
import { entry, type Entry, search } from "./names.ts";
import { Open } from "./parts.tsx";
import type { Site } from "./state.ts";
import { date, either, partyName, term, titleOf, words } from "./words.ts";
import type { Commitment, Document, Framework, Lang, Meeting, Party, Theme } from "./data.ts";

const PAGE = 12;

interface Index {
  framework: Entry<Framework>[];
  party: Entry<Party>[];
  theme: Entry<Theme>[];
  meeting: Entry<Meeting>[];
  document: Entry<Document>[];
  commitment: Entry<Commitment>[];
}

let made: Index | undefined;

function index(): Index {
  made ??= {
    framework: core().frameworks.map((each) => entry(each, [each.id, each.acronym, each.name_en, each.name_ja, ...(each.aliases ?? [])])),
    party: core().parties.map((each) =>
      entry(each, [
        each.id,
        each.name_en,
        each.name_ja,
        each.alpha_2,
        each.alpha_3,
        ...(each.aliases ?? []),
        ...(each.former_names ?? []).flatMap((former) => [former.name_en, former.name_ja]),
      ]),
    ),
    theme: core().themes.map((each) => entry(each, [each.id, each.label_en, each.label_ja])),
    meeting: texts().meetings.map((each) =>
      entry(each, [each.id, each.name_en, each.name_ja, each.place_en, each.place_ja, each.theme_en, each.theme_ja]),
    ),
    document: texts().documents.map((each) => entry(each, [each.id, each.title_en, each.title_ja, each.title_original, each.symbol])),
    commitment: texts().commitments.map(commitmentEntry),
  };
  return made;
}

interface Hit {
  kind: keyof Index;
  id: string;
  name: string;
  more: string;
}

function hits(question: string, lang: Lang): Hit[] {
  const at = index();
  const named = <K extends keyof Index>(kind: K, tell: (record: Index[K][number]["record"]) => [string, string]): Hit[] =>
    search(at[kind] as Entry<Index[K][number]["record"]>[], question).map((record) => {
      const [name, more] = tell(record);
      return { kind, id: record.id, name, more };
    });
  return [
    ...named("framework", (each) => [titleOf(each, lang), term("framework_kind", each.kind, lang)]),
    ...named("party", (each) => [partyName(each.id, lang), each.id]),
    ...named("theme", (each) => [either(each, "label", lang), each.notation]),
    ...named("meeting", (each) => [either(each, "name", lang), date(each.since, lang)]),
    ...named("document", (each) => [either(each, "title", lang), each.date ? date(each.date, lang) : ""]),
    ...named("commitment", (each) => [either(each, "summary", lang), each.date ? date(each.date, lang) : ""]),
  ];
}

export function Search({ site }: { site: Site }) {
  const { state, go } = site;
  const { lang } = state;
  const say = words(lang);
  const [typed, setTyped] = useState(state.q);
  const [whole, setWhole] = useState<string[]>([]);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(state.q), [state.q]);
  const found = hits(state.q, lang);
  const kinds = (Object.keys(say.kinds) as (keyof typeof say.kinds)[]).filter((kind) => found.some((hit) => hit.kind === kind));
  const ask = (question: string): void => {
    setTyped(question);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      setWhole([]);
      go({ q: question }, true);
    }, 120);
  };
  return (
    <>
      <form
        class="controls search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          go({ q: typed });
        }}
      >
        <label class="field wide">
          <span>{say.searchLabel}</span>
          <input type="search" name="q" autocomplete="off" value={typed} onInput={(event) => ask(event.currentTarget.value)} />
        </label>
        <p class="examples">
          <span>{say.searchHint}</span>
          {say.tries.map((each) => (
            <a href={site.href({ q: each })}>{each}</a>
          ))}
        </p>
      </form>
      <section id="answer" tabIndex={-1} class="answer" aria-labelledby="asked">
        <div class="summary">
          <h2 id="asked" class="hidden">
            {say.views.search}
          </h2>
          <div class="bar">
            <p role="status" class="count">
              {state.q && <strong>{found.length ? say.results(found.length) : say.nothing}</strong>}
            </p>
            {found.length > 0 && (
              <button
                type="button"
                class="download"
                onClick={() =>
                  download({
                    name: "search",
                    columns: ["kind", "id", "name", "more"],
                    rows: found.map((hit) => [hit.kind, hit.id, hit.name, hit.more]),
                  })
                }
              >
                {say.download}
              </button>
            )}
          </div>
        </div>
        {kinds.map((kind) => {
          const listed = found.filter((hit) => hit.kind === kind);
          const shown = whole.includes(kind) ? listed : listed.slice(0, PAGE);
          return (
            <section class="hits" key={kind}>
              <h3>
                {say.kinds[kind]} <small>{listed.length}</small>
              </h3>
              <ul>
                {shown.map((hit) => (
                  <li key={hit.id} data-hit={`${hit.kind}:${hit.id}`}>
                    <Open site={site} what={`${hit.kind}:${hit.id}`}>
                      {hit.name}
                    </Open>{" "}
                    <small>{hit.more}</small>
                  </li>
                ))}
              </ul>
              {listed.length > shown.length && (
                <button type="button" class="more" onClick={() => setWhole([...whole, kind])}>
                  {say.more(listed.length - shown.length)}
                </button>
              )}
            </section>
          );
        })}
      </section>
    </>
  );
}
