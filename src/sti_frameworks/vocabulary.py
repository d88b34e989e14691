"""The controlled vocabularies: every value that a record's field may take, with its words and its meaning.

They are data (`data/vocabularies.csv`); this module reads them once and answers "is this allowed" with a list of what is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import attrs

from .errors import BadQuestion
from .resources import read_data

__all__ = ["Term", "check_term", "one_or_several", "terms", "vocabularies"]


@attrs.frozen
class Term:
    """One value of a vocabulary.

    Attributes:
        vocabulary: its name, which is the field's name ("role", "standing", "entry" …).
        code: the value as it is written in data and code.
        rank: strength 3..0 of a modality, "default" of a choice, else empty.
        en, ja: its words.
        definition_en: what it means, perhaps empty.
        counterpart_elsewhere: what other codebooks call it, perhaps empty.
    """

    vocabulary: str
    code: str
    rank: str
    en: str
    ja: str
    definition_en: str
    counterpart_elsewhere: str


@cache
def vocabularies() -> Mapping[str, Mapping[str, Term]]:
    """All vocabularies: name to code to term, in the order of the file."""
    found: dict[str, dict[str, Term]] = {}
    import csv

    text = read_data("vocabularies.csv").decode("utf-8")
    for row in csv.DictReader(text.splitlines()):
        term = Term(**row)
        found.setdefault(term.vocabulary, {})[term.code] = term
    return MappingProxyType({name: MappingProxyType(codes) for name, codes in found.items()})


def terms(vocabulary: str) -> Mapping[str, Term]:
    """One vocabulary: code to term. A name that is not one of `vocabularies()` is a `BadQuestion`."""
    try:
        return vocabularies()[vocabulary]
    except KeyError:
        raise BadQuestion(f"there is no vocabulary {vocabulary!r}; there are: {', '.join(vocabularies())}") from None


def allowed(vocabulary: str, value: object) -> str:
    """The end of an error message: what the vocabulary holds, and the value that was probably meant."""
    import difflib

    codes = list(terms(vocabulary))
    close = difflib.get_close_matches(value, codes, n=1) if isinstance(value, str) else []
    meant = f"did you mean {close[0]!r}? " if close else ""
    return f"{meant}it is one of: {', '.join(codes)}"


def check_term(vocabulary: str, value: object) -> str:
    """The value, if the vocabulary holds it; else a `BadQuestion` that lists what it holds."""
    if isinstance(value, str) and value in terms(vocabulary):
        return value
    raise BadQuestion(f"{vocabulary} {value!r} is unknown; {allowed(vocabulary, value)}")


def one_or_several(vocabulary: str, value: object) -> frozenset[str]:
    """What a filter was given, one value or several, as a set of checked values."""
    if isinstance(value, str):
        return frozenset({check_term(vocabulary, value)})
    if isinstance(value, (tuple, list, set, frozenset)) and value:
        return frozenset(check_term(vocabulary, each) for each in value)
    raise BadQuestion(f"{vocabulary}={value!r} is unknown; pass one value or several in a tuple; {allowed(vocabulary, value)}")
