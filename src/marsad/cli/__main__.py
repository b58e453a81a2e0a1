"""`python -m marsad.cli`, for where the script is not on the path."""

import sys

from marsad.cli import main

sys.exit(main())
