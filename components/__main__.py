"""Serves the components to every Pulumi language."""

from pulumi.provider.experimental import component_provider_host

from azure_disk_protection import COMPONENTS

if __name__ == "__main__":
    component_provider_host(name="azure-disk-protection", components=list(COMPONENTS))
