"""The ways in which newspapers name who holds which post: lists, successions, appositions, in every service."""

from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]
Told = tuple[str, str | None, str | None, str | None, str | None]

# Each case: the words, and the person, rank, role, unit and change of every posting in them.
LISTS: list[tuple[str, list[Told]]] = [
    (
        "Maj Gen Ivo Petran, once GOC 7 Division, is now Commander 3 Brigade; Brig Gen J. Osk becomes Chief of Staff.",
        [
            ("Ivo Petran", "Major General", "commander", "7 Division", "left"),
            ("Ivo Petran", "Major General", "commander", "3 Brigade", None),
            ("J. Osk", "Brigadier General", "chief of staff", None, "took office"),
        ],
    ),
    (
        "Maj-Gen. E.F. Abrin  GOC, 2 Division, Lira; Maj-Gen. John Zarwa, 3 Division, Jol.",
        [
            ("E.F. Abrin", "Major General", "commander", "2 Division", None),
            ("John Zarwa", "Major General", None, "3 Division", None),
        ],
    ),
    (
        "He listed Brig Gen A. Velk (School of Infantry) and Col T. Dorel (School of Artillery).",
        [
            ("A. Velk", "Brigadier General", None, "School of Infantry", None),
            ("T. Dorel", "Colonel", None, "School of Artillery", None),
        ],
    ),
    (
        "Colonels Ivo Petran and Jan Osk command the 12th and 14th Brigades respectively.",
        [
            ("Ivo Petran", "Colonel", "commander", "12th Brigade", None),
            ("Jan Osk", "Colonel", "commander", "14th Brigade", None),
        ],
    ),
    (
        "Ivo Petran and Jan Osk were appointed commanders of the 12th and 14th Brigades, respectively.",
        [
            ("Ivo Petran", None, "commander", "12th Brigade", "appointed"),
            ("Jan Osk", None, "commander", "14th Brigade", "appointed"),
        ],
    ),
    (
        "The Commanders of 14 and 34 Brigades, Brigadier-Generals AK Ibran and IH Bator, came.",
        [
            ("AK Ibran", "Brigadier General", "commander", "14 Brigade", None),
            ("IH Bator", "Brigadier General", "commander", "34 Brigade", None),
        ],
    ),
    (
        "The commander of 152 and 155 Task Force Battalions, Col. Ugo Taran, said so.",
        [
            ("Ugo Taran", "Colonel", "commander", "152 Task Force Battalion", None),
            ("Ugo Taran", "Colonel", "commander", "155 Task Force Battalion", None),
        ],
    ),
    (
        "Ivo Petran and Jan Osk took charge of the Lira and Vele State commands respectively.",
        [
            ("Ivo Petran", None, "head", "Lira State command", "took office"),
            ("Jan Osk", None, "head", "Vele State command", "took office"),
        ],
    ),
]

APPOSITIONS: list[tuple[str, list[Told]]] = [
    (
        "Brig.-Gen. A.B. Omor, Commander, Guards Brigade and others came.",
        [("A.B. Omor", "Brigadier General", "commander", "Guards Brigade", None)],
    ),
    (
        "Rear Admiral IA Ajun, Managing Director/CEO Navy Holdings Limited, Rear Admiral OE Ekwen, Navy Secretary.",
        [
            ("IA Ajun", "Rear Admiral", "director", None, None),
            ("IA Ajun", "Rear Admiral", "head", "Navy Holdings Limited", None),
            ("OE Ekwen", "Rear Admiral", "secretary", "Navy", None),
        ],
    ),
    (
        "The Commandant-General of the Orland Security and Civil Defence Corps, Dr Olu Aboran, said so.",
        [("Olu Aboran", None, "commander", "Orland Security and Civil Defence Corps", None)],
    ),
    (
        "Maj-Gen. Shehu Abdin has been appointed the Force Commander of the Orland-led Support Mission for Lira.",
        [("Shehu Abdin", "Major General", "commander", "Support Mission for Lira", "appointed")],
    ),
    (
        "The Permanent Secretary in the Ministry of Defence, Ismal Alimar, who was on the President's staff, said so.",
        [("Ismal Alimar", None, "secretary", "Ministry of Defence", None)],
    ),
]

