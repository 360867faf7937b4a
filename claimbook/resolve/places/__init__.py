"""Where it is: names -> places of the gazetteer."""
