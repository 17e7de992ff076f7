"""What moves data and has no resource type in azure-native: dynamic providers on Azure's clients.

They need the extra ``transfer``; it is imported when a provider runs, not with the components.
"""
