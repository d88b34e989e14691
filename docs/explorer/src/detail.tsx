// A record's own sheet: what it says, and how we know. Its address is a state of the page like any other.
import { useEffect, useRef } from "preact/hooks";
import { commitments, documents, events, frameworks, meetings, parties, themes } from "./data.ts";
import { frameworkSheet, partySheet, spellsSheet } from "./sheets/belonging.tsx";
import type { Sheet } from "./sheets/pieces.tsx";
import { commitmentSheet, documentSheet, eventSheet, meetingSheet, themeSheet } from "./sheets/texts.tsx";
import type { Site } from "./state.ts";
import { words } from "./words.ts";

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
        <div class="page" key={state.open}>
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
