"""Places: an offline gazetteer; candidates are kept, nothing is fetched."""
