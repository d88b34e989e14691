"""Parquet files, one for each table, with the meanings of the columns in their metadata; on request partitioned by a column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BadQuestion
from ..frames import frame, need
from ..tables import TABLES, Row, in_key_order, rows_of

if TYPE_CHECKING:
    from ..contents import Contents
    from . import Release

__all__ = ["is_mine", "rows", "write"]


def write(place: Path, contents: Contents, release: Release, *, partition_by: str | None = None) -> None:
    """Writes a folder of files; with `partition_by` the tables with that column are folders of parts ("framework=g7/…")."""
    from . import mark

    parquet = need("pyarrow.parquet", "arrow")
    if partition_by is not None and not any(_parts(name, partition_by) for name in TABLES):
        known = sorted({column.name for form in TABLES.values() for column in form.columns if column.type == "text"})
        raise BadQuestion(f"partition_by={partition_by!r} is a column of no table; columns of texts are: {', '.join(known)}")
    place.mkdir()
    for name, found in rows_of(contents).items():
        form = TABLES[name]
        table = frame(form.columns, {column.name: [row[column.name] for row in found] for column in form.columns}, "arrow")
        table = _described(table, name, release)
        if partition_by is not None and _parts(name, partition_by):
            parquet.write_to_dataset(table, place / name, partition_cols=[partition_by])
        else:
            parquet.write_table(table, place / f"{name}.parquet")
    mark(place, release)


def _parts(name: str, column: str) -> bool:
    """Whether a table can be parted by a column: it has it, and every row a value in it."""
    return any(each.name == column and each.type == "text" and not each.optional for each in TABLES[name].columns)


def _described(table: Any, name: str, release: Release) -> Any:
    import pyarrow

    fields = [
        field.with_metadata({"description": column.meaning})
        for field, column in zip(table.schema, TABLES[name].columns, strict=True)
    ]
    about = {"sti_frameworks": release.version, "data": release.data, "license": "CC-BY-4.0", "row": TABLES[name].meaning}
    return table.cast(pyarrow.schema(fields)).replace_schema_metadata(about)


def is_mine(place: Path) -> bool:
    """Whether a folder holds tables of ours."""
    return all((place / f"{name}.parquet").is_file() or (place / name).is_dir() for name in TABLES)


def rows(place: Path) -> dict[str, list[Row]]:
    """The rows of all tables, in the order of their keys where they were parted."""
    dataset = need("pyarrow.dataset", "arrow")
    found: dict[str, list[Row]] = {}
    for name, form in TABLES.items():
        path = place / f"{name}.parquet"
        if path.is_file():
            found[name] = dataset.dataset(path).to_table().to_pylist()
        else:
            parted = dataset.dataset(place / name, partitioning="hive").to_table().to_pylist()
            found[name] = in_key_order(form, parted)
    return found
