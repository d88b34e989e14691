"""`Catalogue`: all questions together, and where catalogues come from.

The functions of `sti_frameworks` are the methods of the catalogue with the shipped data. Order is party, then framework;
everything after the subject is keyword-only. A party or framework may be given by its id, its acronym, any of its codes, any
of its names, present or former, in English or Japanese, or as its record.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import attrs

from . import citing, compiled
from .belonging import Comparison
from .errors import BadData, BadQuestion
from .gridding import FixedMembers
from .records import Fact, Source
from .resources import read_data
from .tabular import Tabular

if TYPE_CHECKING:
    from pathlib import Path

    from .plots import Charts

__all__ = ["Catalogue", "Comparison", "FixedMembers", "Version", "load", "shipped_catalogue"]


@attrs.frozen
class Version:
    """What is installed: the code's version, and the latest day on which a framework of the data was checked."""

    code: str
    data: str
    parties: int
    frameworks: int
    memberships: int
    meetings: int
    documents: int
    commitments: int
    sources: int

    def __str__(self) -> str:
        return (
            f"sti-frameworks {self.code}, data of {self.data}: {self.frameworks} frameworks, {self.memberships} memberships, "
            f"{self.parties} parties, {self.meetings} meetings, {self.documents} documents, {self.commitments} commitments, "
            f"{self.sources} sources"
        )


class Catalogue(Tabular):
    """Records and the questions about them. Make one with `load`; the shipped one is behind `sti_frameworks` itself."""

    @property
    def plot(self) -> Charts:
        """The answers as charts: `catalogue.plot.timeline("g7")`. Needs the extra `plot`."""
        from .plots import Charts

        return Charts(self)

    def cite(self, record: Fact | Source | None = None, *, style: Literal["text", "bibtex", "csl"] = "text") -> str:
        """A citation of the installed release, or the sources that one record rests on followed by the release.

        Args:
            record: any record with sources, or a source; None for the release alone.
            style: "text" (a line each), "bibtex", or "csl" (CSL JSON, for citation managers).
        """
        styles = {"text": citing.as_text, "bibtex": citing.as_bibtex, "csl": citing.as_csl}
        if style not in styles:
            raise BadQuestion(f"style={style!r} is unknown; it is one of: {', '.join(styles)}")
        if record is None:
            cited: tuple[Source, ...] = ()
        elif isinstance(record, Source):
            cited = (record,)
        else:
            cited = getattr(record, "sources", ())
            if not cited:
                raise BadQuestion(f"{record!r} has no sources of its own to cite; pass a record that has, or nothing")
        version = self.version()
        items = [citing.source_item(source) for source in cited]
        return styles[style]([*items, citing.release_item(version.code, version.data, "sti-frameworks")])

    def version(self) -> Version:
        """Versions of code and data, and how much there is."""
        from . import __version__

        checked = max((each.checked for each in self._frameworks.values()), default=None)
        return Version(
            code=__version__,
            data=str(checked or ""),
            parties=len(self._parties),
            frameworks=len(self._frameworks),
            memberships=sum(len(each.memberships) for each in self._frameworks.values()),
            meetings=len(self._meetings),
            documents=len(self._documents),
            commitments=len(self._commitments),
            sources=len(self._contents.sources),
        )


def load(folder: str | Path, *, over: Catalogue | Literal["shipped"] | None = None) -> Catalogue:
    """A catalogue of the user's own TOML files, under the same laws and with the same questions as the shipped one.

    Args:
        folder: its path; every `*.toml` below it is read. The forms are those of `data/README.md`. Or an export that
            `Catalogue.export` made, except the lists of sources.
        over: None: the files stand alone. "shipped": they are laid over the shipped data, so that they may name its parties
            and cite its sources; a record with an id that is there already takes its place, whole. Or another catalogue.

    Raises `BadData` with every problem as file:line; then nothing is loaded. Reads only those files: no network, no code.
    """
    # Only whoever loads files needs the reader and the laws.
    from pathlib import Path

    from . import exporting
    from .checks import check
    from .loading import read_folder

    path = Path(folder)
    if not path.exists():
        raise BadQuestion(f"{str(folder)!r} is not a folder; pass the folder that holds the TOML files, or an export")
    below = shipped_catalogue() if over == "shipped" else over
    if below is not None and not isinstance(below, Catalogue):
        raise BadQuestion(f"over={over!r} is unknown; pass 'shipped', a Catalogue or None")
    base = None if below is None else below._contents
    contents = exporting.read(path) if path.is_file() or not any(path.rglob("*.toml")) else None
    if contents is None:
        if not path.is_dir():
            raise BadQuestion(f"{str(folder)!r} is not a folder with TOML files, nor an export that can be read back")
        contents = read_folder(path, over=base)
    whole = contents if base is None else contents.laid_over(base)
    problems = [*contents.problems, *check(whole, own=contents)]
    if problems:
        raise BadData(sorted(problems, key=lambda problem: (problem.file, problem.line)))
    return Catalogue(whole)


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue of the data that came with the package. Its laws are checked by the tests, not again by each user."""
    try:
        read_data("compiled/aliases.json")
    except OSError:
        # A source tree: the TOML itself.
        from importlib.resources import files

        from .loading import read_folder

        contents = read_folder(files(__package__) / "data")
        if contents.problems:
            raise BadData(contents.problems) from None
        return Catalogue(contents, is_shipped=True)
    return Catalogue(compiled.load(lambda name: read_data(f"compiled/{name}.json")), is_shipped=True)
