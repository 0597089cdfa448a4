"""Word lists of exchange."""
