"""Every budget of the design against its floor, measured in the same run, with what users would do otherwise beside it.

    make bench                      # prints the table of ratios, as Markdown
    make bench ROWS=100000000       # with larger frames, where memory allows

CPU time of this process (or of a child, for what is measured from its start), the median of interleaved rounds. Nothing here
is a test: a ratio on a busy machine is only a ratio. Peers that are not installed are left out and named.
"""

from __future__ import annotations

import gc
import json
import marshal
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import venv
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

import sti_frameworks as sti
from sti_frameworks import Framework, Membership
from sti_frameworks.catalogue import shipped_catalogue

ROOT = Path(__file__).parent.parent
ROWS = int(os.environ.get("ROWS", "10000000"))
ROUNDS = 7
PEERS = ("pycountry", "country_converter", "countrygroups", "internacia")

warnings.simplefilter("ignore", sti.CoverageWarning)


def child(arguments: list[str]) -> float:
    """CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a call, all threads together."""
    gc.collect()
    before = time.process_time()
    work()
    return time.process_time() - before


def medians(measures: dict[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """Each measure once a round, so that a busy moment falls on all of them."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            found[name].append(measure())
    return {name: statistics.median(values) for name, values in found.items()}


def row(work: str, floor: str, ratio: float, budget: str, peers: dict[str, float]) -> None:
    """One line of the table."""
    beside = ", ".join(f"{name} {value:,.1f}" for name, value in peers.items()) or "–"
    print(f"| {work} | {floor} | {ratio:,.2f} | {budget} | {beside} |", flush=True)


def installed_wheel(folder: Path) -> str:
    """A Python of a new environment with the wheel in it: what users start."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    venv.create(folder / "env", with_pip=True)
    python = str(folder / "env" / "bin" / "python")
    (wheel,) = folder.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    return python


def processes(folder: Path) -> None:
    python = installed_wheel(folder)
    (wheel,) = folder.glob("*.whl")

    def run(code: str) -> Callable[[], float]:
        return lambda: child([python, "-c", code])

    def here(code: str) -> Callable[[], float]:
        return lambda: child([sys.executable, "-c", code])

    measures = {
        "bare": run("pass"),
        "attrs": run("import attrs"),
        "import": run("import sti_frameworks"),
        "roll": run("import sti_frameworks as sti; sti.members_in('g7', 1998).ids"),
        "zip": run(
            f"import sys; sys.path.insert(0, {str(wheel)!r}); import sti_frameworks as sti; sti.members_in('g7', 1998).ids"
        ),
        "record": run("import sti_frameworks as sti; print(sti.framework('g7'))"),
        "spells": run("import sti_frameworks as sti; sti.memberships(framework='g7')"),
        "commitments": run("import sti_frameworks as sti; sti.commitments(framework='g7')"),
        "here": here("pass"),
    }
    if find_spec("pycountry"):
        measures["pycountry"] = here("import pycountry")
        measures["pycountry lookup"] = here("import pycountry; pycountry.countries.lookup('Japan')")
    if find_spec("country_converter"):
        measures["country_converter"] = here("import country_converter")
    if find_spec("countrygroups"):
        measures["countrygroups"] = here("import countrygroups")
    if find_spec("internacia"):
        measures["internacia"] = here("import internacia")
    found = medians(measures, 11)
    bare, attrs = found["bare"], found["attrs"]
    peers: dict[str, float] = {each: found[each] / found["here"] for each in PEERS if each in found}
    row("`import sti_frameworks` (process)", "bare interpreter", found["import"] / bare, "≤ 1.15", peers)
    peers = {"pycountry lookup": found["pycountry lookup"] / found["here"]} if "pycountry lookup" in found else {}
    row("first `members_in`, ids (process, wheel)", "bare interpreter", found["roll"] / bare, "≤ 1.35", peers)
    row("the same from a zip", "bare interpreter", found["zip"] / bare, "≤ 1.8", {})
    row("first record printed (process)", "`import attrs`", found["record"] / attrs, "≤ 1.5", {})
    row("one framework's spells (process)", "`import attrs`", found["spells"] / attrs, "≤ 1.7", {})
    row("one framework's commitments (process)", "`import attrs`", found["commitments"] / attrs, "≤ 1.7", {})


def whole_load() -> None:
    """Every record from the wheel's files, against rows that marshal reads and classes take as they are."""
    from sti_frameworks import compiled
    from sti_frameworks.contents import PLACES

    texts = compiled.dump(shipped_catalogue()._contents)
    rows = {place: json.loads(texts[place])[1] for place in PLACES.values()}
    blob = marshal.dumps(rows)

    def load() -> object:
        contents = compiled.load(texts.__getitem__)
        return [getattr(contents, place) for place in PLACES.values()]

    def by_hand() -> object:
        gc.disable()
        read = marshal.loads(blob)
        made = [[kind(*row[:-1]) for row in read[place]] for kind, place in PLACES.items()]
        made.append([Membership(*spell[:-1]) for row in read["frameworks"] for spell in row[_MEMBERSHIPS]])
        gc.enable()
        return made

    found = medians({"floor": lambda: cpu(by_hand), "load": lambda: cpu(load)})
    row("every record loaded", "marshal rows, positional construction", found["load"] / found["floor"], "≤ 1.6", {})
    sizes = {name: _peak(work) for name, work in (("floor", by_hand), ("load", load))}
    row("the same, memory at its peak", "the same", sizes["load"] / sizes["floor"], "≤ 1.7", {})


_MEMBERSHIPS = [field.name for field in attrs.fields(Framework)].index("memberships")


def _peak(work: Callable[[], object]) -> int:
    """The memory that a call takes at its peak, in bytes."""
    gc.collect()
    tracemalloc.start()
    kept = work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return peak


def lookups() -> None:
    from sti_frameworks import quick
    from sti_frameworks.names import NameIndex

    # The source tree has no index; the wheel's is put in its place.
    quick._known.clear()
    quick._lines.clear()
    for line in quick.dump(shipped_catalogue()._contents).splitlines():
        quick._lines.update(dict.fromkeys(line.split("\t", 3)[2].split("|"), line))
    members_in, is_member = quick.members_in, quick.is_member
    table = {("g7", 1998): 1}
    names = {"japan": "JPN"}
    index: NameIndex = shipped_catalogue()._party_names
    framework, year, spelled = "g7", 1998, "JAPAN"
    members_in(framework, year)

    def many(work: Callable[[], object]) -> Callable[[], float]:
        def measure() -> float:
            before = time.process_time()
            for _ in range(100_000):
                work()
            return time.process_time() - before

        return measure

    found = medians(
        {
            "empty": many(lambda: None),
            "dict": many(lambda: table[framework, year]),
            "members_in": many(lambda: members_in(framework, year)),
            "is_member": many(lambda: is_member("JPN", framework, year=year)),
            "name floor": many(lambda: names[spelled.casefold()]),
            "name": many(lambda: index.get(spelled)),
        }
    )
    floor = found["dict"] - found["empty"]
    row("warm `members_in`", "`d[framework, year]`", (found["members_in"] - found["empty"]) / floor, "≤ 2.5", {})
    row("warm `is_member`", "`d[framework, year]`", (found["is_member"] - found["empty"]) / floor, "≤ 2.5", {})
    names_floor = found["name floor"] - found["empty"]
    row("name → id", "`d[s.casefold()]`", (found["name"] - found["empty"]) / names_floor, "≤ 4", {})


def frames(rows: int) -> None:
    generator = np.random.default_rng(20)
    ids = np.array([party.id for party in sti.parties(kind="state")])
    codes = generator.integers(0, len(ids), rows)
    years = generator.integers(1960, 2025, rows).astype("int64")
    cube = generator.integers(0, 2, (len(ids), 70)).astype(np.uint8)
    texts = ids[codes]
    arrow = pa.table({"who": pa.array(texts.tolist()), "year": years})
    polars = pl.from_arrow(arrow)
    pandas = pd.DataFrame({"who": pd.Series(texts, dtype="str"), "year": years})
    coded = {
        "pandas": pandas.assign(who=pandas["who"].astype("category")),
        "polars": polars.with_columns(pl.col("who").cast(pl.Enum(sorted(ids)))),
        "arrow": pa.table({"who": arrow["who"].combine_chunks().dictionary_encode(), "year": years}),
    }
    flat = cube.ravel()

    def floor() -> object:
        out = np.empty(rows, dtype=np.uint8)
        for start in range(0, rows, 32_768):
            block = slice(start, start + 32_768)
            np.take(flat, codes[block] * 70 + (years[block] - 1960), out=out[block])
        return out

    panel = pd.DataFrame({"who": np.repeat(ids, 65), "year": np.tile(np.arange(1960, 2025), len(ids)), "g7": True})
    lazy_panel = pl.from_pandas(panel)

    def annotated(frame: Any) -> Callable[[], float]:
        return lambda: cpu(lambda: sti.annotate(frame, party="who", year="year", frameworks="g7", code="alpha3"))

    measures: dict[str, Callable[[], float]] = {"floor": lambda: cpu(floor)}
    for name, frame in {"pandas": pandas, "polars": polars, "arrow": arrow}.items():
        measures[name] = annotated(frame)
        measures[f"{name} coded"] = annotated(coded[name])
    measures["pandas merge"] = lambda: cpu(lambda: pandas.merge(panel, on=["who", "year"], how="left"))
    measures["polars join"] = lambda: cpu(lambda: polars.join(lazy_panel, on=["who", "year"], how="left"))
    found = medians(measures, 3)
    peers = {name: found[name] / found["floor"] for name in ("polars join", "pandas merge")}
    for name in ("pandas", "polars", "arrow"):
        work = f"`annotate`, {rows:,} rows, {name}, alpha-3 texts"
        row(work, "blocked gather", found[name] / found["floor"], "≤ 3 (10⁷)", peers)
        work = f"the same, {name}, coded column"
        row(work, "blocked gather", found[f"{name} coded"] / found["floor"], "≤ 1.3 (10⁷)", {})
    for name, frame in (("alpha-3 texts", pandas), ("coded column", coded["pandas"])):
        peak = _peak(lambda frame=frame: sti.annotate(frame, party="who", year="year", frameworks="g7", code="alpha3"))  # type: ignore[misc]
        row(f"`annotate`, {rows:,} rows, pandas, {name}: memory at its peak", "a byte a row", peak / rows, "≤ 4 (10⁷)", {})


def panels() -> None:
    frameworks = [each.id for each in sti.frameworks() if each.memberships][:39]
    years = range(1945, 2025)
    parties = [party.id for party in sti.parties()][:205]
    parts = pl.DataFrame({"party": parties}), pl.DataFrame({"year": list(years)}), pl.DataFrame({"framework": frameworks})
    for backend in ("pandas", "polars", "arrow"):
        sti.panel(frameworks, years, parties=parties, values="status", backend=backend)  # the grids are made once
    measures: dict[str, Callable[[], float]] = {
        "floor": lambda: cpu(lambda: parts[0].join(parts[1], how="cross").join(parts[2], how="cross"))
    }
    for backend in ("pandas", "polars", "arrow"):
        measures[backend] = lambda backend=backend: cpu(  # type: ignore[misc]
            lambda: sti.panel(frameworks, years, parties=parties, values="status", backend=backend)
        )
    found = medians(measures)
    count = len(frameworks) * len(years) * len(parties)
    for backend in ("pandas", "polars", "arrow"):
        row(f"`panel`, {count:,} rows, {backend}", "polars cross join", found[backend] / found["floor"], "≤ 0.2", {})
    sti.dyads(years, parties=parties, if_unsure="exclude", backend="arrow")
    words = np.random.default_rng(1).integers(0, 2**62, (len(parties), len(years), 1)).astype(np.uint64)
    first, second = np.triu_indices(len(parties), k=1)

    def popcount() -> object:
        return [np.bitwise_count(words[first, year] & words[second, year]).sum(axis=1) for year in range(len(years))]

    found = medians(
        {
            "floor": lambda: cpu(popcount),
            "dyads": lambda: cpu(lambda: sti.dyads(years, parties=parties, if_unsure="exclude", backend="arrow")),
        }
    )
    cells = len(first) * len(years)
    row(f"`dyads`, {cells:,} rows, arrow", "blocked popcount", found["dyads"] / found["floor"], "≤ 4", {})


def main() -> None:
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, pandas {pd.__version__}, polars {pl.__version__}, "
        f"pyarrow {pa.__version__}; {os.cpu_count()} cores, {platform.machine()}. {sti.version()}\n"
    )
    print("| work | floor (same run) | ratio | budget | for comparison |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        processes(Path(folder))
    whole_load()
    lookups()
    for rows in sorted({10_000, 1_000_000, ROWS}):
        frames(rows)
    panels()
    missing = [name for name in PEERS if find_spec(name) is None]
    if missing:
        print(f"\nNot installed, so not compared: {', '.join(missing)}.")


if __name__ == "__main__":
    main()
