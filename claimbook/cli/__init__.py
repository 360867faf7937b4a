"""The command line: one file a verb family. Each parses, calls one function and prints what it returns."""

from claimbook.cli.app import main

__all__ = ["main"]
