"""Who it is: names -> actors of the registry."""
