"""The command line: `sti-frameworks export out/ --format parquet`. `sti-frameworks --help` lists the commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns: 0, or 1 where the question had no answer or was badly put (one line on standard error says why); argparse itself
    ends with 2 where the command line cannot be read.
    """
    from .errors import FrameworksError

    chosen = _parser().parse_args(arguments)
    try:
        chosen.command(chosen)
    except (FrameworksError, OSError) as error:
        print(f"sti-frameworks: {str(error).splitlines()[0]}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    from .exporting import FORMATS

    parser = argparse.ArgumentParser(
        prog="sti-frameworks",
        description="Who belonged to which international framework, in which role, on which day, and how do we know.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    export = commands.add_parser("export", help="write all records to files that others read")
    export.add_argument("place", help="the folder or file to make")
    export.add_argument("--format", required=True, choices=FORMATS, help="what to write")
    export.add_argument("--overwrite", action="store_true", help="replace an export that is there already")
    export.add_argument("--partition-by", metavar="COLUMN", help="of parquet: part the tables that have this column by it")
    export.add_argument("--data", metavar="FOLDER", help="your own data files instead of the shipped ones")
    export.set_defaults(command=_export)
    version = commands.add_parser("version", help="versions of code and data, and how much there is")
    version.set_defaults(command=_version)
    return parser


def _export(chosen: argparse.Namespace) -> None:
    from .catalogue import load, shipped_catalogue

    catalogue = shipped_catalogue() if chosen.data is None else load(chosen.data)
    made = catalogue.export(chosen.place, format=chosen.format, overwrite=chosen.overwrite, partition_by=chosen.partition_by)
    print(made)


def _version(_chosen: argparse.Namespace) -> None:
    from .catalogue import shipped_catalogue

    print(shipped_catalogue().version())
