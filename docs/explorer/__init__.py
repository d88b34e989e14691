"""The explorer: a page of one file, made by `build`. Its parts for the browser are in `src/`."""
