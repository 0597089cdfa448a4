"""Slavic: the words, sentences and declension of Russian and Ukrainian, by rules and tables of our own."""
