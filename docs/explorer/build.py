"""Makes the explorer: one HTML file with the data inside, which needs no server and asks for nothing from outside.

`build(target)` writes `target/index.html`. The data come from the library's own records; what coarse dates can mean is worked
out here, by the library's own arithmetic, so that the page only compares days. The page itself is TypeScript, bundled by Vite;
that needs Node.js 20.19 or later, with npm.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import sti_frameworks as sti
from sti_frameworks import rolls
from sti_frameworks.belonging import COUNTED
from sti_frameworks.catalogue import shipped_catalogue
from sti_frameworks.records import field_names, plain
from sti_frameworks.vocabulary import vocabularies

__all__ = ["ExplorerError", "build", "bundle", "data", "what_is_missing"]

HERE = Path(__file__).parent

# The first day after all days: it sorts behind every date, as the library's "never" does.
NEVER = "9999-12-32"

NODE = "20.19"


class ExplorerError(RuntimeError):
    """The page could not be made; the message says what is missing or what Vite said."""


def build(target: Path, catalogue: sti.Catalogue | None = None) -> Path:
    """Writes the explorer of a catalogue (the shipped one, if none is given) to `target/index.html`; returns its path.

    Raises `ExplorerError` where Node.js or npm is missing, or the bundler fails.
    """
    return bundle(target, data(catalogue or shipped_catalogue()))


def bundle(target: Path, parts: Mapping[str, Any]) -> Path:
    """Writes the page around its data, as `data` makes them."""
    missing = what_is_missing()
    if missing:
        raise ExplorerError(missing)
    npm = str(shutil.which("npm"))
    _install(npm)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        for name, content in parts.items():
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            (made / f"{name}.json").write_text(text, encoding="utf-8")
        out = made / "out"
        _run([npm, "run", "--silent", "types"])
        _run([npm, "run", "--silent", "build", "--", "--outDir", str(out), "--logLevel", "warn"], {"EXPLORER_DATA": folder})
        target.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(out / "index.html", target / "index.html"))


def what_is_missing() -> str:
    """What must be installed before the page can be made; empty, if nothing."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return f"the explorer is bundled by Vite: install Node.js {NODE} or later, with npm, and run this again"
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    found = tuple(int(part) for part in version.removeprefix("v").split(".")[:2])
    if found < tuple(map(int, NODE.split("."))):
        return f"the explorer is bundled by Vite, which needs Node.js {NODE} or later; {node} is {version}"
    return ""


def _install(npm: str) -> None:
    """Installs what the lock names, unless that is there already."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = HERE / "node_modules" / ".installed"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        _run([npm, "ci", "--no-audit", "--no-fund"])
        stamp.write_text(wanted, encoding="utf-8")


def _run(command: list[str], more: Mapping[str, str] | None = None) -> None:
    done = subprocess.run(
        command, cwd=HERE, env={**os.environ, **(more or {})}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise ExplorerError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


# What the page is given


def data(catalogue: sti.Catalogue) -> dict[str, Any]:
    """The page's data in three parts, in the order in which it needs them: who belonged, texts, sources.

    Said once: fields that say nothing are left out, sources are numbers in the list of sources, and what is the same for most
    records or follows from others is filled in by `src/data.ts`.
    """
    sources = list(catalogue.sources())
    numbers = {source.id: number for number, source in enumerate(sources)}
    core = {
        "version": str(catalogue.version()),
        "frameworks": [_framework(each) for each in catalogue.frameworks()],
        "parties": [_party(each) for each in catalogue.parties()],
        "themes": [_bare(each, leave=("matches", "where")) for each in catalogue.themes()],
        "terms": {
            name: {code: {"en": term.en, "ja": term.ja, "rank": term.rank} for code, term in terms.items()}
            for name, terms in vocabularies().items()
        },
    }
    texts = {
        "meetings": [_meeting(each) for each in catalogue.meetings()],
        "documents": [_bare(each) for each in catalogue.documents()],
        "events": [_bare(each) for each in catalogue.events()],
        "commitments": [_bare(each, leave=("document", "framework", "meeting", "date")) for each in catalogue.commitments()],
    }
    return {
        "core": _numbered(core, numbers),
        "texts": _numbered(texts, numbers),
        "sources": [_bare(each, leave=("footnotes", "where")) for each in sources],
    }


def _bare(record: Any, leave: Iterable[str] = ()) -> dict[str, Any]:
    """A record's fields as JSON, without those that say nothing."""
    fields = {name: plain(getattr(record, name)) for name in field_names(type(record)) if name not in leave}
    return {name: _slim(value) for name, value in fields.items() if _says(value)}


