"""Immutable, sourced, dated records of the international frameworks that steer science, technology and innovation.

    >>> import sti_frameworks as sti
    >>> sti.members_in("G7", 1976).ids
    ('CAN', 'DEU', 'FRA', 'GBR', 'ITA', 'JPN', 'USA')

The functions are the questions of `Catalogue`, asked of the data that came with the package. Nothing is read before the
first question: importing this module imports nothing else.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .catalogue import Catalogue, Comparison, FixedMembers, Version, load
    from .collection import Records
    from .dates import PartialDate
    from .errors import (
        BadData,
        BadDate,
        BadQuestion,
        CoverageWarning,
        FrameworksError,
        MissingExtra,
        NoAnswer,
        Problem,
        UnknownId,
        UnknownParty,
        UnknownValues,
        Unsure,
    )
    from .explaining import Explanation
    from .membership import Code, Framework, LifeSpell, Membership, Name, Party, Relation
    from .proceedings import Document, Event, Meeting, Part, Participation, Person, Session
    from .promises import Commitment, Link, Match, Target, Theme
    from .records import Footnote, Locator, Source, Variant, Where
    from .tables import TABLES, Column, Table
    from .vocabulary import Term, terms, vocabularies

    _shipped = load("data")  # never run: it tells type checkers whose methods the questions are
    framework = _shipped.framework
    frameworks = _shipped.frameworks
    party = _shipped.party
    parties = _shipped.parties
    members_in = _shipped.members_in
    members_on = _shipped.members_on
    is_member = _shipped.is_member
    status_in = _shipped.status_in
    memberships = _shipped.memberships
    chair = _shipped.chair
    joint_memberships = _shipped.joint_memberships
    compare = _shipped.compare
    source = _shipped.source
    sources = _shipped.sources
    meeting = _shipped.meeting
    meetings = _shipped.meetings
    document = _shipped.document
    documents = _shipped.documents
    events = _shipped.events
    theme = _shipped.theme
    themes = _shipped.themes
    commitment = _shipped.commitment
    commitments = _shipped.commitments
    commitments_by_theme = _shipped.commitments_by_theme
    bound_by = _shipped.bound_by
    find = _shipped.find
    explain = _shipped.explain
    version = _shipped.version
    cite = _shipped.cite
    table = _shipped.table
    panel = _shipped.panel
    annotate = _shipped.annotate
    dyads = _shipped.dyads
    network = _shipped.network
    fixed_members = _shipped.fixed_members
    export = _shipped.export
    plot = _shipped.plot

__all__ = [
    "TABLES",
    "BadData",
    "BadDate",
    "BadQuestion",
    "Catalogue",
    "Code",
    "Column",
    "Commitment",
    "Comparison",
    "CoverageWarning",
    "Document",
    "Event",
    "Explanation",
    "FixedMembers",
    "Footnote",
    "Framework",
    "FrameworksError",
    "LifeSpell",
    "Link",
    "Locator",
    "Match",
    "Meeting",
    "Membership",
    "MissingExtra",
    "Name",
    "NoAnswer",
    "Part",
    "PartialDate",
    "Participation",
    "Party",
    "Person",
    "Problem",
    "Records",
    "Relation",
    "Session",
    "Source",
    "Table",
    "Target",
    "Term",
    "Theme",
    "UnknownId",
    "UnknownParty",
    "UnknownValues",
    "Unsure",
    "Variant",
    "Version",
    "Where",
    "__version__",
    "annotate",
    "bound_by",
    "chair",
    "cite",
    "commitment",
    "commitments",
    "commitments_by_theme",
    "compare",
    "document",
    "documents",
    "dyads",
    "events",
    "explain",
    "export",
    "find",
    "fixed_members",
    "framework",
    "frameworks",
    "is_member",
    "joint_memberships",
    "load",
    "meeting",
    "meetings",
    "members_in",
    "members_on",
    "memberships",
    "network",
    "panel",
    "parties",
    "party",
    "plot",
    "source",
    "sources",
    "status_in",
    "table",
    "terms",
    "theme",
    "themes",
    "version",
    "vocabularies",
]

# Where the public names live that are not questions of the shipped catalogue; a test holds each to its module's own list.
_HOMES = {
    "quick": "is_member members_in",
    "collection": "Records",
    "errors": "BadData BadDate BadQuestion CoverageWarning FrameworksError MissingExtra NoAnswer Problem UnknownId "
    "UnknownParty UnknownValues Unsure",
    "dates": "PartialDate",
    "vocabulary": "Term terms vocabularies",
    "records": "Footnote Locator Source Variant Where",
    "membership": "Code Framework LifeSpell Membership Name Party Relation",
    "proceedings": "Document Event Meeting Part Participation Person Session",
    "promises": "Commitment Link Match Target Theme",
    "tables": "TABLES Column Table",
    "explaining": "Explanation",
    "catalogue": "Catalogue Comparison FixedMembers Version load",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'sti_frameworks' has no attribute {name!r}")
    for module, names in _HOMES.items():
        if name in names.split():
            # Plain __import__: importlib would load more than this package does.
            found = getattr(__import__(f"sti_frameworks.{module}", fromlist=[name]), name)
            break
    else:
        catalogue = __import__("sti_frameworks.catalogue", fromlist=["shipped_catalogue"])
        found = getattr(catalogue.shipped_catalogue(), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
