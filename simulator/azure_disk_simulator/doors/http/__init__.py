"""The door for Microsoft's own clients: ARM's REST, and the blobs behind export URLs.

One module a service adds its actions to :mod:`~azure_disk_simulator.doors.http.actions`.
"""

from azure_disk_simulator.doors.http.server import HttpAddress, serve_http

__all__ = ["HttpAddress", "serve_http"]
