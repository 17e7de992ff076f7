"""Ways to show what the analysis found; none of them computes anything."""
