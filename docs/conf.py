"""How Sphinx makes the site; `make docs` runs it, after `build.py` has written the pages that come from the data."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import sti_frameworks

sys.path.insert(0, str(Path(__file__).parent))
from pages.api import spread

project = "sti-frameworks"
author = "The sti-frameworks maintainers"
release = version = sti_frameworks.__version__
project_copyright = "2026, the sti-frameworks maintainers. Code: Apache-2.0; data: CC-BY-4.0"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build", "pages", "coding", "explorer", "geometry"]
nitpicky = False
default_role = "code"

# Cells run at each build; one that fails fails the build, and what they print as warnings is part of the page.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True
# What cells show is part of the page: charts as SVG, which loads nothing from elsewhere, errors as their last line.
_settings = Path(tempfile.mkdtemp()) / "profile_default" / "ipython_kernel_config.py"
_settings.parent.mkdir()
_settings.write_text(
    """c.InteractiveShell.xmode = "Minimal"
c.InteractiveShellApp.exec_lines = ["import altair; altair.renderers.enable('svg'); del altair"]
""",
    encoding="utf-8",
)
os.environ["IPYTHONDIR"] = str(_settings.parent.parent)
myst_enable_extensions = ["colon_fence", "attrs_inline"]
myst_heading_anchors = 3
suppress_warnings = ["toc.not_included"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_use_ivar = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80
add_module_names = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "sti-frameworks"
html_static_path = ["_static"]
html_css_files = ["site.css", "cells.css"]
html_copy_source = False
html_show_sourcelink = False
templates_path: list[str] = []


def setup(app: Any) -> None:
    """Docstrings come in one shape, also those that autodoc reads; Japanese pages say that they are Japanese."""
    # Before napoleon, which has the priority 500.
    app.connect("autodoc-process-docstring", _spread, priority=400)
    app.connect("html-page-context", _say_language)
    # After the theme, which makes the tree of pages.
    app.connect("html-page-context", _say_levels, priority=900)


def _spread(_app: Any, _what: str, _name: str, _found: object, _options: object, lines: list[str]) -> None:
    lines[:] = spread("\n".join(lines)).split("\n")


def _say_language(_app: Any, page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    if page.startswith("ja/"):
        context["language"] = "ja"


def _say_levels(_app: Any, _page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    # Sphinx calls the captions of the tree headings, without the level that screen readers need.
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
