"""Claims finds what an article asserts: who, what, where, when, on whose word."""
