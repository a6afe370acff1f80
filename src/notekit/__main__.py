"""The command `notekit`, also as `python -m notekit`."""

import sys

from notekit.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
