"""Doors onto the simulated Azure: Pulumi's provider protocol and Pulumi's mocks."""
