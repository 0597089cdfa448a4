"""Word lists of the claims room: TOML files with a schema each (beside the code that reads it) and a source."""
