"""The command line: `sti-frameworks members g7 1998`. `sti-frameworks --help` lists the commands.

`main` runs one command; `parser` gives the parser, from which its reference is made. A command's function (`belonging`,
`texts`, `lookup`, `deeds`) asks the library and gives an `Answer`; what writes it (`writing`, `terminal`, `markdown`) knows no
commands.
"""

from __future__ import annotations

from .parsing import parser
from .running import main

__all__ = ["main", "parser"]
