"""What rules share that differ in one value."""
