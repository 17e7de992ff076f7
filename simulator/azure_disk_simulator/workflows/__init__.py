"""Logic App workflows: their definitions read, checked and run (rules I1-I3)."""
