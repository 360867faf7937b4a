"""MUC-4: templates on violence in Latin America, 1989-90, scored after the GTT paper."""
