"""Text in a terminal: how wide it is, where its lines may break, and what of it must not reach the terminal raw.

Japanese breaks between any two characters, but no line begins with a closing mark or ends with an opening one (kinsoku).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator

__all__ = ["screen_width", "units", "visible", "width_of", "wrap"]

Measure = Callable[[str], int]

NEVER_FIRST = frozenset(
    "、。，．・：；？！ー）」』】〕〉》］｝々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜…‥,.:;?!)]}%％”’»"
)
NEVER_LAST = frozenset("（「『【〔〈《［｛([{“‘«¥$")
JOINERS = "\u200c\u200d"


def screen_width() -> int:
    """The columns of the terminal: COLUMNS if set, else what any standard stream says (output may go to a pager), else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given) > 0:
        return int(given)
    for stream in (1, 2, 0):
        try:
            columns = os.get_terminal_size(stream).columns
        except OSError:
            continue
        if columns > 0:
            return columns
    return 80


def visible(text: str) -> str:
    """The text with every character that commands a terminal, or turns the direction of writing, as one that only shows.

    Line breaks stay; tabs are blanks.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    code = ord(character)
    if character == "\n" or character in JOINERS:
        return character
    if character == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    # Line and paragraph separators, controls, directions and other invisible signs, halves of characters.
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"\\u{code:04x}"
    return character


def width_of(text: str) -> int:
    """The columns that a line takes: two for a wide character of East Asia, none for a mark on the one before it."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int, measure: Measure = width_of) -> list[str]:
    """The lines of a text, each at most `width` columns wide; nothing but blanks at their ends is lost."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for unit in _fitting(paragraph, max(width, 2), measure):
            long = measure(unit.rstrip())
            if line and used + long > max(width, 2):
                lines.append(line.rstrip())
                line, used = "", 0
            line += unit
            used += measure(unit)
        lines.append(line.rstrip())
    return lines


def units(text: str) -> Iterator[str]:
    """The pieces of a line between which it may break, with the blanks after them."""
    begun = 0
    for place in range(1, len(text)):
        # Addresses keep their "https://".
        if _may_break(text[place - 1], text[place]) and text[place - 2 : place] != "//":
            yield text[begun:place]
            begun = place
    if begun < len(text):
        yield text[begun:]


def _fitting(text: str, width: int, measure: Measure) -> Iterator[str]:
    """The units, those too wide for a whole line cut by characters."""
    for unit in units(text):
        if measure(unit.rstrip()) <= width:
            yield unit
            continue
        piece = ""
        for character in unit:
            if piece and measure(piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return True
    if after in NEVER_FIRST or before in NEVER_LAST or before in JOINERS or _columns(after) == 0:
        return False
    # Addresses and ids break where their parts end.
    if (before == "/" and after != "/") or (before == "-" and after.isalpha()):
        return True
    return _columns(before) == 2 or _columns(after) == 2
