"""What a change to a program means: what it breaks, loses, costs, and how much can be recovered."""
