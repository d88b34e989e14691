// The sheets of what was done and promised: meetings, documents, commitments, events, themes.
import { Strength } from "../commitments.tsx";
import {
  type Commitment,
  commitments,
  core,
  type Document,
  documents,
  type Event,
  frameworks,
  type Lang,
  type Meeting,
  meetings,
  type Part,
  texts,
  type Theme,
  themes,
} from "../data.ts";
import { Open } from "../parts.tsx";
import { Known } from "../sources.tsx";
import type { Site } from "../state.ts";
import { date, either, partyName, term, titleOf, words } from "../words.ts";
import { address, join, joined, Lines, List, type Sheet } from "./pieces.tsx";

export function meetingSheet(site: Site, meeting: Meeting): Sheet {
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

export function documentSheet(site: Site, document: Document): Sheet {
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

export function commitmentSheet(site: Site, commitment: Commitment): Sheet {
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

export function eventSheet(site: Site, event: Event): Sheet {
  const { lang } = site.state;
  return { title: either(event, "summary", lang), above: date(event.date, lang), body: <Known fact={event} lang={lang} /> };
}

export function themeSheet(site: Site, theme: Theme): Sheet {
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
