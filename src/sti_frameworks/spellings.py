"""What users write in a party column, codes and names of several systems, and whom each stands for in which year.

A code can have served two parties in turn (YUG, Correlates of War 345), so a spelling leads to a *slot*: the parties that
bear it, each with its years. Spellings are compared in a plain form that every engine, also a distributed one, can make of
a column.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from .dates import PartialDate
from .errors import BadQuestion
from .membership import Party
from .names import fold

__all__ = ["CODES", "JUNK", "Claim", "CodeSystem", "Spellings", "check_code", "plain_form"]

CodeSystem = Literal["auto", "alpha3", "alpha2", "numeric", "cow", "gw", "name"]

CODES: tuple[CodeSystem, ...] = ("auto", "alpha3", "alpha2", "numeric", "cow", "gw", "name")
NUMBERS = ("numeric", "cow", "gw")

JUNK = r"[\s.,;:'’`\"()\[\]/_&*-]+"
"""What is taken out of a spelling on every engine: a regular expression that Python, RE2, Rust and Java read alike."""

# How databases spell countries where no other name of the party folds to it: Web of Science (which counts the parts of the
# United Kingdom apart and cuts long names), the World Bank, the UN's statistics, the Unicode CLDR. The tests say where they
# were seen. Names of several states at once (Senegambia, the West Indies Associated States) are left out.
DATABASES: Mapping[str, tuple[str, ...]] = {
    "ANT": ("Neth Antilles",),
    "ARE": ("U Arab Emirates",),
    "ATF": ("Fr Austr Lands",),
    "ATG": ("Antigua & Barbu",),
    "BES": ("Bonaire",),
    "BIH": ("Bosnia & Herceg", "Bosnia Herceg"),
    "BLR": ("Byelarus",),
    "CAF": ("Cent Afr Republ",),
    "CCK": ("Cocos Islands",),
    "CHN": ("Peoples R China",),
    "CIV": ("Cote Ivoire",),
    "COD": ("Dem Rep Congo",),
    "COG": ("Rep Congo",),
    "DDR": ("Ger Dem Rep",),
    "DEU": ("Fed Rep Ger", "Bundes Republik"),
    "EGY": ("Egypt, Arab Rep.",),
    "FLK": ("Falkland Island",),
    "FSM": ("Micronesia, Fed. Sts.",),
    "GBR": ("England", "Scotland", "Wales", "North Ireland", "Northern Ireland"),
    "GEO": ("Rep of Georgia",),
    "GMB": ("Gambia, The",),
    "GNQ": ("Equat Guinea",),
    "HKG": ("China, Hong Kong Special Administrative Region",),
    "HMD": ("Heard & McDonald Islands",),
    "IRN": ("Iran, Islamic Rep.",),
    "KNA": ("St Kitts & Nevi",),
    "KOR": ("Korea, Rep.",),
    "MAC": ("China, Macao Special Administrative Region",),
    "MAF": ("St. Martin",),
    "MDG": ("Malagasy Republ",),
    "MHL": ("Marshall Island",),
    "MNG": ("Mongol Peo Rep",),
    "PNG": ("Papua N Guinea",),
    "PRK": ("Korea, Dem. People's Rep.",),
    "PSE": ("West Bank and Gaza",),
    "PYF": ("Fr Polynesia",),
    "SGS": ("South Georgia & South Sandwich Islands",),
    "SJM": ("Svalbard and Jan Mayen Islands",),
    "SRB": ("Serbia Monteneg",),
    "STP": ("Sao Tome & Prin", "Sao Tome E Prin"),
    "SYR": ("Syrian Arab Rep",),
    "TCA": ("Turks & Caicos",),
    "TTO": ("Trinid & Tobago",),
    "UMI": ("U.S. Outlying Islands",),
    "USA": ("USA", "US", "U.S."),
    "VCT": ("St. Vincent & Grenadines",),
    "VEN": ("Venezuela, RB",),
    "VGB": ("British Virgin Isl",),
    "WLF": ("Wallis and Futuna Islands",),
    "YEM": ("Yemen, Rep.",),
}


class Claim(NamedTuple):
    """A party that bears a spelling, in the years from `first` to `last`."""

    party: str
    first: int
    last: int


def check_code(code: object) -> CodeSystem:
    """The code system asked for; anything unknown is a `BadQuestion` that lists what there is."""
    for known in CODES:
        if code == known:
            return known
    raise BadQuestion(f"code={code!r} is unknown; it is one of: {', '.join(CODES)}")


def plain_form(text: str, code: CodeSystem) -> str:
    """A spelling as it is compared on every engine: lower case, without blanks and punctuation; a number without zeros before
    it or a fraction of zeros after it."""
    if code in NUMBERS:
        return re.sub(r"^0+", "", re.sub(r"\.0+$", "", text.strip()))
    return re.sub(JUNK, "", text.lower())


class Spellings:
    """The spellings of one code system.

    Attributes:
        slots: for each slot the parties that bear its spellings, each with its years.
    """

    def __init__(self, parties: Iterable[Party], code: CodeSystem) -> None:
        self.code = code
        self.slots: list[tuple[Claim, ...]] = []
        self._slot_of: dict[tuple[Claim, ...], int] = {}
        claims: dict[str, dict[str, Claim]] = {}
        for party in parties:
            for text, since, until in _spellings(party, code):
                for form in _forms(text, code):
                    claims.setdefault(form, {}).setdefault(party.id, Claim(party.id, _year(since, 1), _year(until, 10_000) - 1))
        self._forms: dict[str, int] = {}
        for form, found in claims.items():
            slot = self._slot(tuple(_apart(found.values(), code, form)))
            if slot is not None:
                self._forms[form] = slot
        self._folded = {fold(form): slot for form, slot in self._forms.items()} if code not in NUMBERS else {}

    def _slot(self, claims: tuple[Claim, ...]) -> int | None:
        if not claims:
            return None
        if claims not in self._slot_of:
            self._slot_of[claims] = len(self.slots)
            self.slots.append(claims)
        return self._slot_of[claims]

    @property
    def forms(self) -> Mapping[str, int]:
        """Every spelling in its plain form, with its slot."""
        return self._forms

    def slot(self, value: Any) -> int | None:
        """The slot of one value of a column, None where nobody bears it. Width and accents do not matter here, either."""
        form = plain_form(value if isinstance(value, str) else str(value), self.code)
        found = self._forms.get(form)
        return found if found is not None else self._folded.get(fold(form))

    def party(self, slot: int, year: int) -> str:
        """Whom a slot stands for in a year."""
        claims = self.slots[slot]
        return next((claim.party for claim in claims if claim.first <= year <= claim.last), claims[0].party)


def _apart(claims: Iterable[Claim], code: CodeSystem, form: str) -> Iterator[Claim]:
    """The claims to one spelling, so that each year has one: where two overlap, the later beginning takes over.

    "AU" is left to nobody where the column may hold ids as well as ISO codes: it would be the African Union to the one and
    Australia to the other.
    """
    listed = sorted(claims, key=lambda claim: (claim.first, claim.party))
    if code == "auto" and form == "au":
        return
    if len(listed) == 1:
        yield Claim(listed[0].party, 1, 9999)
        return
    for claim, following in zip(listed, [*listed[1:], None], strict=True):
        last = claim.last if following is None else min(claim.last, following.first - 1)
        if last >= claim.first:
            yield Claim(claim.party, claim.first, last)


Spelling = tuple[str, PartialDate | None, PartialDate | None]


def _spellings(party: Party, code: CodeSystem) -> Iterator[Spelling]:
    """All that a party is called in one system, with the days between which it was."""
    if code == "auto":
        yield from _spellings(party, "alpha3")
        yield from _spellings(party, "alpha2")
        yield from _spellings(party, "name")
        schemes: tuple[tuple[str, CodeSystem], ...] = (("cow", "cow"), ("gw", "gw"), ("iso", "numeric"), ("iso", "alpha2"))
        for scheme, system in schemes:
            yield from ((f"{scheme}:{text}", since, until) for text, since, until in _spellings(party, system))
        named = {"": party.wikidata, "wikidata:": party.wikidata, "ror:": party.ror}
        yield from ((scheme + text, None, None) for scheme, text in named.items() if text is not None)
    elif code == "name":
        # A name says who is meant in whatever year: the Soviet Union of 1995 is a slip of the table, not another party.
        for name in (party.name_en, party.name_ja, *party.aliases, *DATABASES.get(party.id, ())):
            yield name, None, None
        for former in party.former_names:
            yield from ((name, None, None) for name in (former.name_en, former.name_ja) if name is not None)
    else:
        field = {"alpha3": "alpha_3", "alpha2": "alpha_2"}.get(code, code)
        if code == "alpha3":
            yield party.id, party.since if party.alpha_3 is None else None, None
        own = getattr(party, field)
        if own is not None:
            yield str(own), party.since, party.until
        for past in party.former_codes:
            value = getattr(past, field)
            if value is not None:
                yield str(value), past.since, past.until


def _forms(text: str, code: CodeSystem) -> set[str]:
    """The plain forms that a spelling may be met in: as it is, without accents, with "&" or "St." for the words."""
    if code in NUMBERS:
        return {plain_form(text, code)}
    texts = {text, _without_accents(text)}
    for one, other in ((" and ", " & "), ("Saint ", "St. "), ("Republic", "Rep.")):
        texts |= {each.replace(one, other) for each in texts} | {each.replace(other, one) for each in texts}
    return {form for form in (plain_form(each, code) for each in texts) if form}


@cache
def _without_accents(text: str) -> str:
    if not any(unicodedata.decomposition(char) for char in text) or re.search(r"[\u3040-\u30ff]", text):
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _year(day: PartialDate | None, otherwise: int) -> int:
    return otherwise if day is None else day.year


def year_of_day(ordinal: int) -> int:
    return datetime.date.fromordinal(ordinal).year
