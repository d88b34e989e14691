// How a fact is known: its sources with address and day of reading, its remarks, and the line at which to correct it.
import { type Fact, type Lang, type Locator, sources } from "./data.ts";
import { isInSite } from "./place.ts";
import { term, type Words, words } from "./words.ts";

const DATA = "src/sti_frameworks/data/";

export function Known({ fact, lang }: { fact: Fact; lang: Lang }) {
  const say = words(lang);
  const [file, line] = fact.where?.split(":") ?? [];
  return (
    <div class="known">
      {fact.doubt && (
        <p class="doubt">
          <b>{say.doubt}</b> <span lang="en">{fact.doubt}</span>
        </p>
      )}
      {fact.note && (
        <p class="note">
          <b>{say.note}</b> <span lang="en">{fact.note}</span>
        </p>
      )}
      {fact.variants?.map((each) => (
        <div class="variant">
          <p>
            <b>{say.variant}</b> {say.variantSays(each.field, each.value)}
            {each.note && <span lang="en"> – {each.note}</span>}
          </p>
          <Source id={each.source} lang={lang} />
        </div>
      ))}
      {fact.sources && (
        <>
          <p class="label">{say.sources}</p>
          <ul class="sources">
            {fact.sources.map((id) => (
              <li>
                <Source id={id} lang={lang} places={fact.locators?.filter((each) => each.source === id)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {file && (
        <p class="where">
          {say.correct}:{" "}
          {isInSite() ? (
            <a href={`../data/${file.replace(/\.toml$/, ".html")}#L${line}`}>
              <code>{say.correctAt(DATA + file, line ?? "")}</code>
            </a>
          ) : (
            <code>{say.correctAt(DATA + file, line ?? "")}</code>
          )}
        </p>
      )}
    </div>
  );
}

function Source({ id, lang, places = [] }: { id: number; lang: Lang; places?: Locator[] }) {
  const source = sources()[id];
  const say = words(lang);
  if (!source) return null;
  return (
    <span class="source" data-source={source.id}>
      <span class="publisher" lang={source.lang}>
        {source.publisher}
      </span>{" "}
      {source.url ? (
        <a lang={source.lang} href={secure(source.url)} target="_blank" rel="noreferrer">
          {source.title}
        </a>
      ) : (
        <cite lang={source.lang}>{source.title}</cite>
      )}{" "}
      <small>
        {[...places.map((each) => place(each, say)), term("source_kind", source.kind, lang), source.published, say.read(source.read)]
          .filter(Boolean)
          .join(" · ")}
        {!source.url && ` · ${say.noAddress}`}
        {source.copy && (
          <>
            {" · "}
            <a href={secure(source.copy)} target="_blank" rel="noreferrer">
              {say.copyRead}
            </a>
          </>
        )}
        {source.archived && (
          <>
            {" · "}
            <a href={secure(source.archived)} target="_blank" rel="noreferrer">
              {say.archived}
            </a>
          </>
        )}
      </small>
      {source.note && (
        <small class="remark" lang="en">
          {" "}
          {source.note}
        </small>
      )}
    </span>
  );
}

function place({ page, section, footnote }: Locator, say: Words): string {
  return [page && `${say.page} ${page}`, section && `${say.section} ${section}`, footnote && `${say.footnote} ${footnote}`]
    .filter(Boolean)
    .join(", ");
}

/** An address that a link may have: nothing that a browser would run. */
export function secure(address: string): string | undefined {
  return /^https?:\/\//i.test(address) ? address : undefined;
}
