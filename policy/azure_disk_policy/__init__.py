"""Rules on disks, snapshots, keys and disk backups, the packs made of them, and their adapter.

A rule is plain Python over plain data (:mod:`azure_disk_policy.rule`); a pack lists rules with
levels (:mod:`azure_disk_policy.packs`); :mod:`azure_disk_policy.adapter` makes CrossGuard policies
of them and is the one module that imports Pulumi.
"""
