"""What holds for every test."""

import signal

# A shell that starts the tests in the background has them ignore Ctrl-C, and every process that they start inherits it:
# the tests of interruption would wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)
