"""Start the pack: the engine runs this file and speaks to the server it opens."""

from pulumi_policy import PolicyPack

from azure_disk_policy.adapter import policies
from azure_disk_policy.packs import RETENTION

PolicyPack(RETENTION.name, policies(RETENTION), description=RETENTION.description)