SUCCESSIONS: list[tuple[str, list[Told]]] = [
    (
        "Brigadier Osei Tandor took over from Brigadier Kofi Amarel as commander of the Northern Command on Monday.",
        [
            ("Osei Tandor", "Brigadier", "commander", "Northern Command", "took office"),
            ("Kofi Amarel", "Brigadier", "commander", "Northern Command", "left"),
        ],
    ),
    (
        "CP V. Tom is Commissioner of Police, Lira State. He took over from Hil Opra who is now DIG in charge Works.",
        [
            ("V. Tom", "Commissioner of Police", "commander", "Lira State Police", None),
            ("Hil Opra", "Commissioner of Police", "commander", "Lira State Police", "left"),
            ("Hil Opra", "Deputy Inspector General of Police", "officer", None, None),
        ],
    ),
    (
        "The Commander of 9 Brigade is Col. Ilyan Abban. He was once the Adjutant. He takes over from Col. Tuk Bur.",
        [
            ("Ilyan Abban", "Colonel", "commander", "9 Brigade", None),
            ("Ilyan Abban", None, "adjutant", None, "left"),
            ("Tuk Bur", "Colonel", "commander", "9 Brigade", "left"),
        ],
    ),
    (
        "Maj.-Gen. Ibran Attal took over from Maj.-Gen. Luk Iramor who has been posted as Commander of 4 Brigade.",
        [
            ("Ibran Attal", "Major General", None, None, None),
            ("Luk Iramor", "Major General", "commander", "4 Brigade", "appointed"),
        ],
    ),
    (
        "Brig Gen BI Akinol took over as the Acting GOC 82 Division from Maj Gen AO Quadin.",
        [
            ("BI Akinol", "Brigadier General", "commander", "82 Division", "acting"),
            ("AO Quadin", "Major General", "commander", "82 Division", "left"),
        ],
    ),
    (
        "Gen. Vahid Kalin was succeeded as commander of the 1st Corps by Gen. Nedim Ajin.",
        [
            ("Vahid Kalin", "General", "commander", "1st Corps", "left"),
            ("Nedim Ajin", "General", "commander", "1st Corps", "took office"),
        ],
    ),
    (
        "Gen. Vahid Kalin handed over to Gen. Nedim Ajin as commander of the 1st Corps.",
        [
            ("Vahid Kalin", "General", "commander", "1st Corps", "left"),
            ("Nedim Ajin", "General", "commander", "1st Corps", None),
        ],
    ),
    (
        "Colonel Emir Kolan served as chief of staff to the commander of the 1st Corps, General Vahid Kalin.",
        [
            ("Emir Kolan", "Colonel", "chief of staff", None, None),
            ("Vahid Kalin", "General", None, None, None),
        ],
    ),
    (
        "General Ruslan Terek and Colonel Yuri Maldin met in Osk. The latter commands the 200th Brigade.",
        [
            ("Ruslan Terek", "General", None, None, None),
            ("Yuri Maldin", "Colonel", None, None, None),
            ("Yuri Maldin", None, "commander", "200th Brigade", None),
        ],
    ),
    (
        "Colonel Mirko Pavlan was promoted to the rank of brigadier and appointed commander of the 2nd Corps.",
        [
            ("Mirko Pavlan", "Colonel", "commander", "2nd Corps", "appointed"),
            ("Mirko Pavlan", "Brigadier", None, None, None),
        ],
    ),
]

