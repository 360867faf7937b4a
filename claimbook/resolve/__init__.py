"""Mentions -> identities, and words of time -> days."""
