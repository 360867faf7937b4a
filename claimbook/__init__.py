"""Claimbook reads reports of armed groups into claims that keep their speaker, words, doubt and date."""

__version__ = "0.1.0"
