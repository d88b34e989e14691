"""Columns of in-memory frames (pandas, polars, Arrow) as numbers, and new columns put beside them.

A column of a hundred million rows holds a few hundred spellings: it is turned into codes and its distinct values once, and all
else is done on those.
"""

from __future__ import annotations

import datetime
import numbers
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from .errors import BadQuestion
from .frames import Backend, frame, pandas_arrays
from .tables import Column

if TYPE_CHECKING:
    import numpy as np

__all__ = ["beside", "codes_of", "columns_of", "days_of", "engine_of", "flat", "years_of"]

_A, _Z = ord("A"), ord("Z")
BLOCK = 32_768
"""Rows at a time: few enough that what is made of them on the way stays in the processor's cache."""
EPOCH = datetime.date(1970, 1, 1).toordinal()
_SHOWN = 5


def engine_of(frame_: object) -> Backend | None:
    """Which engine an in-memory frame is of; None for anything else."""
    module, name = type(frame_).__module__.split(".")[0], type(frame_).__name__
    known: dict[tuple[str, str], Backend] = {
        ("pandas", "DataFrame"): "pandas",
        ("polars", "DataFrame"): "polars",
        ("pyarrow", "Table"): "arrow",
    }
    return known.get((module, name))


def columns_of(frame_: Any, engine: Backend) -> list[Any]:
    """The names of its columns."""
    return list(frame_.column_names if engine == "arrow" else frame_.columns)


def codes_of(series: Any, engine: Backend) -> tuple[np.ndarray[Any, Any], list[Any]]:
    """A column as codes and its distinct values; code -1 where nothing is."""
    import numpy as np

    letters = _three_letters(series, engine)
    if letters is not None:
        return letters
    if engine == "pandas":
        import pandas as pd

        if isinstance(series.dtype, pd.CategoricalDtype):
            return series.array.codes, series.array.categories.tolist()
        codes, distinct = pd.factorize(series)
        return codes, [None if each is None else _scalar(each) for each in distinct]
    if engine == "polars":
        import polars as pl

        if series.dtype == pl.Enum:
            codes = series.to_physical()
            if series.null_count():
                codes = codes.cast(pl.Int64).fill_null(-1)
            return codes.to_numpy(), series.dtype.categories.to_list()
        if series.dtype == pl.Categorical:
            # The codes of a Categorical are shared by all that the process has seen: only this column's are wanted.
            borne = series.drop_nulls().unique()
            numbers = borne.to_physical().cast(pl.Int64).to_numpy()
            order = np.argsort(numbers)
            codes = series.to_physical().cast(pl.Int64).fill_null(-1).to_numpy()
            found = np.searchsorted(numbers[order], codes)
            return np.where(codes < 0, -1, found), borne.cast(pl.String).gather(order).to_list()
        values = series.drop_nulls().unique()
        codes = series.replace_strict(values, pl.Series(np.arange(len(values))), default=-1, return_dtype=pl.Int64)
        return codes.fill_null(-1).to_numpy(), values.to_list()
    import pyarrow as pa

    whole = series.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):  # a column without chunks
        whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], series.type)
    coded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    indices = coded.indices.fill_null(-1) if coded.null_count else coded.indices
    return indices.to_numpy(zero_copy_only=False), coded.dictionary.to_pylist()


