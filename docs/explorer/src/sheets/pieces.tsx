// What sheets are made of: lines, lists, links.
import type { ComponentChildren } from "preact";
import type { Lang } from "../data.ts";
import { secure } from "../sources.tsx";
import { date } from "../words.ts";

/** A record's own page: its title, what stands above it, what it says. */
export interface Sheet {
  title: string;
  above?: ComponentChildren;
  body: ComponentChildren;
}

/** Lines of "name: value", without those that have none. */
export function Lines({ of }: { of: [string, ComponentChildren][] }) {
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

export function List({ title, children }: { title: string; children: ComponentChildren[] }) {
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

export function span(since: string | undefined, until: string | undefined, lang: Lang): string {
  if (!since && !until) return "";
  const [begin, end] = [since ? date(since, lang) : "", until ? date(until, lang) : ""];
  return lang === "ja" ? `${begin}～${end}` : `${begin} – ${end}`.trim();
}

export function joined(items: ComponentChildren[], lang: Lang): ComponentChildren {
  if (!items.length) return undefined;
  return items.map((each, at) => (
    <>
      {at > 0 && (lang === "ja" ? "、" : ", ")}
      {each}
    </>
  ));
}

export function address(url: string | undefined, label: string): ComponentChildren {
  return url && secure(url) ? (
    <a href={secure(url)} target="_blank" rel="noreferrer">
      {label}
    </a>
  ) : undefined;
}

export function join(...texts: (string | undefined)[]): string {
  return texts.filter(Boolean).join(" · ");
}
