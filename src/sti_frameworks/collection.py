"""`Records`: what plural questions answer with, an immutable sequence of records of one kind.

The quickest answers are given before any record class is loaded, so nothing is imported here but what every Python has loaded
already; what a method needs beyond that it imports itself.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, Generic, TypeVar, overload

    from .records import Record

    R = TypeVar("R", bound=Record)

    class _Base(Sequence[R], Generic[R]): ...
else:
    # The same classes under the names by which Python itself keeps them: typing would take longer than the answer.
    from _collections_abc import Sequence as _Base

    R = object

    def overload(function):
        return function


__all__ = ["Records"]


class Records(_Base[R]):
    """An immutable, hashable, comparable, sliceable sequence of records.

    Equal to another `Records` with the same records in the same order. A slice is `Records` again.
    """

    __slots__ = ("_ids", "_kind", "_made", "_make")

    _made: tuple[R, ...] | None
    _make: Callable[[], Records[R]] | None
    _ids: tuple[str, ...] | None
    _kind: type[R] | None

    def __init__(self, items: Iterable[R] = (), *, kind: type[R] | None = None) -> None:
        """`kind` is the record class, so that an answer without records still knows its columns."""
        _fill(self, tuple(items), None, None, kind)

    @classmethod
    def later(cls, ids: tuple[str, ...], make: Callable[[], Records[R]]) -> Records[R]:
        """Records of which only the ids are known yet; they are made when one of them is touched."""
        records = cls.__new__(cls)
        _fill(records, None, make, ids, None)
        return records

    @property
    def _items(self) -> tuple[R, ...]:
        if self._made is None:
            assert self._make is not None
            made = self._make()
            _fill(self, made._items, None, self._ids, made._kind)
        assert self._made is not None
        return self._made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Records are immutable; {name!r} can't be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Records are immutable; {name!r} can't be deleted")

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Records[R]: ...  # noqa: F811
    def __getitem__(self, index: int | slice) -> R | Records[R]:  # noqa: F811
        if isinstance(index, slice):
            return Records(self._items[index], kind=self.kind)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items if self._ids is None else self._ids)

    def __iter__(self) -> Iterator[R]:
        return iter(self._items)

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Records) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __add__(self, other: Records[R]) -> Records[R]:
        return Records(self._items + other._items, kind=self.kind) if isinstance(other, Records) else NotImplemented

    def __reduce__(self) -> tuple[object, ...]:
        return _records, (self._items, self.kind)

    def __repr__(self) -> str:
        shown = [repr(item) for item in self._items[:60]]
        if len(self._items) > len(shown):
            shown.append(f"… {len(self._items) - len(shown)} more")
        noun = "record" if len(self._items) == 1 else "records"
        return "\n".join([f"<Records: {len(self._items)} {noun}{':' if shown else ''}", *(f"  {line}" for line in shown)]) + ">"

    def _repr_html_(self) -> str:
        # Tables for notebooks are made far above, as frames are.
        from .cards import table

        return table(self)

    @property
    def kind(self) -> type[R] | None:
        """The class of the records, where it is known, as it is for an empty answer, too."""
        return type(self._items[0]) if self._kind is None and self._items else self._kind

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order; of spells, the parties' ids."""
        if self._ids is not None:
            return self._ids
        return tuple(str(getattr(item, "id", None) or getattr(item, "party", "")) for item in self._items)

    def where(self, **conditions: object) -> Records[R]:
        """The records whose fields equal the given values.

        A condition is one value or several (tuple, list or set: any of them). Dates may be given as text.
        A field that no record here has is a `BadQuestion` that lists the fields.
        """
        from .errors import BadQuestion
        from .records import derived_names, field_names

        kinds = {type(item) for item in self._items}
        known = sorted({name for kind in kinds for name in (*field_names(kind), *derived_names(kind))})
        for field in conditions:
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
            kind=self.kind,
        )

    def group_by(self, field: str) -> Mapping[Any, Records[R]]:
        """The records by the value of a field, in the order in which the values first occur; a read-only mapping.

        Of a field that holds several values (themes, frameworks) a record stands under each of them. A field that no record
        here has is a `BadQuestion` that lists the fields.
        """
        from types import MappingProxyType

        self.where(**{field: None})  # the field exists
        found: dict[Any, list[R]] = {}
        for item in self._items:
            value = getattr(item, field, None)
            for key in value if isinstance(value, tuple) else (value,):
                found.setdefault(key, []).append(item)
        return MappingProxyType({key: Records(items, kind=self.kind) for key, items in found.items()})

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict per record: text, numbers, None and lists only, sources by their ids, dates as text."""
        from .records import field_names, plain

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
        from .errors import BadQuestion
        from .frames import check_backend, frame
        from .tables import columns_of_records, rows_of_records

        engine = check_backend(backend)
        kinds: set[type[R] | None] = {type(item) for item in self._items} or {self.kind}
        if len(kinds) > 1:
            names = ", ".join(sorted(kind.__name__ for kind in kinds if kind is not None))
            raise BadQuestion(f"these records are of several kinds ({names}), which have no columns in common; take one kind")
        (kind,) = kinds
        if kind is None:
            raise BadQuestion("no records, and nothing says of which kind they would be")
        columns = columns_of_records(kind)
        rows = rows_of_records(self._items, kind)
        return frame(columns, {column.name: [row[column.name] for row in rows] for column in columns}, engine)


def _fill(
    records: Records[R],
    made: tuple[R, ...] | None,
    make: Callable[[], Records[R]] | None,
    ids: tuple[str, ...] | None,
    kind: type[R] | None,
) -> None:
    # The class lets nothing be set, so its own values are set past it.
    for name, value in (("_kind", kind), ("_ids", ids), ("_make", make), ("_made", made)):
        object.__setattr__(records, name, value)


def _records(items: tuple[R, ...], kind: type[R] | None) -> Records[R]:
    return Records(items, kind=kind)


def _comparable(value: object) -> object:
    from .dates import PartialDate

    return str(value) if isinstance(value, PartialDate) else value
