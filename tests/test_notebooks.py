"""The notebooks of the documentation run from start to end in a kernel of this interpreter, and say nothing but answers."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "docs" / "notebooks"
ALL = sorted(NOTEBOOKS.glob("*.ipynb"))


def read(path: Path) -> Any:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


class ThisInterpreter(AsyncKernelManager):
    """Starts the Python that runs the tests, whatever kernels are installed beside it."""

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], language="python")


def test_there_is_one_for_each_kind_of_reader() -> None:
    assert {path.stem for path in ALL} == {"policy-analyst", "bibliometrician", "political-scientist"}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_notebook_runs_without_error_or_warning(path: Path, tmp_path: Path) -> None:
    notebook = read(path)
    client = NotebookClient(
        notebook, timeout=60, kernel_manager_class=ThisInterpreter, resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert outputs
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert list(tmp_path.iterdir()) == []  # whoever runs it elsewhere finds nothing strewn about


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_what_running_makes_is_not_committed(path: Path) -> None:
    notebook = read(path)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids))
    for cell in code_cells(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert cell.metadata == {}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_notebook_begins_with_its_question_and_ends_with_what_follows(path: Path) -> None:
    texts = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    assert texts[0].startswith("# ")
    assert "**Question.**" in texts[0]
    assert texts[-1].startswith("## What follows, and what does not")


def test_every_notebook_is_listed_and_described() -> None:
    page = (NOTEBOOKS / "index.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"```\{toctree\}\n(?::\w+:.*\n)*\n?((?:[^`\n]+\n)+)```", page)
    assert sorted(listed.split()) == [path.stem for path in ALL]
    assert sorted(re.findall(r"\]\(([\w-]+)\.ipynb\)", page)) == [path.stem for path in ALL]
