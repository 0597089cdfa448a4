"""The ledger of an incident's figures: each as printed, with what it includes, as of when, and from which origin."""
