"""The pages of the site that are made from the data and the code, one module per kind of page.

Each module has a function `pages() -> dict[str, str]`: path below `docs/` to Markdown. `build.py` writes them; nothing of it is
committed.
"""
