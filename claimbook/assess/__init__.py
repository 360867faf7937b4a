"""How serious a group is: indicators, profile, comparison."""
