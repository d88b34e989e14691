"""The package as it is installed: an import that imports nothing, and a wheel that holds all it needs."""

from __future__ import annotations

import email
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sti_frameworks as sti
from sti_frameworks import compiled
from sti_frameworks.contents import PLACES
from sti_frameworks.loading import read_folder

ROOT = Path(__file__).parent.parent


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
    assert {name for name in names if ".dist-info/" not in name} == in_tree | {"sti_frameworks/data/compiled.json"}
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
    from_wheel = compiled.load(zipfile.ZipFile(wheel).read("sti_frameworks/data/compiled.json").decode())
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
    again = compiled.load(compiled.dump(contents))
    for place in PLACES.values():
        assert getattr(again, place) == getattr(contents, place)


def test_compiled_data_of_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="install the package anew"):
        compiled.load('{"form": 0}')


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
