"""The record as one Python API: book, merging, assessment and exchange together."""
