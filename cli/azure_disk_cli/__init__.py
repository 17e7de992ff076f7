"""``azdisk``: thin commands over the components, the policy packs and the simulated Azure."""