def _slim(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _slim(each) for name, each in value.items() if _says(each)}
    return [_slim(each) for each in value] if isinstance(value, list) else value


def _says(value: Any) -> bool:
    return value is not None and value is not False and value not in ([], "")


def _numbered(value: Any, numbers: Mapping[str, int]) -> Any:
    """The same with the ids of sources replaced by their numbers."""
    if isinstance(value, list):
        return [_numbered(each, numbers) for each in value]
    if not isinstance(value, dict):
        return value
    made = {name: _numbered(each, numbers) for name, each in value.items()}
    if "sources" in made:
        made["sources"] = [numbers[each] for each in made["sources"]]
    if "source" in made:
        made["source"] = numbers[made["source"]]
    return made


def _party(party: sti.Party) -> dict[str, Any]:
    bare = _bare(party, leave=("former_names", "former_codes"))
    if party.former_names:
        # A former name's days are compared with a day by their earliest ones, as the library does.
        bare["former_names"] = [
            {
                **_bare(each),
                "from_day": each.since.earliest.isoformat() if each.since else "",
                "to_day": each.until.earliest.isoformat() if each.until else "",
            }
            for each in party.former_names
        ]
    return bare


def _framework(framework: sti.Framework) -> dict[str, Any]:
    bare = _bare(framework, leave=("memberships",))
    bare["checked_day"] = framework.checked.latest.isoformat()
    bare["ended"] = framework.until is not None and framework.until.latest <= framework.checked.latest
    if framework.memberships:
        bare["spells"] = [_spell(each, framework) for each in framework.memberships]
        bare["rolls"] = _rolls(framework)
    return bare


def _spell(spell: sti.Membership, framework: sti.Framework) -> dict[str, Any]:
    bare = _bare(spell, leave=("framework",))
    usual = {"role": "member", "standing": "in_effect"}
    if spell.where is not None and framework.where is not None and spell.where.file == framework.where.file:
        bare["where"] = spell.where.line
    return {name: value for name, value in bare.items() if usual.get(name) != value}


def _rolls(framework: sti.Framework) -> dict[str, dict[str, dict[str, list[list[Any]]]]]:
    """Role → standing → party → stretches, each [first and last day on which it can have begun, first and last day on which it
    can have been over, numbers of its spells]; a last day that is the first is left empty. The standing "counted" is what the
    library counts by default."""
    checked = framework.checked.latest
    numbers = {id(spell): number for number, spell in enumerate(framework.memberships)}
    found: dict[str, dict[str, dict[str, list[list[Any]]]]] = {}
    for role in sorted({spell.role for spell in framework.memberships}):
        for name, standings in _standings(framework, role).items():
            for party, spells in rolls.by_party(framework.memberships):
                stretches = rolls.stretches(spells, (role,), standings, checked)
                if stretches:
                    found.setdefault(role, {}).setdefault(name, {})[party] = [
                        [*_ends(*each[:2]), *_ends(*each[2:4]), [numbers[id(spell)] for spell in each.spells]]
                        for each in stretches
                    ]
    return found


def _standings(framework: sti.Framework, role: str) -> dict[str, tuple[str, ...]]:
    used = {spell.standing for spell in framework.memberships if spell.role == role}
    return {"counted": COUNTED, **{each: (each,) for each in sti.terms("standing") if each in used and each != "in_effect"}}


def _ends(first: int, last: int) -> tuple[str, str]:
    return _day(first), "" if first == last else _day(last)


def _day(ordinal: int) -> str:
    return NEVER if ordinal >= rolls.NEVER else datetime.date.fromordinal(ordinal).isoformat()


def _meeting(meeting: sti.Meeting) -> dict[str, Any]:
    """A meeting whose participations are lists: party, capacity, and where there are such, note and people who spoke for it."""
    bare = _bare(meeting, leave=("participations",))
    if meeting.participations:
        bare["participations"] = [
            [
                each.party,
                each.capacity,
                *([each.note or "", *map(str, each.represented_by)] if each.note or each.represented_by else []),
            ]
            for each in meeting.participations
        ]
    return bare


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build.py FOLDER (the page is written to FOLDER/index.html)")
    try:
        sys.stdout.write(f"{build(Path(sys.argv[1]))}\n")
    except ExplorerError as problem:
        sys.exit(str(problem))
