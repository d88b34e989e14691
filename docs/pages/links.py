"""Whether each link within the built site leads somewhere, and whether its pages load nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["broken"]

# Where scripts fetch scripts from.
_DELIVERY = re.compile(r"https?://[^\s\"'<>]*(?:cdn|jsdelivr|unpkg)[^\s\"'<>]*")


class _Page(HTMLParser):
    """What a page links to and loads, and the places in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.places: set[str] = set()
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_script = tag == "script"
        for name, value in attrs:
            if name in {"id", "name"} and value:
                self.places.add(value)
            elif value and (name == "src" or (name == "href" and tag == "link")):
                self.loads.add(value)
            elif value and name == "href":
                self.links.add(value)

    def handle_endtag(self, tag: str) -> None:
        self._is_script = self._is_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._is_script:
            self.loads.update(_DELIVERY.findall(data))


def broken(site: Path) -> Iterator[str]:
    """A line for each link that leads to no file of the site or to no place in it, and for all that a page loads from outside.

    Links to elsewhere are not followed.
    """
    pages = {file: _read(file) for file in sorted(site.rglob("*.html"))}
    for file, page in pages.items():
        for address in sorted(page.links | page.loads):
            parts = urlsplit(address)
            told = f"{file.relative_to(site)}: {address[:200]}"
            if parts.scheme or parts.netloc:
                if address in page.loads and parts.scheme != "data":
                    yield f"{told}: loaded from outside"
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not target.is_file():
                yield f"{told}: there is no such file"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].places:
                yield f"{told}: there is no such place"


def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text(encoding="utf-8"))
    return page
