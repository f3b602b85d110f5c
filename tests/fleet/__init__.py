"""The fleet as plain processes, started whole and then broken piece by piece."""
