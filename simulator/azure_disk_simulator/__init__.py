"""A simulated Azure: resource manager, clock and rules of managed disks and their backup.

Start at :class:`azure_disk_simulator.azure.Azure`.
"""
