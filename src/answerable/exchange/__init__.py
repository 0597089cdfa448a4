"""Exchange writes what a case holds in the formats of others: claims as JSON Lines, BRAT, CSV."""
