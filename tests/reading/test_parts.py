import pytest

from answerable.model.text import PartKind, Text
from answerable.reading import read
from answerable.reading.parts import kind_of_block

PARAGRAPH, HEADING, FURNITURE, BYLINE = PartKind.PARAGRAPH, PartKind.HEADING, PartKind.FURNITURE, PartKind.BYLINE


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("CLICK HERE TO GET THE VALLEY POST APP", FURNITURE),
        ("WAR IN THE VALLEY: LIVE UPDATES", FURNITURE),
        ("GENERAL SAYS ‘WE WILL NOT LEAVE’ ON VISIT TO THE RIVER", FURNITURE),
        ("RIVER OPERATIONS", HEADING),
        ("MOUNTAIN-BORN", HEADING),
        ("Earlier attacks", HEADING),
        ("What the army says", HEADING),
        ("Read more: How the war came to the valley", FURNITURE),
        ("READ ALSO: Council names the dead", FURNITURE),
        ("Also read | Council names the dead", FURNITURE),
        ("Share this:", FURNITURE),
        ("Share this: Facebook", FURNITURE),
        ("Facebook Twitter WhatsApp Email Print", FURNITURE),
        ("Advertisement", FURNITURE),
        ("Story continues below advertisement", FURNITURE),
        ("Sign up to our newsletter for daily updates", FURNITURE),
        ("We use cookies to make this site work. You can refuse them.", FURNITURE),
        ("Photo: Valley News Agency", FURNITURE),
        ("Related stories", FURNITURE),
        ("(Reporting by Ada Lovett; editing by Ben Moss)", FURNITURE),
        ("© 2021 The Valley Post. All rights reserved.", FURNITURE),
        ("* * *", FURNITURE),
        ("By Ada Lovett, Porto Vale", BYLINE),
        ("BY ADA LOVETT AND BEN MOSS", BYLINE),
        ("Published 3 May 2021 10:15 GMT", BYLINE),
        ("Monday, May 3, 2021", BYLINE),
        ("The army denied it.", PARAGRAPH),
        ("• Colonel Tomas Arrud, commander since 2019", PARAGRAPH),
        ("- END -", HEADING),
        ("By Monday the brigade had left the town.", PARAGRAPH),
        ("Read by the colonel on Monday, the statement denies it.", PARAGRAPH),
        ("Related attacks killed 14 people.", PARAGRAPH),
        ("Watch towers along the river were shelled on Monday, the council said.", PARAGRAPH),
        ("Advertisements for recruits appeared in the town. The brigade paid for them.", PARAGRAPH),
        ("Follow the money, the colonel told the court. It leads to the ministry.", PARAGRAPH),
        ("Topics at the meeting included the killing of 14 people.", PARAGRAPH),
        ("Reporting by the council found that 14 people died.", PARAGRAPH),
        ("Also read out in court was the order to fire.", PARAGRAPH),
        ("Copyright law was used to silence the newspaper.", PARAGRAPH),
        ("Loading of shells began on Monday.", PARAGRAPH),
        ("THE ARMY DENIED IT ON MONDAY. THE COUNCIL DID NOT.", PARAGRAPH),
        (
            "The brigade has three battalions, of which the first stands at the river and the second in the town",
            PARAGRAPH,
        ),
    ],
)
def test_kind_by_form(words: str, kind: PartKind) -> None:
    assert kind_of_block(words, 3) is kind


def kinds(content: str) -> list[str]:
    reading = read(content.encode(), capture="a", name="a.txt")
    assert isinstance(reading, Text)
    return [part.kind.value for part in reading.parts]


def test_a_short_first_line_without_full_stop_is_the_headline() -> None:
    assert kinds("Colonel Arrud denies it\n\nThe colonel denied it on Monday.") == ["headline", "paragraph"]
    assert kinds("Gen. Arrud denies it\n\nThe general denied it on Monday.") == ["headline", "paragraph"]


def test_a_first_line_with_full_stop_is_a_paragraph() -> None:
    assert kinds("Colonel Arrud denied it.\n\nThe council did not.") == ["paragraph", "paragraph"]


def test_a_byline_stands_under_the_headline_and_only_near_the_top() -> None:
    assert kinds("Arrud denies it\n\nBy Ada Lovett\n\nThe colonel denied it.") == ["headline", "byline", "paragraph"]
    body = "The colonel denied it on Monday.\n\n" * 6
    assert kinds(f"{body}By Ada Lovett")[-1] == "heading"


def test_furniture_before_the_headline_does_not_take_its_place() -> None:
    assert kinds("Advertisement\n\nArrud denies it\n\nThe colonel denied it.") == ["furniture", "headline", "paragraph"]


def test_where_all_is_in_capitals_capitals_mean_nothing() -> None:
    body = "THE ARMY COMMAND REPORTED TODAY THAT TWO SOLDIERS WERE WOUNDED. "
    assert kinds(
        f"{body}\n\nTHE COLONEL OF THE BRIGADE DENIED IT LIVE ON THE RADIO OF THE RIVER TOWN TO ALL WHO HEARD"
    ) == [
        "paragraph",
        "paragraph",
    ]


def test_a_lone_line_is_a_paragraph() -> None:
    assert kinds("Colonel Tomas Arrud, commander of the 12th Rifle Brigade") == ["paragraph"]
