"""Settings of all tests: speed is measured in `benchmarks/`, so no test has a deadline."""

from hypothesis import settings

settings.register_profile("laws", deadline=None)
settings.load_profile("laws")
