"""The package as it is installed: an import that imports nothing, and a wheel that holds all it needs."""

from __future__ import annotations

import email
import hashlib
import importlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import attrs
import pytest

import sti_frameworks as sti
from sti_frameworks import compiled
from sti_frameworks.contents import PLACES
from sti_frameworks.loading import read_folder

ROOT = Path(__file__).parent.parent
MADE = {"sti_frameworks/data/rolls.tsv"} | {
    f"sti_frameworks/data/compiled/{name}.json" for name in ("aliases", *PLACES.values())
}


def run(code: str, *options: str, cwd: Path | None = None) -> str:
    done = subprocess.run([sys.executable, *options, "-c", code], check=True, capture_output=True, text=True, cwd=cwd)
    return done.stdout.strip()


def test_importing_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import sti_frameworks; print(sorted(set(sys.modules) - before))"
    assert run(code) == "['sti_frameworks']"


def test_every_public_name_is_there_and_documented() -> None:
    for name in sti.__all__:
        value = getattr(sti, name)
        assert name == "__version__" or getattr(value, "__doc__", None), name
    assert set(sti.__all__) == set(dir(sti))
    with pytest.raises(AttributeError, match="no attribute 'membres_in'"):
        _ = sti.membres_in


def test_every_name_is_where_the_package_looks_for_it() -> None:
    homes = {name: module for module, names in sti._HOMES.items() for name in names.split()}
    for name, module in homes.items():
        assert name in importlib.import_module(f"sti_frameworks.{module}").__all__
    questions = set(sti.__all__) - set(homes) - {"__version__", "plot"}
    assert {name for name in questions if not callable(getattr(sti.Catalogue, name, None))} == set()
    assert isinstance(sti.Catalogue.plot, property)  # not a question, but what holds those that are answered by charts


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_data_the_types_and_both_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    in_tree = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "sti_frameworks").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if ".dist-info/" not in name} == in_tree | MADE
    assert "sti_frameworks/py.typed" in names
    assert "sti_frameworks/data/parties.toml" in names
    licences = {Path(name).name for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA"}


def test_the_metadata_name_licences_and_dependencies(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (path,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = email.message_from_bytes(archive.read(path))
    assert metadata["License-Expression"] == "Apache-2.0 AND CC-BY-4.0"
    assert metadata.get_all("License-File") == ["LICENSE", "LICENSE-DATA"]
    required = [line for line in metadata.get_all("Requires-Dist") or [] if "extra ==" not in line]
    assert sorted(line.split(">")[0] for line in required) == ["attrs", "cattrs"]
    assert metadata["Version"] == sti.__version__


def test_what_the_wheel_compiled_is_what_the_toml_says_record_for_record(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    from_wheel = compiled.load(lambda name: archive.read(f"sti_frameworks/data/compiled/{name}.json"))
    from_toml = read_folder(ROOT / "src" / "sti_frameworks" / "data")
    assert from_wheel.aliases == from_toml.aliases
    for place in PLACES.values():
        ours, theirs = getattr(from_toml, place), getattr(from_wheel, place)
        assert list(ours) == list(theirs)
        for key, record in ours.items():
            assert theirs[key] == record
            assert theirs[key].where == record.where
    spells = [
        (ours, theirs)
        for key in from_toml.frameworks
        for ours, theirs in zip(from_toml.frameworks[key].memberships, from_wheel.frameworks[key].memberships, strict=True)
    ]
    assert [ours.where for ours, _ in spells] == [theirs.where for _, theirs in spells]


def test_compiling_and_reading_give_back_the_same_contents() -> None:
    contents = read_folder(ROOT / "src" / "sti_frameworks" / "data")
    again = compiled.load(compiled.dump(contents).__getitem__)
    assert again.declared == contents.declared | {place: set(getattr(contents, place)) for place in PLACES.values()}
    with pytest.raises(AttributeError):
        _ = again.colour  # type: ignore[attr-defined]
    for place in PLACES.values():
        assert getattr(again, place) == getattr(contents, place)


def test_compiled_data_of_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="install the package anew"):
        compiled.load(lambda _: "[0, {}]")


def test_the_wheel_answers_as_the_source_tree_does(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import sti_frameworks as sti\n"
        "assert sti.__file__.startswith(sys.path[0])\n"
        "print(sti.version()); print(hash(sti.memberships()) is not None); print(*sti.members_in('g7', 1998).ids)"
    )
    expected = f"{sti.version()}\nTrue\n{' '.join(sti.members_in('g7', 1998).ids)}"
    assert run(code) == expected


def test_the_wheel_answers_from_inside_its_zip(wheel: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(wheel)!r}); import sti_frameworks as sti; print(*sti.members_in('g7', 1975).ids)"
    )
    assert run(code) == " ".join(sti.members_in("g7", 1975).ids)


def test_no_question_opens_a_socket_or_runs_code() -> None:
    code = (
        "import sys\n"
        "bad = ('socket.', 'subprocess.', 'os.system', 'os.exec', 'pickle.', 'urllib.')\n"
        "def watch(event, args):\n"
        "    if event.startswith(bad): raise RuntimeError(event)\n"
        "sys.addaudithook(watch)\n"
        "import sti_frameworks as sti\n"
        "sti.explain('USA', 'unesco', on='1990-01-01'); print('quiet')"
    )
    assert run(code) == "quiet"


def in_wheel(wheel: Path, code: str, *options: str) -> str:
    """What a program prints that imports the package straight from the wheel, a zip file."""
    needed = Path(attrs.__file__).parent.parent
    return run(f"import sys; sys.path[:0] = [{str(wheel)!r}, {str(needed)!r}]\n{code}", *options)


ANSWERS = """
import sti_frameworks as sti
print(sti.members_in("G7", 1976).ids, sti.members_in("主要7か国", 2020)[0].name_ja, len(sti.memberships()))
print(sti.explain("USA", "unesco", on="1990-01-01").text.splitlines()[0])
"""


@pytest.mark.parametrize("options", [(), ("-OO",), ("-I",), ("-I", "-S"), ("-I", "-S", "-B", "-OO")], ids=" ".join)
def test_the_wheel_works_from_a_zip_and_in_isolation(wheel: Path, options: tuple[str, ...]) -> None:
    found = in_wheel(wheel, ANSWERS, *options).splitlines()
    assert found[0] == f"('CAN', 'DEU', 'FRA', 'GBR', 'ITA', 'JPN', 'USA') カナダ {len(sti.memberships())}"
    assert found[1] == sti.explain("USA", "unesco", on="1990-01-01").text.splitlines()[0]


def test_the_first_roll_loads_nothing_but_what_answers_it(wheel: Path) -> None:
    code = """
before = set(sys.modules)
import sti_frameworks as sti
print(len(sti.members_in('g7', 1998).ids), len(sti.members_in('un', 2000)))
print(*sorted(set(sys.modules) - before))
"""
    counts, modules = in_wheel(wheel, code).splitlines()
    assert counts == f"{len(sti.members_in('g7', 1998))} {len(sti.members_in('un', 2000))}"
    ours = {"sti_frameworks", *(f"sti_frameworks.{name}" for name in ("collection", "quick", "resources"))}
    assert set(modules.split()) - {"zlib"} == ours | {"__future__", "_bisect", "bisect"}


def test_a_table_is_read_when_it_is_touched(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    read: list[str] = []

    def reading(name: str) -> bytes:
        read.append(name)
        return archive.read(f"sti_frameworks/data/compiled/{name}.json")

    contents = compiled.load(reading)
    assert read == ["aliases"]
    assert contents.themes["ai"].id == "ai"
    assert read == ["aliases", "themes"]
    assert contents.frameworks["g7"].memberships
    assert contents.frameworks["g7"].sources
    assert read == ["aliases", "themes", "frameworks", "sources"]


def test_threads_that_race_on_the_first_use_get_equal_answers(wheel: Path) -> None:
    code = """
import threading
import sti_frameworks as sti
gate = threading.Barrier(64)
found = []
def ask():
    gate.wait()
    spells = sti.memberships(framework="g7")
    found.append((sti.members_in("oecd", 1990).ids, len(sti.commitments(framework="g7")), hash(spells)))
threads = [threading.Thread(target=ask) for _ in range(64)]
[each.start() for each in threads]; [each.join() for each in threads]
print(len(found), len(set(found)))
"""
    assert in_wheel(wheel, code) == "64 1"


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_records_travel_to_workers_and_are_found_again_there(tmp_path: Path, way: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing, sti_frameworks as sti\n"
        "def work(record):\n"
        "    return record.members_in(1998) if hasattr(record, 'members_in') else record\n"
        "if __name__ == '__main__':\n"
        f"    context = multiprocessing.get_context({way!r})\n"
        "    asked = [sti.framework('g7'), sti.party('JPN'), sti.members_in('g7', 1998), sti.meeting('g7/2024-apulia')]\n"
        "    with context.Pool(2) as pool:\n"
        "        found = pool.map(work, asked)\n"
        "    print(found[0] == found[2], found[1:] == asked[1:])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(program)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "True True"


def test_the_same_commit_builds_to_the_same_files(tmp_path: Path) -> None:
    hashes = []
    for name in ("one", "other"):
        folder = tmp_path / name
        shutil.copytree(
            ROOT, folder, ignore=shutil.ignore_patterns(".git", ".venv", "dist", ".*_cache", ".hypothesis", "__pycache__")
        )
        build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(folder)]
        subprocess.run(build, check=True, capture_output=True)
        hashes.append({each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in (folder / "dist").iterdir()})
    assert len(hashes[0]) == 2
    assert hashes[0] == hashes[1]
