"""The JSON form of a dossier: for each sentence its claims, for each claim its quote and source."""

import dataclasses
from typing import Any

from answerable.command.rendering import chain_json
from answerable.dossier.dossier import Dossier
from answerable.dossier.phrases import phrases
from answerable.model.claim import claim_json

FORMAT = "answerable-dossier/1"


def dossier_json(dossier: Dossier) -> dict[str, Any]:
    """The dossier as a JSON object.

    `sentences` are in the order of reading, each with id, section, text, the ids of its claims, and how many sources
    and origins these come from; `claims` are those cited, in the order of their notes; `sources` are theirs, with the
    SHA-256 of their bytes, as `extent` how much of each was read (sentences by what became of them, and per cent of
    its characters), and as `works` what a researchers' table cites. `charts` are the chains of command, by section.
    """
    return {
        "format": FORMAT,
        "entity": dossier.entity,
        "kind": dossier.kind,
        "name": dossier.name,
        "made": dossier.made,
        "seal": None if dossier.seal is None else dataclasses.asdict(dossier.seal),
        "support": dataclasses.asdict(dossier.support),
        "language": phrases().language,
        "notice": list(phrases().notice),
        "sections": [{"id": section.id, "title": section.title} for section in dossier.sections],
        "sentences": [
            {
                "id": sentence.id,
                "section": sentence.section,
                "text": sentence.text,
                "claims": [claim.id for claim in sentence.claims],
                "sources": None if sentence.support is None else sentence.support.sources,
                "origins": None if sentence.support is None else sentence.support.origins,
            }
            for sentence in dossier.sentences()
        ],
        "charts": [
            {"section": section.id, "title": block.title, "chain": chain_json(block.chain)}
            for section in dossier.sections
            for block in section.blocks
            if block.chain is not None
        ],
        "claims": [claim_json(claim) for claim in dossier.notes],
        "sources": [
            {
                "name": exhibit.source.name,
                "capture": exhibit.source.capture,
                "title": exhibit.source.title,
                "publisher": exhibit.source.publisher,
                "url": exhibit.source.url,
                "published": exhibit.source.published,
                "added": exhibit.added,
                "claims_cited": exhibit.cited,
                "claims_read": exhibit.read,
                "extent": None if exhibit.extent is None else dataclasses.asdict(exhibit.extent),
                "works": [
                    {
                        "id": work.id,
                        "title": work.title,
                        "publisher": work.publisher,
                        "url": work.url,
                        "published": work.published,
                    }
                    for work in exhibit.works
                ],
            }
            for exhibit in dossier.exhibits
        ],
    }
