"""Claims finds what an article asserts: who, what, where, when, on whose word.

The modules here make claims: :mod:`extraction` runs one extractor a type of claim and holds what they give to the text.
What they share lies beneath: `wording` (words and clauses), `cast` (who is who), `voices` (who says what), `chronology`
(when), `posts` (who holds what), `violence` (who did what to whom), and `door` (claims from a server the user names).
"""
