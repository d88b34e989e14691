"""`python -m sti_frameworks`: the command line."""

import sys

from .cli import main

sys.exit(main())
