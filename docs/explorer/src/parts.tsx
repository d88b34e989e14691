// Small pieces that several views are made of.
import type { ComponentChildren } from "preact";
import type { Fact } from "./data.ts";
import type { Site } from "./state.ts";
import { words } from "./words.ts";

export function Field({ label, children, wide }: { label: string; children: ComponentChildren; wide?: boolean }) {
  return (
    <label class={wide ? "field wide" : "field"}>
      <span>{label}</span>
      {children}
    </label>
  );
}

/** A link that opens a record's own sheet. */
export function Open({ site, what, children, label }: { site: Site; what: string; children: ComponentChildren; label?: string }) {
  return (
    <a href={site.href({ open: what })} aria-haspopup="dialog" aria-label={label}>
      {children}
    </a>
  );
}

/** Which remarks a fact bears; their words are on its sheet. */
export function Marks({ fact, site }: { fact: Fact; site: Site }) {
  const say = words(site.state.lang);
  return (
    <>
      {fact.doubt && <span class="mark doubt">{say.doubt}</span>}
      {fact.variants && <span class="mark variant">{say.variant}</span>}
      {fact.note && <span class="mark note">{say.note}</span>}
    </>
  );
}
