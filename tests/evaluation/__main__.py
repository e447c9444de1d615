"""`python -m tests.evaluation`."""

import sys

from tests.evaluation.gate import main

sys.exit(main())
