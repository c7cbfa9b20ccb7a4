"""The command line: one file a command; each parses, calls one function, prints, exits."""

from evalkit.cli.main import main

__all__ = ["main"]
