"""Columns to data frames: pandas, polars and Arrow. Nothing else in the package makes one from nothing.

Each engine gets its own proper types: text, nullable whole numbers and truth values, days as dates, vocabularies as categories
(pandas Categorical, polars Enum, Arrow dictionary), lists as lists. An engine is imported when it is asked for, and one that
is not installed is one clear error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import attrs

from .errors import BadQuestion, MissingExtra
from .tables import Column

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Backend", "Coded", "Masked", "check_backend", "frame", "need", "pandas_arrays"]

Backend: TypeAlias = Literal["pandas", "polars", "arrow"]

BACKENDS: tuple[Backend, ...] = ("pandas", "polars", "arrow")
_MODULES = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}


@attrs.frozen(eq=False)
class Coded:
    """A column of categories by their codes: what large frames are made of.

    Attributes:
        codes: whole numbers, -1 for none; a numpy array.
        categories: what each code stands for.
    """

    codes: np.ndarray[Any, Any]
    categories: tuple[str, ...]


@attrs.frozen(eq=False)
class Masked:
    """A column of numbers or truth values, some of them missing.

    Attributes:
        values: a numpy array of bool or int64.
        missing: which of them are not there; a numpy array of bool.
    """

    values: np.ndarray[Any, Any]
    missing: np.ndarray[Any, Any]


def need(module: str, extra: str) -> ModuleType:
    """A module of an extra; `MissingExtra`, with the one command that helps, where it is not installed."""
    try:
        found: Any = __import__(module)
        for part in module.split(".")[1:]:
            found = getattr(found, part)
    except ImportError as reason:
        raise MissingExtra(module, extra) from reason
    return cast(ModuleType, found)


def check_backend(backend: str | None) -> Backend:
    """The engine asked for; with None, the first that is installed of pandas, polars and Arrow."""
    from importlib.util import find_spec

    if backend is None:
        for each in BACKENDS:
            if find_spec(_MODULES[each]) is not None:
                return each
        raise MissingExtra("pandas", "pandas")
    named = "arrow" if backend == "pyarrow" else backend
    if named not in BACKENDS:
        raise BadQuestion(f"backend={backend!r} is unknown; it is one of: {', '.join(BACKENDS)}")
    need(_MODULES[named], named)
    return named


def frame(columns: Sequence[Column], data: Mapping[str, Any], backend: str | None = None) -> Any:
    """A data frame of the columns.

    Args:
        columns: their names and types, in order.
        data: for each name a sequence of values, a numpy array, or `Coded` for a column of categories; all of one length.
        backend: "pandas", "polars" or "arrow"; None for the first that is installed.
    """
    make = {"pandas": _pandas, "polars": _polars, "arrow": _arrow}[check_backend(backend)]
    return make(columns, data)


def _pandas(columns: Sequence[Column], data: Mapping[str, Any]) -> Any:
    import pandas as pd

    return pd.DataFrame(pandas_arrays(columns, data))


def pandas_arrays(columns: Sequence[Column], data: Mapping[str, Any]) -> dict[str, Any]:
    """Each column as the array that a pandas frame holds."""
    return {column.name: _pandas_array(column, data[column.name]) for column in columns}


def _pandas_array(column: Column, values: Any) -> Any:
    import numpy as np
    import pandas as pd

    if isinstance(values, Coded):
        return pd.Categorical.from_codes(values.codes, categories=list(values.categories))
    if isinstance(values, Masked):
        kind = pd.arrays.BooleanArray if values.values.dtype == bool else pd.arrays.IntegerArray
        return kind(values.values, values.missing)
    if column.values:
        return pd.Categorical(values, categories=list(column.values))
    if column.type == "date":
        return np.array(list(values), dtype="datetime64[s]")
    if column.type == "texts":
        lists = np.empty(len(values), dtype=object)
        lists[:] = [list(each) for each in values]
        return lists
    if isinstance(values, np.ndarray):
        return values
    # From pandas 3 on, "str" is the type of text.
    text = "str" if int(pd.__version__.split(".")[0]) >= 3 else "string"
    types = {"text": text, "integer": "Int64", "number": "float64", "boolean": "boolean"}
    return pd.array(list(values), dtype=types[column.type])


def _polars(columns: Sequence[Column], data: Mapping[str, Any]) -> Any:
    import polars as pl

    types = {
        "text": pl.String,
        "integer": pl.Int64,
        "number": pl.Float64,
        "boolean": pl.Boolean,
        "date": pl.Date,
        "texts": pl.List(pl.String),
    }

    def series(column: Column) -> Any:
        values = data[column.name]
        if isinstance(values, Coded):
            return _polars_enum(values)
        if isinstance(values, Masked):
            known = pl.Series(column.name, values.values)
            if not values.missing.any():
                return known
            return known.zip_with(pl.Series(~values.missing), pl.Series(column.name, [None], dtype=known.dtype))
        if not isinstance(values, (list, tuple)):
            return pl.Series(column.name, values)
        return pl.Series(column.name, values, dtype=pl.Enum(column.values) if column.values else types[column.type])

    return pl.DataFrame([series(column).alias(column.name) for column in columns])


def _polars_enum(values: Coded) -> Any:
    import numpy as np
    import polars as pl

    # A null row at the end stands for code -1: gathering is the fast way from codes to an Enum in every polars.
    words = pl.Series([*values.categories, None], dtype=pl.Enum(values.categories))
    return words.gather(pl.Series(np.where(values.codes < 0, len(values.categories), values.codes).astype("uint32")))


def _arrow(columns: Sequence[Column], data: Mapping[str, Any]) -> Any:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "texts": pa.list_(pa.string()),
    }

    def array(column: Column) -> Any:
        values = data[column.name]
        if isinstance(values, Coded):
            mask = values.codes < 0
            indices = pa.array(values.codes.astype("int32"), mask=mask if mask.any() else None)
            return pa.DictionaryArray.from_arrays(indices, pa.array(values.categories, pa.string()))
        if isinstance(values, Masked):
            return pa.array(values.values, mask=values.missing)
        if column.values:
            codes = {value: code for code, value in enumerate(column.values)}
            indices = pa.array([None if value is None else codes[value] for value in values], pa.int32())
            return pa.DictionaryArray.from_arrays(indices, pa.array(column.values, pa.string()))
        if isinstance(values, (list, tuple)):
            return pa.array(values, types[column.type])
        return pa.array(values)

    return pa.table({column.name: array(column) for column in columns})
