"""Posts and their holders: what binds a title, a unit and a rank to a person."""
