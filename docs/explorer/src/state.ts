// The state of the page is its address: everything after "#". What is not named there has its default.
import { useEffect, useRef, useState } from "preact/hooks";
import { frameworks, type Lang, withRolls } from "./data.ts";
import { COUNTED, type Moment } from "./rolls.ts";

export const VIEWS = ["roll", "commitments", "search"] as const;
export type View = (typeof VIEWS)[number];

export interface State {
  view: View;
  lang: Lang;
  framework: string;
  year: string;
  on: string;
  role: string;
  standing: string;
  sort: string;
  theme: string;
  of: string;
  strength: string;
  from: string;
  to: string;
  q: string;
  open: string; // the record whose sources are read: "kind:id"
}

const DEFAULTS: State = {
  view: "roll",
  lang: "en",
  framework: "g7",
  year: "",
  on: "",
  role: "member",
  standing: COUNTED,
  sort: "",
  theme: "",
  of: "",
  strength: "0",
  from: "",
  to: "",
  q: "",
  open: "",
};

export function parse(hash: string): State {
  const state: State = { ...DEFAULTS, lang: navigator.language.startsWith("ja") ? "ja" : "en" };
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  for (const key of Object.keys(DEFAULTS) as (keyof State)[]) {
    const value = given.get(key);
    if (value !== null) Object.assign(state, { [key]: value });
  }
  if (!VIEWS.includes(state.view)) state.view = DEFAULTS.view;
  if (state.lang !== "ja") state.lang = "en";
  if (!frameworks().get(state.framework)?.spells) state.framework = DEFAULTS.framework;
  if (!frameworks().get(state.framework)?.spells) state.framework = withRolls()[0]!.id; // someone's own data may have no G7
  if (!/^\d{4}-\d\d-\d\d$/.test(state.on)) state.on = "";
  if (!/^\d{1,4}$/.test(state.year) || Number(state.year) < 1) state.year = "";
  return state;
}

export function format(state: State): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (key === "lang" || (value !== "" && value !== DEFAULTS[key as keyof State])) query.set(key, value);
  }
  // Addresses are read by people: what needs no escaping there stays as it is.
  return `#${query.toString().replaceAll("%2F", "/").replaceAll("%3A", ":")}`;
}

export function momentOf(state: State): Moment {
  if (state.on) return { day: state.on };
  const checked = frameworks().get(state.framework)!.checked_day;
  return { year: Number(state.year || checked.slice(0, 4)) };
}

export interface Site {
  state: State;
  /** The address of the page with some things changed. */
  href: (change: Partial<State>) => string;
  /** Goes there; all that is done `quietly` in a row (typing, sliding) is one step for the back button. */
  go: (change: Partial<State>, quietly?: boolean) => void;
}

export function useSite(): Site {
  const [state, setState] = useState(() => parse(location.hash));
  // While someone types or slides, one step for the back button stands for all of it.
  const going = useRef(false);
  useEffect(() => {
    const read = (): void => {
      going.current = false;
      setState(parse(location.hash));
    };
    addEventListener("hashchange", read);
    addEventListener("popstate", read);
    return () => {
      removeEventListener("hashchange", read);
      removeEventListener("popstate", read);
    };
  }, []);
  return {
    state,
    href: (change) => format({ ...state, ...change }),
    go: (change, quietly = false) => {
      const address = format({ ...parse(location.hash), ...change });
      if (quietly && going.current) history.replaceState(null, "", address);
      else if (address !== location.hash) history.pushState(null, "", address);
      going.current = quietly;
      setState(parse(address));
    },
  };
}
