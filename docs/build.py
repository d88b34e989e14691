"""Makes the site: writes the pages that come from the data, runs Sphinx with warnings as errors, bundles the explorer.

At the end every link within the site is checked.

`make docs` runs it. What it writes is ignored by git; `--pages` stops before Sphinx.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from explorer import build as explorer
from pages import api, charts, codebook, commands, dictionary, errata, files, frameworks, themes, vocabularies
from pages.links import broken

HERE = Path(__file__).parent
SITE = HERE / "_build" / "html"
MADE = ("frameworks", "themes", "data", "reference")


def write_pages(folder: Path) -> list[Path]:
    """Writes the pages that come from the data into a folder, in place of those that were there."""
    for name in MADE:
        shutil.rmtree(folder / name, ignore_errors=True)
    written = []
    for module in (api, charts, codebook, commands, dictionary, errata, files, frameworks, themes, vocabularies):
        for path, text in module.pages().items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            written.append(file)
    return written


def main() -> int:
    write_pages(HERE)
    if "--pages" in sys.argv:
        return 0
    from sphinx.cmd.build import build_main

    options = ["-W", "--keep-going", "-q", "-j", "auto", "-b", "html", "-d", str(HERE / "_build" / "doctrees")]
    failed = build_main([*options, str(HERE), str(SITE)])
    if failed:
        return failed
    explorer.build(SITE / "explorer")
    problems = list(broken(SITE))
    print("\n".join(problems) if problems else SITE / "index.html")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
