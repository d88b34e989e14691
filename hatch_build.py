"""Puts into the wheel, beside the TOML, the compiled form of the data (see `sti_frameworks.compiled`)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledData(BuildHookInterface[Any]):
    """Compiles the data of the tree that the wheel is built from; an editable install goes on reading the TOML."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from sti_frameworks import compiled, quick
            from sti_frameworks.errors import BadData
            from sti_frameworks.loading import read_folder

            contents = read_folder(source / "sti_frameworks" / "data")
            if contents.problems:
                raise BadData(contents.problems)
            self.made = Path(tempfile.mkdtemp())
            texts = {f"compiled/{name}.json": text for name, text in compiled.dump(contents).items()}
            for number, (name, text) in enumerate({**texts, "rolls.tsv": quick.dump(contents)}.items()):
                path = self.made / str(number)
                path.write_text(text, encoding="utf-8")
                build_data["force_include"][str(path)] = f"sti_frameworks/data/{name}"
        finally:
            sys.path.remove(str(source))
