"""Claims of many reports -> incidents, relations, actors."""