RETIRED: list[tuple[str, list[Told]]] = [
    (
        "A retired general, Emil Vasko, who once commanded the 58th Army, told the paper.",
        [("Emil Vasko", "General", "commander", "58th Army", "left")],
    ),
    (
        "A former major of the Osk Rifles, Tobias Renn, said he had seen the order.",
        [("Tobias Renn", "Major", None, "Osk Rifles", "left")],
    ),
    (
        "Tobias Renn, then a captain in the 5th Brigade, was indicted.",
        [("Tobias Renn", "Captain", None, "5th Brigade", None)],
    ),
    (
        "Lieutenant Colonel (rtd) Sam Okolin, ex-commander of 103 Battalion, died.",
        [("Sam Okolin", "Lieutenant Colonel", "commander", "103 Battalion", "left")],
    ),
    (
        "The acting deputy commander of the brigade, Lt Col Peter Ondal, was absent.",
        [("Peter Ondal", "Lieutenant Colonel", "deputy commander", None, "acting")],
    ),
]

UNITS: list[tuple[str, list[Told]]] = [
    (
        "Under the command of Colonel Mirko Pavlan, the 5th Brigade entered the town.",
        [("Mirko Pavlan", "Colonel", "commander", "5th Brigade", None)],
    ),
    (
        "The 5th Brigade, under the command of Colonel Mirko Pavlan, entered the town.",
        [("Mirko Pavlan", "Colonel", "commander", "5th Brigade", None)],
    ),
    (
        "Sgt. Tim Barlan, 24, of the 3rd Battalion, died on Monday.",
        [("Tim Barlan", "Sergeant", None, "3rd Battalion", None)],
    ),
    (
        "Captain First Rank Ivo Petran commands the Inland Fleet's 30th Surface Ship Division.",
        [("Ivo Petran", "Captain First Rank", "commander", "30th Surface Ship Division", None)],
    ),
    (
        'Lt Col. Juan Perel, commander of the "Atlal" Battalion, was accused.',
        [("Juan Perel", "Lieutenant Colonel", "commander", '"Atlal" Battalion', None)],
    ),
    (
        "Col. Luis Ortal, commander of the 3d Infantry Brigade, was accused.",
        [("Luis Ortal", "Colonel", "commander", "3d Infantry Brigade", None)],
    ),
    (
        "Maj.-Gen. E. Atwel, Commander JTF Operation Long Night, spoke.",
        [("E. Atwel", "Major General", "commander", "JTF Operation Long Night", None)],
    ),
    (
        "The Northern Rescue Command (NRC) said so. Colonel Petra Vonn heads the NRC.",
        [("Petra Vonn", "Colonel", "head", "Northern Rescue Command", None)],
    ),
    (
        "BRIG GEN SULAN ADAMUR WAS NAMED COMMANDER OF THE 21 BRIGADE.",
        [("SULAN ADAMUR", "Brigadier General", "commander", "21 BRIGADE", "appointed")],
    ),
]

NUMBERS: list[tuple[str, list[Told]]] = [
    (
        "Lt. Col. Soe Nain of Light Infantry Battalion 345 ordered it.",
        [("Soe Nain", "Lieutenant Colonel", None, "Light Infantry Battalion 345", None)],
    ),
    (
        "Wing Commander Dan Leeds, officer commanding No. 9 Squadron, spoke.",
        [("Dan Leeds", "Wing Commander", "commander", "9 Squadron", None)],
    ),
    (
        "First Lieutenant Dan Leeds of Company B, 1st Battalion, led the platoon.",
        [("Dan Leeds", "First Lieutenant", None, "Company B", None)],
    ),
    (
        "Rear Adm. Dan Leeds, commander of Task Force 50, spoke.",
        [("Dan Leeds", "Rear Admiral", "commander", "Task Force 50", None)],
    ),
    (
        "Cmdr. Dan Leeds, commanding officer of the destroyer USS Marlen, spoke.",
        [("Dan Leeds", "Commander", "commander", "USS Marlen", None)],
    ),
    (
        "The Lira Action Battalion (LAB) Director General Ben Ahmel said so.",
        [("Ben Ahmel", None, "director", "Lira Action Battalion", None)],
    ),
    (
        "Sheikh Abu Hamel, the group's military commander in Osk, was killed.",
        [("Abu Hamel", None, "commander", None, None)],
    ),
]

