"""`python -m generator`."""

import gc
import sys

from generator.cli import main

# A command makes many small values, which stay until the process ends. To look for cycles among
# them costs a quarter of the time of a check, and once more at the end.
gc.disable()
code = main()
gc.freeze()
sys.exit(code)
