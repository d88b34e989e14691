"""At which line of a TOML text each table and each key stands, so that every fact can be traced and corrected.

`tomllib` reads the values and judges the syntax; this index is made only of texts that it accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["LineIndex", "Path"]

Path = tuple[str | int, ...]

# Strings and comments are taken whole, so that a bracket or a line break inside them counts for nothing.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|\#[^\n]*|\n|[\[\]{}]|[^\[\]{}\"'#\n]+",
    re.DOTALL,
)
_KEY = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_DOTTED = re.compile(rf"\s*(?:{_KEY.pattern})(?:\s*\.\s*(?:{_KEY.pattern}))*\s*=")


class LineIndex:
    """Lines of the tables and keys of one text; a path is keys and, in arrays of tables, positions."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        table: Path = ()
        arrays: dict[Path, int] = {}
        for line, statement in _statements(text):
            if statement.startswith("["):
                *parents, last = _keys(statement)
                path = (*_resolved(parents, arrays), last)
                if statement.startswith("[["):
                    arrays[path] = arrays.get(path, -1) + 1
                    path = (*path, arrays[path])
                table = path
            else:
                match = _DOTTED.match(statement)
                path = (*table, *_keys(match.group())) if match else table
            for length in range(1, len(path) + 1):
                self._lines.setdefault(path[:length], line)

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest table or key around it (0 where nothing is)."""
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return 0


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each table header and each assignment, whole, with the line it begins on."""
    line, begun, depth = 1, 1, 0
    parts: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "\n" and depth == 0:
            if parts:
                yield begun, "".join(parts).strip()
            parts = []
        elif not token.startswith("#") and (parts or token.strip()):
            if not parts:
                begun = line
            parts.append(token)
            depth += (token in ("[", "{")) - (token in ("]", "}"))
        line += token.count("\n")
    if parts:
        yield begun, "".join(parts).strip()


def _keys(text: str) -> list[str]:
    return [key.strip("\"'") if key[0] in "\"'" else key for key in _KEY.findall(text)]


def _resolved(parents: list[str], arrays: dict[Path, int]) -> Path:
    """The path of a parent table: where it is an array of tables, its latest element."""
    path: Path = ()
    for key in parents:
        path = (*path, key)
        if path in arrays:
            path = (*path, arrays[path])
    return path
