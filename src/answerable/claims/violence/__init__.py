"""Acts of violence and repression as sentences tell them: who did what to whom, with what, with how many victims."""
