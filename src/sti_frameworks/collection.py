"""`Records`: what plural questions answer with, an immutable sequence of records of one kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

    __slots__ = ("_items",)

    _items: tuple[R, ...]

    def __init__(self, items: Iterable[R] = ()) -> None:
        object.__setattr__(self, "_items", tuple(items))

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
            return Records(self._items[index])
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
        return Records(self._items + other._items) if isinstance(other, Records) else NotImplemented

    def __reduce__(self) -> tuple[object, ...]:
        return Records, (self._items,)

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
            item
            for item in self._items
            if all(_comparable(getattr(item, field, None)) in values for field, values in wanted.items())
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict per record: text, numbers, None and lists only, sources by their ids, dates as text."""
        return [{name: plain(getattr(item, name)) for name in field_names(type(item))} for item in self._items]


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
