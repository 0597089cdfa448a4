from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.claims.cast.stretches import stretches_of
from answerable.language.article import Article
from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]
Parser = Callable[..., list[Article]]
Told = tuple[str, str | None, str | None, str | None]
NOBODY: list[Told] = []


# Each case: the words, and the person, rank, role and unit of every posting in them.
CASES: list[tuple[str, list[Told]]] = [
    (
        "Lt. Gen. Oleh Dremyk, commander of the 44th Mechanized Brigade, said the town had held.",
        [("Oleh Dremyk", "Lieutenant General", "commander", "44th Mechanized Brigade")],
    ),
    (
        "The General Officer Commanding (GOC), 9 Division, Osk, Maj-Gen. T.I. Debran, said so.",
        [("T.I. Debran", "Major General", "commander", "9 Division")],
    ),
    (
        "Maj Gen KC Orsin, formerly GOC 1 Division, is now Commander 3 Brigade; Brig Gen A. Velk is GOC 1 Division.",
        [
            ("KC Orsin", "Major General", "commander", "1 Division"),
            ("KC Orsin", "Major General", "commander", "3 Brigade"),
            ("A. Velk", "Brigadier General", "commander", "1 Division"),
        ],
    ),
    (
        "Maj. Gen. Andrei Kolvin replaced Lt. Gen. Sergei Batrov as commander of the 8th Combined Arms Army.",
        [
            ("Andrei Kolvin", "Major General", "commander", "8th Combined Arms Army"),
            ("Sergei Batrov", "Lieutenant General", "commander", "8th Combined Arms Army"),
        ],
    ),
    (
        "Mr. Ndukwe, a lieutenant colonel, is the commanding officer of the 103 Battalion.",
        [("Ndukwe", "Lieutenant Colonel", "commander", "103 Battalion")],
    ),
    (
        "Colonel Gaspard Mukiza was appointed deputy commander of the 2nd Division.",
        [("Gaspard Mukiza", "Colonel", "deputy commander", "2nd Division")],
    ),
    (
        "DIG Ajith Rohan, the police spokesman, told reporters that three men were held.",
        [("Ajith Rohan", "Deputy Inspector General of Police", "spokesperson", "Police")],
    ),
    (
        "Brig. Gen. Arturo Mendal, head of the Philippine Army's 303rd Infantry Brigade, denied it.",
        [("Arturo Mendal", "Brigadier General", "head", "303rd Infantry Brigade")],
    ),
    (
        "Colonel Azat Bekur, who led the 64th Separate Motor Rifle Brigade, left.",
        [("Azat Bekur", "Colonel", "commander", "64th Separate Motor Rifle Brigade")],
    ),
    (
        "The 144 Battalion was commanded by Lt Col Kasim Umaru.",
        [("Kasim Umaru", "Lieutenant Colonel", "commander", "144 Battalion")],
    ),
    (
        "Gen. Mahmoud El-Sherban, Egypt's interior minister, rejected the findings.",
        [("Mahmoud El-Sherban", "General", "minister", None)],
    ),
    (
        "Leila Hartan, head of Orland's Centre for Free Speech, called for charges.",
        [("Leila Hartan", None, "head", "Centre for Free Speech")],
    ),
    (
        "CAPT. JOHN ABARA, COMMANDER OF THE 12 TASK FORCE BATTALION, WAS KILLED.",
        [("JOHN ABARA", "Captain", "commander", "12 TASK FORCE BATTALION")],
    ),
    (
        "CP Usman Bello is the new Commissioner of Police in charge of Osk State.",
        [("Usman Bello", "Commissioner of Police", "commander", "Osk State Police")],
    ),
    (
        "KGB agent Viktor Sorin operated there.",
        [("Viktor Sorin", None, "agent", "KGB")],
    ),
    (
        "Rear Admiral SH Osman moved from the Inland Waters Command to the Coastal Command as Flag Officer Commanding.",
        [
            ("SH Osman", "Rear Admiral", None, "Inland Waters Command"),
            ("SH Osman", "Rear Admiral", "commander", "Coastal Command"),
        ],
    ),
    ("The commander of the brigade had told the minister of the attack.", NOBODY),
]


@pytest.mark.parametrize(("words", "told"), CASES, ids=[words[:40] for words, _ in CASES])
def test_postings(claims_of: Reader, words: str, told: list[Told]) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "posting")]
    seen = {(f["person"], f.get("rank"), f.get("role"), f.get("unit")) for f in found}
    assert seen == set(told)


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("Colonel Ivo Petran was appointed commander of 3 Brigade.", "appointed"),
        ("Colonel Ivo Petran, the former commander of 3 Brigade, spoke.", "left"),
        ("Colonel Ivo Petran, acting commander of 3 Brigade, spoke.", "acting"),
        ("Colonel Ivo Petran took command of 3 Brigade.", "took office"),
        ("Colonel Ivo Petran, commander of 3 Brigade, spoke.", None),
    ],
)
def test_the_change_of_a_posting(claims_of: Reader, words: str, change: str | None) -> None:
    (claim,) = claims_of(words, "posting")
    assert slots_json(claim.slots).get("change") == change


