// The sheets of those who belong: the spells of a party in a framework, a framework, a party.
import { asked } from "../asked.ts";
import { withBodies } from "../commitments.tsx";
import { core, type Framework, frameworks, type Lang, type Party, type Spell, texts } from "../data.ts";
import { Open } from "../parts.tsx";
import { COUNTED, dayOf, nameOn, roll } from "../rolls.ts";
import { Known } from "../sources.tsx";
import { momentOf, type Site } from "../state.ts";
import { date, either, partyName, shortOf, term, titleOf, words } from "../words.ts";
import { address, join, joined, Lines, List, type Sheet, span } from "./pieces.tsx";

export function spellsSheet(site: Site, framework: Framework, party: Party): Sheet {
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

export function frameworkSheet(site: Site, framework: Framework): Sheet {
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

export function partySheet(site: Site, party: Party): Sheet {
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