def _three_letters(series: Any, engine: Backend) -> tuple[np.ndarray[Any, Any], list[Any]] | None:
    """A column of texts of three capitals each, the commonest of all: its letters themselves are the codes. None for others."""
    import numpy as np

    whole = _arrow_texts(series, engine)
    if whole is None or not len(whole) or whole.null_count:
        return None
    offsets_type = np.int64 if str(whole.type).startswith("large") else np.int32
    _, offsets, letters = whole.buffers()
    rows = len(whole)
    ends: np.ndarray[Any, Any] = np.frombuffer(offsets, dtype=offsets_type)[whole.offset : whole.offset + rows + 1]
    if ends[-1] - ends[0] != 3 * rows:
        return None
    text = np.frombuffer(letters, dtype=np.uint8)[ends[0] : ends[-1]]
    codes = np.empty(rows, dtype=np.uint16)
    borne = np.zeros(26**3, dtype=bool)
    for start in range(0, rows, BLOCK):
        stop = min(start + BLOCK, rows)
        block = text[3 * start : 3 * stop]
        steps = ends[start + 1 : stop + 1] - ends[start:stop]
        if block.min() < _A or block.max() > _Z or steps.min() != 3 or steps.max() != 3:
            return None
        part = block.reshape(-1, 3)
        made = part[:, 0].astype(np.uint16)
        made -= _A
        made *= 26
        made += part[:, 1]
        made -= _A
        made *= 26
        made += part[:, 2]
        made -= _A
        codes[start:stop] = made
        borne[made] = True
    distinct: list[Any] = [None] * 26**3
    for code in np.flatnonzero(borne).tolist():
        distinct[code] = "".join(chr(_A + letter) for letter in (code // 676, code // 26 % 26, code % 26))
    return codes, distinct


def _arrow_texts(series: Any, engine: Backend) -> Any:
    """A column of texts as one Arrow array, where it is one already or becomes one cheaply; else None."""
    if engine == "arrow":
        whole = series.combine_chunks()
        if hasattr(whole, "num_chunks"):
            return whole.chunk(0) if whole.num_chunks == 1 else None
    elif engine == "polars":
        if str(series.dtype) != "String" or find_spec("pyarrow") is None:
            return None
        whole = series.to_arrow(compat_level=_compat_level())
    else:
        chunked = getattr(series.array, "_pa_array", None)
        if chunked is None:
            return None
        whole = chunked.chunk(0) if chunked.num_chunks == 1 else None
    return whole if whole is not None and str(whole.type) in ("string", "large_string") else None


def _compat_level() -> Any:
    import polars

    return polars.CompatLevel.oldest()


def _scalar(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def flat(series: Any, engine: Backend, name: str) -> tuple[Any, np.ndarray[Any, Any]]:
    """A column of lists, or of texts with ";" between parties, as one long column and how many each row holds (-1: nothing)."""
    import numpy as np

    lists = series.tolist() if engine == "pandas" else series.to_list() if engine == "polars" else series.to_pylist()
    parts: list[Any] = []
    counts = np.empty(len(lists), dtype=np.int64)
    for row, cell in enumerate(lists):
        if isinstance(cell, str):
            found: Sequence[Any] = [each.strip() for each in cell.split(";") if each.strip()]
        elif isinstance(cell, (list, tuple)) or (hasattr(cell, "tolist") and getattr(cell, "ndim", 0) == 1):
            found = list(cell)
        elif cell is None or cell != cell:
            found = ()
        else:
            raise BadQuestion(
                f"column {name!r} holds {cell!r}; with fractional=True it holds lists of parties or texts with ';' between"
            )
        parts += found
        counts[row] = len(found) if found else -1
    import_ = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}[engine]
    module: Any = __import__(import_)
    if engine == "arrow":
        return module.chunked_array([module.array(parts, module.string() if not parts else None)]), counts
    return module.Series(parts, dtype=object if engine == "pandas" else None), counts


def years_of(series: Any, engine: Backend, name: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any] | None]:
    """A column of years as whole numbers, and which are missing (None: none). Anything that is no year is one `BadQuestion`."""
    import numpy as np

    values = _numbers(series, engine)
    if values is None or values.dtype.kind not in "iuf":
        raise BadQuestion(
            f"column {name!r} holds no whole numbers (its type is {_type(series, engine)}); years are numbers such as 1998. "
            "For days, pass date= instead of year="
        )
    missing = np.isnan(values) if values.dtype.kind == "f" else np.zeros(0, dtype=bool)
    if engine != "pandas" and series.null_count:
        missing = _nulls(series) | (missing if len(missing) else False)
    if not missing.any():
        if not len(values) or (values.dtype.kind in "iu" and values.min() >= 1 and values.max() <= 9999):
            return values.astype(np.int64, copy=False), None
        filled = values
    else:
        filled = np.where(missing, 1, values)
    wrong = (filled != np.floor(filled)) | (filled < 1) | (filled > 9999)
    if wrong.any():
        listed = ", ".join(str(each) for each in np.unique(filled[wrong])[:_SHOWN].tolist())
        raise BadQuestion(f"column {name!r} holds what is no year of 1..9999: {listed}")
    return filled.astype(np.int64), missing if missing.any() else None


def _numbers(series: Any, engine: Backend) -> np.ndarray[Any, Any] | None:
    import numpy as np

    if engine == "pandas":
        if series.dtype == object:
            found = [np.nan if gone else each for each, gone in zip(series, series.isna(), strict=True)]
            if not all(isinstance(each, numbers.Real) and not isinstance(each, bool) for each in found):
                return None
            return np.array(found) if found else np.empty(0)
        if series.dtype.kind in "iuf":
            if not isinstance(series.dtype, np.dtype) and series.isna().any():
                return series.to_numpy(dtype="float64", na_value=np.nan)  # type: ignore[no-any-return]
            return series.to_numpy(dtype="int64" if series.dtype.kind in "iu" else "float64")  # type: ignore[no-any-return]
        return None
    if engine == "polars":
        if not series.dtype.is_numeric():
            return np.empty(0) if len(series) == series.null_count() and not len(series) else None
        return series.fill_null(1).to_numpy()  # type: ignore[no-any-return]
    import pyarrow as pa

    if not (pa.types.is_integer(series.type) or pa.types.is_floating(series.type)):
        return None
    return series.fill_null(1).to_numpy()  # type: ignore[no-any-return]


def _nulls(series: Any) -> np.ndarray[Any, Any]:
    found: np.ndarray[Any, Any] = series.is_null().to_numpy()
    return found


def _type(series: Any, engine: Backend) -> str:
    return str(series.type if engine == "arrow" else series.dtype)


def days_of(series: Any, engine: Backend, name: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any] | None]:
    """A column of dates or moments as ordinals of days, and which are missing. A moment counts on the day of its time zone."""
    import numpy as np

    days = _datetimes(series, engine)
    if days is None:
        raise BadQuestion(
            f"column {name!r} holds no dates (its type is {_type(series, engine)}); make dates of it, or pass year= for years"
        )
    missing = np.isnat(days)
    ordinals = np.where(missing, 0, days.astype("datetime64[D]").astype(np.int64)) + EPOCH
    return ordinals, missing if missing.any() else None


