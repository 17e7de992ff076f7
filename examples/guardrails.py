"""Policies for every disk of a subscription: a rehearsal, which shows and changes nothing."""

import pulumi
from pulumi_azure_native import authorization

from azure_disk_protection import Guardrails
from azure_disk_protection.guardrail_presets import enforcing, rehearsing

subscription = authorization.get_client_config().subscription_id
guardrails = Guardrails(
    "disks",
    rehearsing(
        enforcing(
            {
                "location": "westeurope",
                "scope": f"/subscriptions/{subscription}",
                "backup": {"tag_name": "backup", "tag_values": ["gold", "silver"]},
                "max_snapshot_age_days": 35,
            }
        )
    ),
)
pulumi.export("assignmentId", guardrails.assignment_id)
