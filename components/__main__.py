"""Serves the components to every Pulumi language."""

from azure_disk_protection.serving import main

if __name__ == "__main__":
    main()
