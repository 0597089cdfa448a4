"""The words of Russian and Ukrainian reporting, as data files."""
