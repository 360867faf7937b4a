"""The record on disk: reports, claims, runs, judgements, search."""
