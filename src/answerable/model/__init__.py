"""The nouns of the field as frozen types; every room may use them, and they use nothing but each other."""