def _datetimes(series: Any, engine: Backend) -> np.ndarray[Any, Any] | None:
    import numpy as np

    if engine == "pandas":
        import pandas as pd

        if isinstance(series.dtype, pd.DatetimeTZDtype):
            series = series.dt.tz_localize(None)
        if isinstance(series.dtype, np.dtype) and series.dtype.kind == "M":
            return series.to_numpy(dtype="datetime64[s]")  # type: ignore[no-any-return]
        if isinstance(series.dtype, pd.ArrowDtype):
            import pyarrow

            return _datetimes(pyarrow.chunked_array([pyarrow.array(series.array)]), "arrow")
        if series.dtype == object:
            found = [None if gone else each for each, gone in zip(series, series.isna(), strict=True)]
            if all(each is None or isinstance(each, datetime.date) for each in found):
                return np.array(
                    [each.date() if isinstance(each, datetime.datetime) else each for each in found], "datetime64[D]"
                )
        return None
    if engine == "polars":
        import polars as pl

        if series.dtype == pl.Date or isinstance(series.dtype, pl.Datetime):
            return series.dt.date().to_numpy().astype("datetime64[D]")  # type: ignore[no-any-return]
        return None
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_timestamp(series.type) and series.type.tz is not None:
        series = pc.local_timestamp(series)
    if pa.types.is_timestamp(series.type) or pa.types.is_date(series.type):
        return series.cast(pa.date32()).to_numpy().astype("datetime64[D]")  # type: ignore[no-any-return]
    return None


def beside(frame_: Any, engine: Backend, columns: Sequence[Column], data: dict[str, Any]) -> Any:
    """The frame with new columns at its right; rows, order and index are as they were."""
    if engine == "pandas":
        whole = frame_.copy(deep=False)
        for name, array in pandas_arrays(columns, data).items():
            whole[name] = array
        return whole
    made = frame(columns, data, engine)
    if engine == "polars":
        return frame_.hstack(made.get_columns())
    for name in made.column_names:
        frame_ = frame_.append_column(name, made.column(name))
    return frame_
