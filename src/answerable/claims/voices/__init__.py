"""Who says what stands at a place of the text, how surely, and whether it is asserted at all."""
