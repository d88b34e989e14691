// The page: its frame, and which view is shown.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { asked } from "./asked.ts";
import { Commitments } from "./commitments.tsx";
import { core, frameworks } from "./data.ts";
import { Detail } from "./detail.tsx";
import { isInSite } from "./place.ts";
import { RollView } from "./roll.tsx";
import { Search } from "./search.tsx";
import { type Site, useSite, VIEWS } from "./state.ts";
import "./style.css";
import { shortOf, words } from "./words.ts";

function Page() {
  const site = useSite();
  const { state, href } = site;
  const say = words(state.lang);
  useEffect(() => {
    document.documentElement.lang = state.lang;
    const framework = frameworks().get(state.framework)!;
    const what = state.view === "roll" ? `${shortOf(framework, state.lang)} ${asked(state, framework)}` : say.views[state.view];
    document.title = `${what} · ${say.title} · ${say.site}`;
  }, [state]);
  return (
    <>
      <a class="skip" href="#answer" onClick={toAnswer}>
        {say.skip}
      </a>
      <header class="top">
        <div class="brand">
          <h1>
            {isInSite() ? <a href="../index.html">{say.site}</a> : say.site} <span>{say.title}</span>
          </h1>
          <p>{say.lead}</p>
        </div>
        <div class="switches">
          <nav class="languages" aria-label={say.language}>
            {(["en", "ja"] as const).map((lang) => (
              <a lang={lang} hreflang={lang} href={href({ lang })} aria-current={state.lang === lang ? "true" : undefined}>
                {lang === "en" ? "English" : "日本語"}
              </a>
            ))}
          </nav>
          <Colours site={site} />
        </div>
        <nav class="views" aria-label={say.viewsLabel}>
          {VIEWS.map((view) => (
            <a href={href({ view, open: "" })} aria-current={state.view === view ? "page" : undefined}>
              {say.views[view]}
            </a>
          ))}
        </nav>
      </header>
      <main data-state={location.hash}>
        {state.view === "roll" && <RollView site={site} />}
        {state.view === "commitments" && <Commitments site={site} />}
        {state.view === "search" && <Search site={site} />}
      </main>
      <footer class="foot">
        <p>{say.foot}</p>
        <p lang="en">{core().version}</p>
      </footer>
      <Detail site={site} />
    </>
  );
}

// A skip link moves the focus without becoming a state of the page.
function toAnswer(event: Event): void {
  event.preventDefault();
  document.getElementById("answer")?.focus();
}

/** Follows the system, until someone chooses; the choice is kept on this device, it is no part of a link. */
function Colours({ site }: { site: Site }) {
  const say = words(site.state.lang);
  const [dark, setDark] = useState(() => (kept() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark");
  return (
    <button
      type="button"
      class="colours"
      aria-pressed={dark}
      onClick={() => {
        const chosen = dark ? "light" : "dark";
        document.documentElement.dataset["colours"] = chosen;
        keep(chosen);
        setDark(!dark);
      }}
    >
      <span aria-hidden="true">◐</span> {say.dark}
    </button>
  );
}

function kept(): string | null {
  try {
    return localStorage.getItem("sti-frameworks-colours");
  } catch {
    return null; // storage can be forbidden, for files above all
  }
}

function keep(chosen: string): void {
  try {
    localStorage.setItem("sti-frameworks-colours", chosen);
  } catch {
    // Then it holds until the page is left.
  }
}

const chosen = kept();
if (chosen) document.documentElement.dataset["colours"] = chosen;
render(<Page />, document.getElementById("page")!);
