"""`python -m claimbook` is `claimbook`."""

import sys

from claimbook.cli import main

if __name__ == "__main__":  # worker processes import this module under another name
    sys.exit(main())
