"""The command line, by real processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sti_frameworks as sti
from sti_frameworks.cli import main


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "sti_frameworks", *arguments], capture_output=True, text=True, check=False)


def test_export_from_the_command_line_is_the_export_of_the_library(tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "out"), "--format", "jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{tmp_path / 'out'}\n", "")
    ours = sti.export(tmp_path / "ours", format="jsonl")
    assert {each.name: each.read_bytes() for each in ours.iterdir()} == {
        each.name: each.read_bytes() for each in (tmp_path / "out").iterdir()
    }


def test_mistakes_are_one_line_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "thesis.txt").write_text("years of work")
    done = run("export", str(tmp_path / "own"), "--format", "jsonl", "--overwrite")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "would be lost" in done.stderr
    assert run("export", str(tmp_path / "x"), "--format", "excel").returncode == 2
    assert run().returncode == 2


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["version"]) == 0
    assert capsys.readouterr().out == f"{sti.version()}\n"
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "export" in capsys.readouterr().out


def test_own_data_are_exported_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = Path(__file__).parent / "good"
    assert main(["export", str(tmp_path / "own.sqlite"), "--format", "sqlite", "--data", str(good)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'own.sqlite'}\n"
    assert sti.load(tmp_path / "own.sqlite").version() == sti.load(good).version()
