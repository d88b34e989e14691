"""One database file, SQLite or DuckDB: a table for each of ours, with keys, comments and views for the common questions."""

from __future__ import annotations

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..frames import frame, need
from ..tables import TABLES, Column, Row, Table, rows_of

if TYPE_CHECKING:
    from ..contents import Contents
    from . import Release

__all__ = ["VIEWS", "DuckDB", "Sqlite"]

# Open spells have no last day; what is asked about is a day of the user's own: "… WHERE since_latest <= '1998-12-31'".
VIEWS: dict[str, str] = {
    "spells": """SELECT m.framework, f.name_en AS framework_name, m.party, p.name_en AS party_name, m.role, m.standing,
       m.since, m.until, m.entry, m.exit, m.notice, m.note, m.doubt
FROM memberships AS m JOIN frameworks AS f ON f.id = m.framework JOIN parties AS p ON p.id = m.party""",
    "present_members": """SELECT m.framework, m.party, p.name_en, p.name_ja, m.since
FROM memberships AS m JOIN parties AS p ON p.id = m.party
WHERE m.role = 'member' AND m.standing IN ('in_effect', 'suspended') AND m.until IS NULL""",
    "commitments_dated": """SELECT c.id, c.date, c.framework, c.modality, c.strength, c.summary_en, c.summary_ja, d.title_en
FROM commitments AS c JOIN documents AS d ON d.id = c.document""",
}
_MEANINGS = {
    "spells": "every spell with the names of its party and framework",
    "present_members": "who is a member now, as far as the data were checked",
    "commitments_dated": "every commitment with the title of its document",
}
_RELEASE = "CREATE TABLE release (version TEXT, data TEXT, license TEXT)"


class Sqlite:
    """A SQLite file; lists are JSON arrays, truth values 0 and 1, days ISO texts."""

    @staticmethod
    def write(place: Path, contents: Contents, release: Release) -> None:
        """Writes the file; every reference in it is checked by SQLite itself."""
        with closing(sqlite3.connect(place)) as database:
            database.execute("PRAGMA foreign_keys = OFF")
            for name, found in rows_of(contents).items():
                form = TABLES[name]
                database.execute(_sqlite_table(form))
                marks = ", ".join("?" * len(form.columns))
                values = ([_sqlite(column, row[column.name]) for column in form.columns] for row in found)
                database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values)
            for name, query in VIEWS.items():
                database.execute(f"CREATE VIEW {name} AS -- {_MEANINGS[name]}\n{query}")
            database.execute(_RELEASE)
            database.execute("INSERT INTO release VALUES (?, ?, ?)", (*release, "CC-BY-4.0"))
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise ValueError(f"references that lead nowhere: {broken[:5]}")
            database.commit()

    @staticmethod
    def is_mine(place: Path) -> bool:
        """Whether a file is a database of ours."""
        with place.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                return False
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as database:
            names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        return set(TABLES) <= names

    @staticmethod
    def rows(place: Path) -> dict[str, list[Row]]:
        """The rows of all tables."""
        found: dict[str, list[Row]] = {}
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as database:
            for name, form in TABLES.items():
                values = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
                found[name] = [
                    {column.name: _from_sqlite(column, value) for column, value in zip(form.columns, row, strict=True)}
                    for row in values
                ]
        return found


def _sqlite_table(form: Table) -> str:
    types = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
    lines = []
    for column in form.columns:
        must = "" if column.optional else " NOT NULL"
        allowed = ""
        if column.values:
            allowed = f' CHECK ("{column.name}" IN ({", ".join(_quoted(value) for value in column.values)}))'
        leads = ""
        if column.refers_to is not None and column.type != "texts":
            leads = f' REFERENCES "{column.refers_to}" ("id")'
        meaning = column.meaning.replace("\n", " ")
        lines.append(f'  "{column.name}" {types.get(column.type, "TEXT")}{must}{allowed}{leads}, -- {meaning}')
    key = ", ".join(f'"{part}"' for part in form.key)
    return f'CREATE TABLE "{form.name}" ( -- each row is {form.meaning}\n' + "\n".join(lines) + f"\n  PRIMARY KEY ({key})\n)"


def _sqlite(column: Column, value: Any) -> Any:
    if column.type == "texts":
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, datetime.date) else value


def _from_sqlite(column: Column, value: Any) -> Any:
    if column.type == "texts":
        return json.loads(value)
    return bool(value) if column.type == "boolean" and value is not None else value


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


class DuckDB:
    """A DuckDB file; lists are lists, days dates, vocabularies enums."""

    @staticmethod
    def write(place: Path, contents: Contents, release: Release) -> None:
        """Writes the file."""
        duckdb = need("duckdb", "duckdb")
        need("pyarrow", "arrow")
        with closing(duckdb.connect(str(place))) as database:
            for name, found in rows_of(contents).items():
                form = TABLES[name]
                table = frame(form.columns, {each.name: [row[each.name] for row in found] for each in form.columns}, "arrow")
                database.register("incoming", table)
                types = {column.name: _duckdb_type(database, column) for column in form.columns}
                key = ", ".join(f'"{part}"' for part in form.key)
                body = ", ".join(
                    f'"{column.name}" {types[column.name]}{"" if column.optional else " NOT NULL"}' for column in form.columns
                )
                database.execute(f'CREATE TABLE "{name}" ({body}, PRIMARY KEY ({key}))')
                cast = ", ".join(f'CAST("{each}" AS {kind})' for each, kind in types.items())
                database.execute(f'INSERT INTO "{name}" SELECT {cast} FROM incoming')
                database.unregister("incoming")
                database.execute(f'COMMENT ON TABLE "{name}" IS {_quoted(f"Each row is {form.meaning}.")}')
                for column in form.columns:
                    database.execute(f'COMMENT ON COLUMN "{name}"."{column.name}" IS {_quoted(column.meaning)}')
            for name, query in VIEWS.items():
                database.execute(f"CREATE VIEW {name} AS {query}")
                database.execute(f"COMMENT ON VIEW {name} IS {_quoted(_MEANINGS[name])}")
            database.execute(_RELEASE)
            database.execute("INSERT INTO release VALUES (?, ?, ?)", (*release, "CC-BY-4.0"))

    @staticmethod
    def is_mine(place: Path) -> bool:
        """Whether a file is a database of ours."""
        with place.open("rb") as file:
            if file.read(12)[8:] != b"DUCK":
                return False
        with closing(need("duckdb", "duckdb").connect(str(place), read_only=True)) as database:
            names = {row[0] for row in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        return set(TABLES) <= names

    @staticmethod
    def rows(place: Path) -> dict[str, list[Row]]:
        """The rows of all tables."""
        with closing(need("duckdb", "duckdb").connect(str(place), read_only=True)) as database:
            found: dict[str, list[Row]] = {}
            for name, form in TABLES.items():
                names = [column.name for column in form.columns]
                values = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
                found[name] = [dict(zip(names, row, strict=True)) for row in values]
        return found


def _duckdb_type(database: Any, column: Column) -> str:
    if column.values:
        name = f"{column.vocabulary or column.name}_values".replace("-", "_")
        listed = ", ".join(_quoted(value) for value in column.values)
        database.execute(f"CREATE TYPE IF NOT EXISTS {name} AS ENUM ({listed})")
        return name
    return {
        "text": "VARCHAR",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "boolean": "BOOLEAN",
        "date": "DATE",
        "texts": "VARCHAR[]",
    }[column.type]
