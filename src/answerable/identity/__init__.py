"""Identity decides which names in which sources are one person, unit, place or incident."""
