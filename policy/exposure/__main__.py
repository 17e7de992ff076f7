"""Start the pack: the engine runs this file and speaks to the server it opens."""

from azure_disk_policy.analyzer import serve
from azure_disk_policy.packs import EXPOSURE

serve(EXPOSURE)