SERVICES: list[tuple[str, list[Told]]] = [
    (
        "Captain (Navy) Ivo Petran, Commander of NNS Jubilant, paraded the suspects.",
        [("Ivo Petran", "Captain", "commander", "NNS Jubilant", None)],
    ),
    (
        "Air Commodore Pita Manul, who commands the 95th Air Wing, said jets had struck.",
        [("Pita Manul", "Air Commodore", "commander", "95th Air Wing", None)],
    ),
    (
        "The Divisional Police Officer in charge of Ojir, CSP Musa Garban, was killed.",
        [("Musa Garban", "Chief Superintendent of Police", "commander", None, None)],
    ),
    (
        "The CP in charge of the Northern Capital Territory, Adan Sorel, spoke.",
        [("Adan Sorel", "Commissioner of Police", "officer", "Northern Capital Territory Police", None)],
    ),
    (
        "Commanding Officer of the 31st Field Regiment Lieutenant Colonel Ravi Sen said so.",
        [("Ravi Sen", "Lieutenant Colonel", "commander", "31st Field Regiment", None)],
    ),
    (
        "Capitaine Moussa Diarral of the National Gendarmerie was held.",
        [("Moussa Diarral", "Captain", None, "National Gendarmerie", None)],
    ),
    (
        "Major General Hamid Rostal, head of the Military Intelligence Directorate, was killed.",
        [("Hamid Rostal", "Major General", "head", "Military Intelligence Directorate", None)],
    ),
    (
        "Jean-Pierre Kasol, leader of the Mbalan Patriotic Front (MPF), surrendered.",
        [("Jean-Pierre Kasol", None, "leader", "Mbalan Patriotic Front", None)],
    ),
]

NOBODY: list[tuple[str, list[Told]]] = [
    ("The head of the army's human rights desk, Ida Sorel, said so.", []),
    # Whom a place is named after, and of which states policemen came, is no posting.
    ("He was buried near General Ivo Petran Barracks in Osk.", []),
    ("The GOC came with Commissioners of Police Akwa Ibom and Cross River States.", []),
]

CASES = [*LISTS, *APPOSITIONS, *SUCCESSIONS, *RETIRED, *UNITS, *NUMBERS, *SERVICES, *NOBODY]


@pytest.mark.parametrize(("words", "told"), CASES, ids=[words[:48] for words, _ in CASES])
def test_who_holds_which_post(claims_of: Reader, words: str, told: list[Told]) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "posting")]
    seen = {(f["person"], f.get("rank"), f.get("role"), f.get("unit"), f.get("change")) for f in found}
    assert seen == set(told)


def test_dates_of_a_row_may_stand_below_it_or_be_left_out(claims_of: Reader) -> None:
    table = (
        "5 DIVISION - CHRONICLE OF COMMAND\n"
        "1\nBrig Gen\nAB Petran\nDSS\n24 Sep 1969 - 14 Dec 1973\n"
        "2\nMaj Gen\nAB Petran\n15 Dec 73-Aug 75\n"
        "3\nMaj Gen\nMY Velk\n"
        "4\nMaj Gen\nC Orsin\n2 Jan 1977 - 1980\n"
        "5 Maj Gen TI Dorel\n1980 till date"
    )
    found = [claim for claim in claims_of(table, "posting") if claim.extractor.startswith("command-table")]
    told = [slots_json(claim.slots) for claim in found]
    assert [(f["person"], f["rank"]) for f in told] == [
        ("AB Petran", "Brigadier General"),
        ("AB Petran", "Major General"),
        ("MY Velk", "Major General"),
        ("C Orsin", "Major General"),
        ("TI Dorel", "Major General"),
    ]
    undated = found[2]
    assert undated.when is None or undated.when.edtf in ("", "..", "../..", None)
