// A record's own sheet: what it says, and how we know. Its address is a state of the page like any other.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { asked } from "./asked.ts";
import { Strength, withBodies } from "./commitments.tsx";
import {
  type Commitment,
  commitments,
  core,
  type Document,
  documents,
  type Event,
  events,
  type Fact,
  type Framework,
  frameworks,
  type Lang,
  type Meeting,
  meetings,
  parties,
  type Part,
  type Party,
  type Spell,
  texts,
  type Theme,
  themes,
} from "./data.ts";
import { Open } from "./parts.tsx";
import { COUNTED, dayOf, nameOn, roll } from "./rolls.ts";
import { momentOf, type Site } from "./state.ts";
import { Known, secure } from "./sources.tsx";
import { date, either, partyName, shortOf, term, titleOf, words } from "./words.ts";

export function Detail({ site }: { site: Site }) {
  const { state, go } = site;
  const say = words(state.lang);
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const stay = useRef("");
  useEffect(() => {
    const element = dialog.current!;
    if (state.open && !element.open) {
      opener.current = document.activeElement;
      element.showModal();
    } else if (!state.open && element.open) {
      element.close();
    }
    if (state.open !== stay.current) element.scrollTop = 0;
    stay.current = state.open;
  }, [state.open]);
  const close = (): void => {
    if (state.open) go({ open: "" });
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  const { title, above, body } = sheet(site);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="sheet"
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      {state.open && (
        <div class="page">
          <button type="button" class="close" onClick={() => dialog.current?.close()}>
            {say.close} <span aria-hidden="true">×</span>
          </button>
          {above && <p class="above">{above}</p>}
          <h2 id="sheet">{title}</h2>
          {body}
        </div>
      )}
    </dialog>
  );
}

interface Sheet {
  title: string;
  above?: ComponentChildren;
  body: ComponentChildren;
}

function sheet(site: Site): Sheet {
  const { open, lang } = site.state;
  const kind = open.slice(0, open.indexOf(":"));
  const id = open.slice(kind.length + 1);
  const make: Record<string, () => Sheet | undefined> = {
    spells: () => {
      const [framework, party] = [frameworks().get(id.split("/")[0]!), parties().get(id.split("/")[1] ?? "")];
      return framework && party && spellsSheet(site, framework, party);
    },
    framework: () => given(frameworks().get(id), (each) => frameworkSheet(site, each)),
    party: () => given(parties().get(id), (each) => partySheet(site, each)),
    meeting: () => given(meetings().get(id), (each) => meetingSheet(site, each)),
    document: () => given(documents().get(id), (each) => documentSheet(site, each)),
    commitment: () => given(commitments().get(id), (each) => commitmentSheet(site, each)),
    event: () => given(events().get(id), (each) => eventSheet(site, each)),
    theme: () => given(themes().get(id), (each) => themeSheet(site, each)),
  };
  return (Object.hasOwn(make, kind) ? make[kind]?.() : undefined) ?? { title: open, body: <p>{words(lang).notFound}</p> };
}

function given<T>(record: T | undefined, make: (record: T) => Sheet): Sheet | undefined {
  return record && make(record);
}

// Pieces of sheets

