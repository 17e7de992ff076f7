"""ARM resource types, one row each, by Azure service."""

from datetime import date

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="0.1, A12, B16, C12, E4, G4",
    reference="pulumi_azure_native 3.29.0; azure-mgmt-compute 39.0.0 update models",
    as_of=date(2026, 11, 1),
)
