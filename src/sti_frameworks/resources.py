"""The files of the package's own data folder, wherever the package lies: in a folder or within a zip file.

`importlib.resources` does the same and takes longer to load than most answers take to give.
"""

from __future__ import annotations

__all__ = ["read_data"]


def read_data(name: str) -> bytes:
    """A file below `data/`, whole. One that is not there is an `OSError`."""
    folder = __file__[: __file__.rindex("resources")]
    found: bytes = __spec__.loader.get_data(f"{folder}data/{name}")  # type: ignore[union-attr]
    return found