/** Lines of "name: value", without those that have none. */
function Lines({ of }: { of: [string, ComponentChildren][] }) {
  const told = of.filter(([, value]) => value !== undefined && value !== "" && value !== null && value !== false);
  if (!told.length) return null;
  return (
    <dl>
      {told.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function List({ title, children }: { title: string; children: ComponentChildren[] }) {
  if (!children.length) return null;
  return (
    <details class="list" open={children.length <= 12}>
      <summary>
        {title} <small>{children.length}</small>
      </summary>
      <ul>
        {children.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    </details>
  );
}

function span(since: string | undefined, until: string | undefined, lang: Lang): string {
  if (!since && !until) return "";
  const [begin, end] = [since ? date(since, lang) : "", until ? date(until, lang) : ""];
  return lang === "ja" ? `${begin}～${end}` : `${begin} – ${end}`.trim();
}

function joined(items: ComponentChildren[], lang: Lang): ComponentChildren {
  if (!items.length) return undefined;
  return items.map((each, at) => (
    <>
      {at > 0 && (lang === "ja" ? "、" : ", ")}
      {each}
    </>
  ));
}

function address(url: string | undefined, label: string): ComponentChildren {
  return url && secure(url) ? (
    <a href={secure(url)} target="_blank" rel="noreferrer">
      {label}
    </a>
  ) : undefined;
}

// Sheets

function spellsSheet(site: Site, framework: Framework, party: Party): Sheet {
  const { state } = site;
  const { lang } = state;
  const say = words(lang);
  const day = state.framework === framework.id ? dayOf(momentOf(state), framework) : framework.checked_day;
  const now = roll(framework, day, state.role, state.standing).find((row) => row.party.id === party.id);
  const spells = (framework.spells ?? []).filter((spell) => spell.party === party.id);
  return {
    title: nameOn(party, day, lang),
    above: (
      <>
        <Open site={site} what={`framework:${framework.id}`}>
          {titleOf(framework, lang)}
        </Open>
      </>
    ),
    body: (
      <>
        {state.view === "roll" && state.framework === framework.id && (
          <p class={`verdict ${now?.answer ?? "none"}`}>
            {asked(state, framework)}
            {lang === "ja" ? "：" : ": "}
            <b>{now ? (now.answer === "member" ? say.legendMember : say.legendUnsure) : say.notOnRoll}</b>{" "}
            <small>{term("role", state.role, lang)}</small>
          </p>
        )}
        <p class="label">{say.history}</p>
        <ol class="history">
          {spells.map((spell) => (
            <li class={spell === now?.spell ? "now" : undefined}>
              <SpellHead spell={spell} lang={lang} />
              <Known fact={spell} lang={lang} />
            </li>
          ))}
        </ol>
        <p>
          <Open site={site} what={`party:${party.id}`}>
            {say.allMemberships}: {nameOn(party, day, lang)}
          </Open>
        </p>
      </>
    ),
  };
}

function SpellHead({ spell, lang }: { spell: Spell; lang: Lang }) {
  const say = words(lang);
  return (
    <>
      <h3>
        {term("role", spell.role, lang)}
        {spell.standing !== "in_effect" && <small> {term("standing", spell.standing, lang)}</small>}
      </h3>
      <Lines
        of={[
          [say.since, join(date(spell.since, lang), spell.entry && term("entry", spell.entry, lang))],
          [say.until, spell.until ? join(date(spell.until, lang), spell.exit && term("exit", spell.exit, lang)) : say.onwards],
          [say.notice, spell.notice && date(spell.notice, lang)],
        ]}
      />
    </>
  );
}

function join(...texts: (string | undefined)[]): string {
  return texts.filter(Boolean).join(" · ");
}

function frameworkSheet(site: Site, framework: Framework): Sheet {
  const { lang } = site.state;
  const say = words(lang);
  const above = frameworks().get(framework.parent ?? "");
  const family = withBodies(framework.id);
  const happened = texts().events.filter((each) => each.frameworks?.includes(framework.id)).reverse();
  const bodies = core().frameworks.filter((each) => each.parent === framework.id);
  const held = texts().meetings.filter((each) => each.frameworks.includes(framework.id)).reverse();
  const out = texts().documents.filter((each) => each.framework === framework.id).reverse();
  const link = (each: Framework) => (
    <Open site={site} what={`framework:${each.id}`}>
      {titleOf(each, lang)}
    </Open>
  );
  return {
    title: titleOf(framework, lang),
    above: term("framework_kind", framework.kind, lang),
    body: (
      <>
        <p class="text">{either(framework, "summary", lang)}</p>
        <p class="actions">
          {framework.spells && (
            <a href={site.href({ view: "roll", framework: framework.id, role: "member", standing: COUNTED, year: "", on: "", open: "" })}>
              {say.showRoll}
            </a>
          )}
          {texts().commitments.some((each) => family.has(each.framework)) && (
            <a href={site.href({ view: "commitments", of: framework.id, theme: "", strength: "0", from: "", to: "", q: "", open: "" })}>
              {say.showCommitments}
            </a>
          )}
        </p>
        <Lines
          of={[
            [say.lasts, span(framework.since, framework.until, lang)],
            [say.checked, date(framework.checked, lang)],
            [say.seat, framework.seat],
            [say.parent, above && link(above)],
            [say.website, address(framework.url, framework.url ?? "")],
            [
              say.relations,
              joined(
                (framework.relations ?? []).map((each) => {
                  const other = frameworks().get(each.other);
                  const name = other ? link(other) : each.other;
                  const how = term("relation", each.kind, lang);
                  return lang === "ja" ? <>{name}{how}</> : <>{how} {name}</>;
                }),
                lang,
              ),
            ],
          ]}
        />
        <Known fact={framework} lang={lang} />
        <List title={say.bodies}>{bodies.map(link)}</List>
        <List title={say.meetingsHeld}>
          {held.map((each) => (
            <>
              <Open site={site} what={`meeting:${each.id}`}>
                {either(each, "name", lang)}
              </Open>{" "}
              <small>{date(each.since, lang)}</small>
            </>
          ))}
        </List>
        <List title={say.kinds.event}>
          {happened.map((each) => (
            <>
              <Open site={site} what={`event:${each.id}`}>
                {either(each, "summary", lang)}
              </Open>{" "}
              <small>{date(each.date, lang)}</small>
            </>
          ))}
        </List>
        <List title={say.documentsOut}>
          {out.map((each) => (
            <>
              <Open site={site} what={`document:${each.id}`}>
                {either(each, "title", lang)}
              </Open>{" "}
              <small>{each.date && date(each.date, lang)}</small>
            </>
          ))}
        </List>
      </>
    ),
  };
}

function partySheet(site: Site, party: Party): Sheet {
  const { lang } = site.state;
  const say = words(lang);
  const links = (ids: string[] | undefined) =>
    joined(
      (ids ?? []).map((id) => (
        <Open site={site} what={`party:${id}`}>
          {partyName(id, lang)}
        </Open>
      )),
      lang,
    );
  const belonged = core().frameworks.filter((each) => each.spells?.some((spell) => spell.party === party.id));
  return {
    title: partyName(party.id, lang),
    above: term("party_kind", party.kind, lang),
    body: (
      <>
        <Lines
          of={[
            [say.codes, [...new Set([party.id, party.alpha_3, party.alpha_2, party.numeric, party.cow && `COW ${party.cow}`, party.gw && `GW ${party.gw}`, party.wikidata])].filter(Boolean).join(" · ")],
            [
              say.formerNames,
              joined(
                (party.former_names ?? []).map((each) => (
                  <>
                    {(lang === "ja" ? each.name_ja : null) ?? each.name_en} <small>{span(each.since, each.until, lang)}</small>
                  </>
                )),
                lang,
              ),
            ],
            [say.lasts, span(party.since, party.until, lang)],
            [say.succeeds, links(party.succeeds)],
            [say.succeededBy, links(party.succeeded_by)],
          ]}
        />
        {belonged.length > 0 && <p class="label">{say.allMemberships}</p>}
        <ul class="memberships">
          {belonged.map((each) => (
            <li>
              <Open site={site} what={`spells:${each.id}/${party.id}`}>
                {shortOf(each, lang)}
              </Open>
              <ul>
                {each.spells!
                  .filter((spell) => spell.party === party.id)
                  .map((spell) => (
                    <li>
                      {term("role", spell.role, lang)}
                      {spell.standing !== "in_effect" && `（${term("standing", spell.standing, lang)}）`}{" "}
                      <small>{span(spell.since, spell.until, lang)}</small>
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
        <Known fact={party} lang={lang} />
      </>
    ),
  };
}

function meetingSheet(site: Site, meeting: Meeting): Sheet {
  const { lang } = site.state;
  const say = words(lang);
  const out = [...new Set(meeting.documents ?? [])].map((id) => documents().get(id)).filter((each) => each !== undefined);
  return {
    title: either(meeting, "name", lang),
    above: joined(
      meeting.frameworks.map((id) => (
        <Open site={site} what={`framework:${id}`}>
          {frameworks().has(id) ? titleOf(frameworks().get(id)!, lang) : id}
        </Open>
      )),
      lang,
    ),
    body: (
      <>
        <Lines
          of={[
            [say.when, meetingDays(meeting, lang)],
            [say.kind, term("meeting_kind", meeting.kind, lang)],
            [" ", meeting.status !== "held" && term("meeting_status", meeting.status, lang)],
            [say.place, either(meeting, "place", lang) || (meeting.country && partyName(meeting.country, lang))],
            [say.chair, meeting.chair && partyName(meeting.chair, lang)],
            [say.topic, either(meeting, "theme", lang)],
          ]}
        />
        <List title={say.documentsOut}>
          {out.map((each) => (
            <Open site={site} what={`document:${each.id}`}>
              {either(each, "title", lang)}
            </Open>
          ))}
        </List>
        <Known fact={meeting} lang={lang} />
        <List title={say.present}>
          {(meeting.participations ?? []).map(([party, capacity, note, ...people]) => (
            <>
              <Open site={site} what={`party:${party}`}>
                {partyName(party, lang)}
              </Open>{" "}
              <small>
                {[term("capacity", capacity, lang), ...people].join(" · ")}
                {note && <span lang="en"> – {note}</span>}
              </small>
            </>
          ))}
        </List>
      </>
    ),
  };
}

/** First and last day; `until` is the first day on which it was over. */
function meetingDays(meeting: Meeting, lang: Lang): string {
  const since = date(meeting.since, lang);
  if (!meeting.until || meeting.until.length < 10) return since;
  const last = new Date(Date.parse(meeting.until) - 86_400_000).toISOString().slice(0, 10);
  return last === meeting.since ? since : `${since} – ${date(last, lang)}`;
}

function documentSheet(site: Site, document: Document): Sheet {
  const { lang } = site.state;
  const say = words(lang);
  const meeting = meetings().get(document.meeting ?? "");
  const framework = frameworks().get(document.framework);
  const promised = texts().commitments.filter((each) => each.document === document.id);
  return {
    title: either(document, "title", lang),
    above: framework && (
      <Open site={site} what={`framework:${framework.id}`}>
        {titleOf(framework, lang)}
      </Open>
    ),
    body: (
      <>
        {document.title_original && <p class="original">{document.title_original}</p>}
        <Lines
          of={[
            [say.when, document.date && date(document.date, lang)],
            [say.kind, term("document_kind", document.kind, lang)],
            [say.symbol, document.symbol],
            [
              say.meetingsHeld,
              meeting && (
                <Open site={site} what={`meeting:${meeting.id}`}>
                  {either(meeting, "name", lang)}
                </Open>
              ),
            ],
            [say.adoptedBy, document.adopted_by && term("actor_scope", document.adopted_by, lang)],
            [say.except, joined((document.excluded ?? []).map((id) => partyName(id, lang)), lang)],
            [say.text, address(document.url, say.textAddress)],
          ]}
        />
        <Known fact={document} lang={lang} />
        {document.outline && (
          <details class="list" open>
            <summary>{say.outline}</summary>
            <Outline parts={document.outline} lang={lang} />
          </details>
        )}
        <List title={say.views.commitments}>
          {promised.map((each) => (
            <>
              <Open site={site} what={`commitment:${each.id}`}>
                {either(each, "summary", lang)}
              </Open>{" "}
              <Strength commitment={each} lang={lang} />
            </>
          ))}
        </List>
      </>
    ),
  };
}

function Outline({ parts, lang }: { parts: Part[]; lang: Lang }) {
  return (
    <ul>
      {parts.map((part) => (
        <li>
          {either(part, "name", lang)}
          {part.parts && <Outline parts={part.parts} lang={lang} />}
        </li>
      ))}
    </ul>
  );
}

function commitmentSheet(site: Site, commitment: Commitment): Sheet {
  const { lang } = site.state;
  const say = words(lang);
  const document = documents().get(commitment.document);
  const framework = frameworks().get(commitment.framework);
  const names = (ids: string[] | undefined) => joined((ids ?? []).map((id) => partyName(id, lang)), lang);
  return {
    title: either(commitment, "summary", lang),
    above: framework && (
      <Open site={site} what={`framework:${framework.id}`}>
        {titleOf(framework, lang)}
      </Open>
    ),
    body: (
      <>
        <p class="head">
          <Strength commitment={commitment} lang={lang} />
        </p>
        <Lines
          of={[
            [say.when, commitment.date ? date(commitment.date, lang) : say.undated],
            [
              say.text,
              document && (
                <Open site={site} what={`document:${document.id}`}>
                  {either(document, "title", lang)}
                </Open>
              ),
            ],
            [say.verb, either(commitment, "verb", lang)],
            [
              say.topic,
              joined(
                commitment.themes.map((id) => (
                  <Open site={site} what={`theme:${id}`}>
                    {either(themes().get(id)!, "label", lang)}
                  </Open>
                )),
                lang,
              ),
            ],
            [say.actors, join(term("actor_scope", commitment.actor_scope, lang))],
            [say.members(commitment.actors?.length ?? 0), names(commitment.actors)],
            [say.except, names(commitment.excluded)],
            [
              say.targets,
              joined(
                (commitment.targets ?? []).map((each) => (
                  <>
                    {term("target_kind", each.kind, lang)}
                    {lang === "ja" ? "：" : ": "}
                    {[each.value, each.value_max].filter((value) => value !== undefined).map((value) => value!.toLocaleString(lang)).join("–")}{" "}
                    {each.unit} {each.as_stated && <small>{each.as_stated}</small>}
                  </>
                )),
                lang,
              ),
            ],
            [say.deadline, commitment.deadline && date(commitment.deadline, lang)],
            [say.followUp, commitment.follow_up && commitment.follow_up !== "none_stated" && term("follow_up", commitment.follow_up, lang)],
            ["SDG", commitment.sdgs?.join(", ")],
            [
              say.links,
              joined(
                (commitment.links ?? []).map((each) => (
                  <>
                    {term("link", each.kind, lang)}{" "}
                    <Open site={site} what={`commitment:${each.other}`}>
                      {commitments().has(each.other) ? either(commitments().get(each.other)!, "summary", lang) : each.other}
                    </Open>
                  </>
                )),
                lang,
              ),
            ],
          ]}
        />
        <Known fact={commitment} lang={lang} />
      </>
    ),
  };
}

function eventSheet(site: Site, event: Event): Sheet {
  const { lang } = site.state;
  return { title: either(event, "summary", lang), above: date(event.date, lang), body: <Known fact={event as Fact} lang={lang} /> };
}

function themeSheet(site: Site, theme: Theme): Sheet {
  const { lang } = site.state;
  const say = words(lang);
  const within = core().themes.filter((each) => each.broader === theme.id);
  const above = themes().get(theme.broader ?? "");
  const promised = texts().commitments.filter((each) => each.themes.some((id) => id === theme.id || within.some((one) => one.id === id)));
  return {
    title: either(theme, "label", lang),
    above: above ? (
      <Open site={site} what={`theme:${above.id}`}>
        {either(above, "label", lang)}
      </Open>
    ) : (
      theme.notation
    ),
    body: (
      <>
        <p class="text" lang="en">
          {theme.definition_en}
        </p>
        <p class="actions">
          <a href={site.href({ view: "commitments", theme: theme.id, of: "", strength: "0", from: "", to: "", q: "", open: "" })}>
            {say.showCommitments} ({promised.length})
          </a>
        </p>
        <List title={say.topic}>
          {within.map((each) => (
            <Open site={site} what={`theme:${each.id}`}>
              {either(each, "label", lang)}
            </Open>
          ))}
        </List>
      </>
    ),
  };
}
