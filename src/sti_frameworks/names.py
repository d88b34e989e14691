"""Names to ids: exact after folding (case, width, accents, punctuation), a near miss never taken for a hit."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

__all__ = ["NameIndex", "fold"]


def fold(name: str) -> str:
    """A name with what people spell differently taken out: case, full or half width, accents, punctuation, spaces."""
    # Twice: some letters fold only once they are decomposed, and decompose only once they are folded.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = (char for char in decomposed if unicodedata.category(char)[0] in "LN" or _is_voicing_mark(char))
    return unicodedata.normalize("NFKC", "".join(kept))


def _is_voicing_mark(char: str) -> bool:
    # ガ is not カ with an accent: in Japanese the marks tell words apart, so they stay. So does the long vowel's bar,
    # which is a letter to Unicode already.
    return char in "\u3099\u309a"


class NameIndex:
    """A map from every name to the one id that bears it."""

    __slots__ = ("_folded", "_ids", "_words", "_written")

    def __init__(self, names: Iterable[tuple[str, str]] = ()) -> None:
        """`names` are pairs of a name and its id; the first id that claims a name keeps it (see `clashes`)."""
        self._ids: dict[str, str] = {}  # as written, and without case: the common cases need no folding
        self._folded: dict[str, str] = {}
        self._written: dict[str, str] = {}  # folded -> as first written, for suggestions
        self._words: dict[str, frozenset[int]] = {}  # folded -> where its words begin, for searching
        for name, identifier in names:
            self._ids.setdefault(name, identifier)
            self._ids.setdefault(name.casefold(), identifier)
            key = fold(name)
            if key:
                self._folded.setdefault(key, identifier)
                self._written.setdefault(key, name)

    def get(self, name: str) -> str | None:
        """The id of whatever bears exactly this name, after folding."""
        found = self._ids.get(name)
        if found is None:
            found = self._ids.get(name.casefold())
        if found is None:
            found = self._folded.get(fold(name))
            if found is not None:
                self._ids[name] = found  # a hit: there are only so many ways to spell a name
        return found

    def suggestions(self, name: str, count: int = 3) -> list[tuple[str, str]]:
        """The closest names with their ids, best first, one per id; then those that hold the text."""
        import difflib

        found: dict[str, str] = {}
        for key in difflib.get_close_matches(fold(name), self._folded, n=count * 3, cutoff=0.6):
            found.setdefault(self._folded[key], self._written[key])
        for key, identifier in itertools.islice(self._found(name), count):
            found.setdefault(identifier, self._written[key])
        return [(written, identifier) for identifier, written in found.items()][:count]

    def search(self, text: str) -> Iterator[str]:
        """The ids of whatever has the text in a name: whole names first, then beginnings, then anywhere.

        Within a name, text begins at the beginning of a word (TWAS is not in "Washington was"); Japanese has no such signs.
        """
        return (identifier for _, identifier in self._found(text))

    def _found(self, text: str) -> Iterator[tuple[str, str]]:
        wanted = fold(text)
        if not wanted:
            return
        seen: set[str] = set()
        for test in (str.__eq__, str.startswith, self._has):
            for key, identifier in self._folded.items():
                if identifier not in seen and test(key, wanted):
                    seen.add(identifier)
                    yield key, identifier

    def _has(self, key: str, wanted: str) -> bool:
        if not wanted.isascii():
            return wanted in key
        if key not in self._words:
            self._words[key] = _beginnings(self._written[key])
        at = key.find(wanted)
        while at >= 0 and at not in self._words[key]:
            at = key.find(wanted, at + 1)
        return at >= 0


def _beginnings(name: str) -> frozenset[int]:
    """Where the words of a name begin, once it is folded."""
    lengths = [len(fold(word)) for word in re.findall(r"[A-Za-z]+|[^A-Za-z\s]+", name)]
    return frozenset(itertools.accumulate(lengths, initial=0))


def clashes(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Names that two ids claim, as (name, first id, second id); `names` maps each id to its names."""
    owner: dict[str, str] = {}
    for identifier, claimed in names.items():
        for name in dict.fromkeys(claimed):
            first = owner.setdefault(fold(name), identifier)
            if first != identifier:
                yield name, first, identifier
