"""Azure Policy: what definitions say, what assignments do to requests, and who complies."""
