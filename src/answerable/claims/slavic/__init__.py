"""Slavic: Russian and Ukrainian articles to drafts, by phrase rules over their words; see docs/decisions/slavic.md."""
