"""Rebuilds the base map, the gazetteer and the fonts; see --help."""

import sys

sys.dont_write_bytecode = True  # leave no caches between the data files

from rebuild.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
