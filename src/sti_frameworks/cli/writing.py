"""How an answer is written: a table for people, or Markdown, JSON, CSV."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .answers import Answer, Data, as_table
from .wrapping import visible

if TYPE_CHECKING:
    from ..collection import Records

__all__ = ["write"]

# Escape sequences begin with one of these; signs that turn the direction of writing can make data look like other data.
_COMMANDS = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def write(answer: Answer, format: str, *, color: str) -> None:
    """Writes an answer to standard output."""
    if format == "json":
        print(_as_json(answer.data))
    elif format == "csv":
        text = _as_csv(answer.data)
        # A file gets every character; a terminal would obey some of them.
        sys.stdout.write(visible(text) if sys.stdout.isatty() else text)
    elif format == "markdown" or not _is_installed():
        from . import markdown

        for line in markdown.lines(answer.page()):
            print(line)
    else:
        from . import terminal

        terminal.show(answer.page(), color=color)


def _is_installed() -> bool:
    try:
        import rich  # noqa: F401
    except ImportError:
        return False
    return True


def _as_json(data: Records[Any] | Data) -> str:
    value = data.json if isinstance(data, Data) else data.to_dicts()
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # What is left of control characters is escaped, as json itself does with the others: it reads the same.
    return _COMMANDS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _as_csv(data: Records[Any] | Data) -> str:
    if isinstance(data, Data):
        return _rows_as_csv(data.header, data.rows)
    return "" if data.kind is None else _rows_as_csv(*as_table(data, data.kind))


def _rows_as_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = []
    for row in (header, *rows):
        # With the terminator of RFC 4180, csv quotes a carriage return as well as a line feed; the row ends as lines do here.
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(row)
        lines.append(line.getvalue().removesuffix("\r\n"))
    return "".join(f"{line}\n" for line in lines)
