"""What a deployment means for its data: which disks are protected, how, and how well.

Pure functions over the ``resources`` of ``pulumi stack export``; no Pulumi import, no printing.
"""
