"""``azdisk check``: what a pull request would break, lose and cost."""
