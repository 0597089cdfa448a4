"""Reading makes texts of captures: one reader a format, each run apart under limits."""
