"""Command answers who held which unit on which day: yes, possible or no, with the claims."""
