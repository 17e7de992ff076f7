"""What Azure is, as far as managed disks, snapshots, keys and disk backup need it.

Standard library only. Every table names its source and the day it was read; see
:class:`azure_disk_facts.source.Source`.
"""
