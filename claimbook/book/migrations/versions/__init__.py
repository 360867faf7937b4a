"""One module a change, in their order by number."""
