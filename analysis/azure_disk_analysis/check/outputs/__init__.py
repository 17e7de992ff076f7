"""The forms a check's report comes in: one a module, each a pure function ``render``."""
