"""Start the pack: the engine runs this file and speaks to the server it opens."""

from pulumi_policy import PolicyPack

from azure_disk_policy.adapter import policies
from azure_disk_policy.packs import ENCRYPTION

PolicyPack(ENCRYPTION.name, policies(ENCRYPTION), description=ENCRYPTION.description)
