"""`Records`: what plural questions answer with, an immutable sequence of records of one kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

import attrs

from .dates import PartialDate
from .errors import BadQuestion
from .records import Record, Source, Where

__all__ = ["Records", "plain"]

R = TypeVar("R", bound=Record)


class Records(Sequence[R], Generic[R]):
    """An immutable, hashable, comparable, sliceable sequence of records.

    Equal to another `Records` with the same records in the same order. A slice is `Records` again.
    """

    __slots__ = ("_items", "_kind")

    _items: tuple[R, ...]
    _kind: type[R] | None

    def __init__(self, items: Iterable[R] = (), *, kind: type[R] | None = None) -> None:
        """`kind` is the record class, so that an answer without records still knows its columns."""
        object.__setattr__(self, "_items", tuple(items))
        object.__setattr__(self, "_kind", kind)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Records are immutable; {name!r} can't be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Records are immutable; {name!r} can't be deleted")

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Records[R]: ...
    def __getitem__(self, index: int | slice) -> R | Records[R]:
        if isinstance(index, slice):
            return Records(self._items[index], kind=self._kind)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[R]:
        return iter(self._items)

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Records) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __add__(self, other: Records[R]) -> Records[R]:
        return Records(self._items + other._items, kind=self._kind) if isinstance(other, Records) else NotImplemented

    def __reduce__(self) -> tuple[object, ...]:
        return _records, (self._items, self._kind)

    def __repr__(self) -> str:
        shown = [repr(item) for item in self._items[:60]]
        if len(self._items) > len(shown):
            shown.append(f"… {len(self._items) - len(shown)} more")
        noun = "record" if len(self._items) == 1 else "records"
        return "\n".join([f"<Records: {len(self._items)} {noun}{':' if shown else ''}", *(f"  {line}" for line in shown)]) + ">"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order; of spells, the parties' ids."""
        return tuple(str(getattr(item, "id", None) or getattr(item, "party", "")) for item in self._items)

    def where(self, **conditions: object) -> Records[R]:
        """The records whose fields equal the given values.

        A condition is one value or several (tuple, list or set: any of them). Dates may be given as text.
        A field that no record here has is a `BadQuestion` that lists the fields.
        """
        for field in conditions:
            known = sorted({name for kind in {type(item) for item in self._items} for name in field_names(kind)})
            if known and field not in known:
                raise BadQuestion(f"no record here has a field {field!r}; fields are: {', '.join(known)}")
        wanted = {
            field: set(map(_comparable, value if isinstance(value, (tuple, list, set, frozenset)) else (value,)))
            for field, value in conditions.items()
        }
        return Records(
            (
                item
                for item in self._items
                if all(_comparable(getattr(item, field, None)) in values for field, values in wanted.items())
            ),
            kind=self._kind,
        )

    def group_by(self, field: str) -> Mapping[Any, Records[R]]:
        """The records by the value of a field, in the order in which the values first occur; a read-only mapping.

        Of a field that holds several values (themes, frameworks) a record stands under each of them. A field that no record
        here has is a `BadQuestion` that lists the fields.
        """
        self.where(**{field: None})  # the field exists
        found: dict[Any, list[R]] = {}
        for item in self._items:
            value = getattr(item, field, None)
            for key in value if isinstance(value, tuple) else (value,):
                found.setdefault(key, []).append(item)
        return MappingProxyType({key: Records(items, kind=self._kind) for key, items in found.items()})

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict per record: text, numbers, None and lists only, sources by their ids, dates as text."""
        return [{name: plain(getattr(item, name)) for name in field_names(type(item))} for item in self._items]

    def to_pandas(self) -> Any:
        """A pandas DataFrame with a row for each record and the columns of their table (`sti_frameworks.TABLES`)."""
        return self._frame("pandas")

    def to_polars(self) -> Any:
        """A polars DataFrame; otherwise as `to_pandas`."""
        return self._frame("polars")

    def to_arrow(self) -> Any:
        """A pyarrow Table; otherwise as `to_pandas`."""
        return self._frame("arrow")

    def _frame(self, backend: str) -> Any:
        # Frames are built far above; a user reaches them from here all the same.
        from .frames import check_backend, frame
        from .tables import columns_of_records, rows_of_records

        engine = check_backend(backend)
        kinds: set[type[R] | None] = {type(item) for item in self._items} or {self._kind}
        if len(kinds) > 1:
            names = ", ".join(sorted(kind.__name__ for kind in kinds if kind is not None))
            raise BadQuestion(f"these records are of several kinds ({names}), which have no columns in common; take one kind")
        (kind,) = kinds
        if kind is None:
            raise BadQuestion("no records, and nothing says of which kind they would be")
        columns = columns_of_records(kind)
        rows = rows_of_records(self._items, kind)
        return frame(columns, {column.name: [row[column.name] for row in rows] for column in columns}, engine)


def _records(items: tuple[R, ...], kind: type[R] | None) -> Records[R]:
    return Records(items, kind=kind)


def field_names(kind: type[Any]) -> tuple[str, ...]:
    """The public fields of a record type, in order."""
    return tuple(field.name for field in attrs.fields(kind) if not field.name.startswith("_"))


def plain(value: object) -> Any:
    """A field's value as JSON would have it."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, (PartialDate, Where)):
        return str(value)
    if isinstance(value, Source):
        return value.id
    if attrs.has(type(value)):
        return {name: plain(getattr(value, name)) for name in field_names(type(value))}
    return value


def _comparable(value: object) -> object:
    return str(value) if isinstance(value, PartialDate) else value
