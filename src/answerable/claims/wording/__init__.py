"""The words of a text and how they are put together: forms, phrases, figures, clauses."""
