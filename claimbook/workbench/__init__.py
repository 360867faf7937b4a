"""The record as pages on one's own machine."""