def test_the_title_stands_as_printed_and_every_slot_has_its_words(claims_of: Reader) -> None:
    words = "Maj-Gen. T.I. Debran, the GOC of 9 Division, spoke."
    (claim,) = claims_of(words, "posting")
    assert slots_json(claim.slots)["title"] == "GOC"
    assert {anchor.slot: words[anchor.start : anchor.end] for anchor in claim.anchors} == {
        "person": "T.I. Debran",
        "rank": "Maj-Gen.",
        "title": "GOC",
        "unit": "9 Division",
    }


def test_he_and_the_division_mean_those_named_before(claims_of: Reader) -> None:
    words = (
        "Troops of 9 Division left Osk. Colonel Ivo Petran spoke. He was formerly the Commander, 3 Brigade. "
        "General Anna Velk, who is the commander of the division, agreed."
    )
    found = [slots_json(claim.slots) for claim in claims_of(words, "posting")]
    assert ("Ivo Petran", "3 Brigade") in {(f["person"], f.get("unit")) for f in found}
    assert ("Anna Velk", "9 Division") in {(f["person"], f.get("unit")) for f in found}


def test_posts_are_shared_out_respectively(claims_of: Reader) -> None:
    words = (
        "Major Generals A. Velk and U. Orsin were confirmed as Director of Military Intelligence and Military "
        "Secretary respectively."
    )
    found = [slots_json(claim.slots) for claim in claims_of(words, "posting")]
    assert {(f["person"], f["role"]) for f in found} == {("A. Velk", "director"), ("U. Orsin", "secretary")}


def test_a_table_of_commanders_is_read(claims_of: Reader) -> None:
    table = (
        "5 DIVISION - CHRONICLE OF COMMAND\n"
        "1 Brig Gen AB Petran 24 Sep 1969 - 14 Dec 1973\n"
        "2 Maj Gen MY Velk 15 Dec 1973 - 1 Jan 1975\n"
        "3 Maj Gen C Orsin 2 Jan 1975 - to date"
    )
    found = [claim for claim in claims_of(table, "posting") if claim.extractor.startswith("command-table")]
    told = [slots_json(claim.slots) for claim in found]
    assert [(f["person"], f["rank"], f["unit"]) for f in told] == [
        ("AB Petran", "Brigadier General", "5 DIVISION"),
        ("MY Velk", "Major General", "5 DIVISION"),
        ("C Orsin", "Major General", "5 DIVISION"),
    ]
    assert [claim.when and claim.when.edtf for claim in found] == [
        "1969-09-24/1973-12-14",
        "1973-12-15/1975-01-01",
        "1975-01-02/..",
    ]


def test_a_full_stop_in_a_rank_ends_no_stretch(articles_of: Parser) -> None:
    (article,) = articles_of("He met Maj. Gen. T. I. Debran of 82 Div., Osk. She left.")
    cast = cast_of(article)
    ends = [len(list(stretches_of(cast, paragraph))) for paragraph in cast.paragraphs]
    assert ends == [2]


@pytest.mark.parametrize(
    ("words", "person", "unit"),
    [
        ("The 4th Brigade left. Its spokesman, Ivo Orlo, declined to speak.", "Ivo Orlo", "4th Brigade"),
        (
            "The Board said that the Osk Liberation Front fled. Its military commander, Ivo Dorel, was shot.",
            "Ivo Dorel",
            "Osk Liberation Front",
        ),
        ("In a note signed by its spokesman, Ivo Orlo, the 7th Division denied it.", "Ivo Orlo", "7th Division"),
        ("The 4th Brigade left. He met its spokesman, Ivo Orlo, in May.", "Ivo Orlo", None),
    ],
)
def test_whose_spokesman_it_is(claims_of: Reader, words: str, person: str, unit: str | None) -> None:
    found = {claim.slots.person: claim.slots.unit for claim in claims_of(words, "posting")}  # type: ignore[union-attr]
    assert found[person] == unit


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Ivo Petran, spokesman of the military administration, said so.",
            [("Ivo Petran", "spokesperson", "military administration")],
        ),
        ("Mark Galeti of University College Osk said no.", [("Mark Galeti", None, "University College Osk")]),
        (
            "Leila Harwan, a researcher at Monitor for Justice, said so.",
            [("Leila Harwan", "researcher", "Monitor for Justice")],
        ),
        ("Law Minister Anis Huk left.", [("Anis Huk", "minister", None)]),
        # A trade in no organisation is no post, nor is an adjective of a board, nor the company somebody was in.
        ("Ida Brunn, a lawyer, spoke.", []),
        ("Ivo Petran was elected to the Executive Board.", []),
        ("Ivo Petran was with the human rights director.", []),
    ],
)
def test_posts_of_any_organisation(
    claims_of: Reader, words: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "posting")]
    assert [(one["person"], one.get("role"), one.get("unit")) for one in found] == expected
