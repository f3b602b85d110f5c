"""Tests of the whole house."""

import gc

# A process of tests keeps the application, whole editions and thousands of tests: to look through
# them for garbage as often as Python does by itself takes a tenth of its time. Said here, before
# any of them is loaded.
gc.set_threshold(50_000, 20, 50)
