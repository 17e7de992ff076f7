"""Rules of Azure that can be decided from inputs alone, one module a subject.

Each check is a pure function from the inputs known so far to problems. Components and estate
settings share them: a rule is written once.
"""
