"""Who and what an article mentions, each name resolved: persons, ranks, titles, units, places, groups."""
