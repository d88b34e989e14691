"""Prints the numeric codes of the parties with their ids, as JSON: what `world.mjs` reads."""

import json

import sti_frameworks as sti

print(json.dumps({party.numeric: party.id for party in sti.parties() if party.numeric is not None and party.until is None}))
