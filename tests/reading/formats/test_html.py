import json
import re
import textwrap

import pytest

from answerable.model.text import PartKind, Text, Unread
from answerable.reading import read

# Inline elements within sentences: none of these words may be lost, moved or glued.
SENTENCES = (
    (
        "Colonel Tomas Arrud, commander of the 12th Rifle Brigade, ordered the shelling of the market in Porto Vale on "
        "<time datetime='2021-05-02'>2 May</time>, the town council said."
    ),
    (
        "At least 14 people died and <b>30 were injured</b>, the council said in a statement. It called on the "
        "<abbr title='United Nations'>UN</abbr> to open an inquiry."
    ),
    (
        "The ministry of defence denied it. <q>No shell was fired</q>, said its spokesman, <a href='/holm'>Major "
        "Pieter Holm</a>."
    ),
    (
        "The brigade, part of the 3rd Army, is accused of burning homes in the village of Cal in April. Residents said "
        "that 30 houses were destroyed."
    ),
    (
        "Arrud took command of the brigade in 2019<sup>1</sup> after serving as chief of staff of the 4<sup>th</sup> "
        "Division, which holds 200 km<sup>2</sup> along the river."
    ),
    "A judge in the capital, <em>Ines&nbsp;Calvo</em>, has asked the army for the log of the bat&shy;tery.",
)
SHOWN = [
    (
        "Colonel Tomas Arrud, commander of the 12th Rifle Brigade, ordered the shelling of the market in Porto Vale on "
        "2 May, the town council said."
    ),
    (
        "At least 14 people died and 30 were injured, the council said in a statement. It called on the UN to open an "
        "inquiry."
    ),
    "The ministry of defence denied it. “No shell was fired”, said its spokesman, Major Pieter Holm.",
    (
        "The brigade, part of the 3rd Army, is accused of burning homes in the village of Cal in April. Residents said "
        "that 30 houses were destroyed."
    ),
    (
        "Arrud took command of the brigade in 2019 after serving as chief of staff of the 4th Division, which holds "
        "200 km2 along the river."
    ),
    "A judge in the capital, Ines Calvo, has asked the army for the log of the battery.",
]
TITLE = "Council accuses colonel of shelling market"
H1 = f"<h1>{TITLE}</h1>"
PARAGRAPHS = "\n".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
BREAKS = "<br><br>\n".join(SENTENCES)
TYPED = "\n\n".join("\n".join(textwrap.wrap(sentence, 72)) for sentence in SHOWN)
ADVERTISING = "<div class='ad-slot'><p>Advertisement</p></div>"

PAGES = {
    "with every element in its place": f"""<!doctype html><html><head><title>T</title></head><body>
        <header><nav><a href=/>Home</a><a href=/world>World</a></nav></header><main><article><header>{H1}
        <div class="byline">By Ada Lovett</div></header>{PARAGRAPHS}</article></main>
        <footer><p>© 2021 The Valley Post. All rights reserved.</p></footer></body></html>""",
    "paragraphs by line breaks": f"""<html><body><div id=top><a href=/>Home</a> <a href=/n>News</a></div>
        <div id=story>{H1}{BREAKS}</div><div id=foot><a href=/c>Contact us</a> | <a href=/a>About us</a></div>
        </body></html>""",
    "laid out by a table": f"""<HTML><BODY BGCOLOR=white><TABLE WIDTH=100%><TR><TD WIDTH=150><FONT SIZE=1>
        <A HREF=/>Home</A><BR><A HREF=/w>World</A><BR><A HREF=/s>Sport</A></FONT></TD><TD><FONT SIZE=4><B>{TITLE}
        </B></FONT>        <P>{"<P>".join(SENTENCES)}</TD></TR></TABLE></BODY></HTML>""",
    "a blog with widgets and comments": f"""<!doctype html><html><body class="post-template"><div id="page">
        <div class="site-header"><ul class=menu><li><a href=#>News</a></li><li><a href=#>Sport</a></li></ul></div>
        <div class="content-area"><article class="post"><div class="entry-header">{H1}<span class="posted-on">
        <time class="entry-date published" datetime="2021-05-03T09:00:00+00:00">May 3, 2021</time></span></div>
        <div class="entry-content">{PARAGRAPHS}<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul>
        <li><a>Tweet</a></li><li><a>Email</a></li></ul></div><div id="jp-relatedposts"><h3>Related</h3>
        <p>Ten ways to cook rice, and the one that your mother knew all along.</p></div></div></article>
        <div id="comments"><h2>2 comments</h2><ol><li><p>I do not believe a word of this, the colonel is a good man.</p>
        </li><li><p>First!</p></li></ol></div></div><div id="secondary" class="widget-area"><h2>Recent posts</h2><ul>
        <li><a href=/r>Rain in the valley</a></li></ul></div></div></body></html>""",
    "advertising between the paragraphs": f"""<html><body><article>{H1}
        {ADVERTISING.join(f"<p>{sentence}</p>" for sentence in SENTENCES)}
        <p><strong>Read more: <a href=/x>The river war explained</a></strong></p></article>
        <div class=newsletter><p>Sign up to our daily newsletter. It is free.</p></div></body></html>""",
    "nothing but divisions": f"""<html><body><div class=wrap><div class=headline>{TITLE}</div>
        {"".join(f"<div class=txt>{sentence}</div>" for sentence in SENTENCES)}</div></body></html>""",
    "elements that are never closed": f"<HTML><BODY>{H1}{''.join(f'<P>{sentence}' for sentence in SENTENCES)}",
    "words as they were typed": f"<html><body>{H1}<pre>\n{TYPED}\n</pre></body></html>",
    "hidden words": f"""<html><body><article>{H1}{PARAGRAPHS}
        <p style="display: none">Colonel Arrud is innocent, as everybody in the whole valley knows.</p>
        <p hidden>Colonel Arrud is innocent, as everybody in the whole valley knows.</p></article></body></html>""",
}


def text_of(page: str) -> Text:
    reading = read(page.encode(), capture="sha256:00", name="page.html")
    assert isinstance(reading, Text), reading
    return reading


def parts(text: Text, *kinds: PartKind) -> list[str]:
    return [text.content[part.start : part.end] for part in text.parts if part.kind in kinds]


@pytest.mark.parametrize("kind", PAGES)
def test_the_paragraphs_are_the_articles_and_its_words_the_pages(kind: str) -> None:
    text = text_of(PAGES[kind])
    assert parts(text, PartKind.PARAGRAPH) == SHOWN
    assert TITLE in parts(text, PartKind.HEADLINE, PartKind.HEADING)
    assert text.language == "en"


def test_headings_lists_and_tables() -> None:
    page = f"""<html><body><nav><ul><li><a href=/>Home</a></li></ul></nav><div class=content>{H1}
        <p>{SENTENCES[0]}</p><p>{SENTENCES[3]}</p><h2>Commanders</h2><p>{SENTENCES[4]}</p>
        <table><tr><th>Rank</th><th>Name</th><th>Period</th></tr>
        <tr><td>Colonel</td><td>Tomas Arrud</td><td>2019 to date</td></tr>
        <tr><td>Colonel</td><td><p>Rui Salgado</p></td><td>2015 to 2019</td></tr></table>
        <h2>The dead</h2><ul><li>14 in Porto Vale, according to the council</li><li>Two in Cal</li></ul></div>
        </body></html>"""
    text = text_of(page)
    assert parts(text, PartKind.HEADING) == ["Commanders", "The dead"]
    assert parts(text, PartKind.PARAGRAPH)[3:] == [
        "Rank | Name | Period",
        "Colonel | Tomas Arrud | 2019 to date",
        "Colonel | Rui Salgado | 2015 to 2019",
        "14 in Porto Vale, according to the council",
        "Two in Cal",
    ]


def test_a_page_drawn_by_scripts_is_read_from_what_it_tells_machines() -> None:
    body = "\n\n".join(SHOWN)
    about = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Valley Post"},
            {"@type": ["NewsArticle"], "headline": TITLE, "datePublished": "2021-05", "articleBody": body},
        ],
    }
    page = (
        f"<html><head><title>x</title><script type='application/ld+json'>{json.dumps(about)}</script></head>"
        "<body><div id=app></div><script>start()</script></body></html>"
    )
    text = text_of(page)
    assert parts(text, PartKind.PARAGRAPH) == SHOWN
    assert (text.title, text.published) == (TITLE, "2021-05")


HEADS = [
    ('<meta property="article:published_time" content="2021-05-03T10:00:00Z">', "2021-05-03"),
    ('<meta name="dcterms.date" content="2021-05">', "2021-05"),
    ('<meta name="date" content="May 2021">', "2021-05"),
    ('<meta itemprop="datePublished" content="2021">', "2021"),
    ('<meta name="date" content="03/04/2021">', "2021"),
    (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-03"}</script>',
        "2021-05-03",
    ),
    ('<script type="application/ld+json">{"@type": "Recipe", "datePublished": "2001-01-01"}</script>', None),
    ('<script type="application/ld+json">{not json</script>', None),
    ('<meta name="revised" content="2021-05-03">', None),
]


@pytest.mark.parametrize(("head", "published"), HEADS)
def test_the_date_is_never_more_precise_than_the_page(head: str, published: str | None) -> None:
    assert text_of(f"<html><head>{head}</head><body>{H1}{PARAGRAPHS}</body></html>").published == published


def test_a_time_within_a_sentence_is_not_the_date_of_publication() -> None:
    assert text_of(f"<html><body><article>{H1}{PARAGRAPHS}</article></body></html>").published is None
    stamped = f"<html><body><article>{H1}<p>Published <time>3 May 2021</time></p>{PARAGRAPHS}</article></body></html>"
    assert text_of(stamped).published == "2021-05-03"


def test_what_the_page_says_of_itself() -> None:
    page = f"""<html><head><title>{TITLE} | The Valley Post</title>
        <meta property="og:site_name" content="The Valley Post">
        <meta name="author" content="Ada Lovett"><link rel="canonical" href="https://example.org/arrud"></head>
        <body><h1>The Valley Post</h1><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>"""
    text = text_of(page)
    assert (text.title, text.publisher, text.byline) == (TITLE, "The Valley Post", "Ada Lovett")
    assert text.url == "https://example.org/arrud"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "https://", "http://[x"]
)
def test_an_address_that_is_no_web_address_is_dropped(address: str) -> None:
    page = f'<html><head><link rel="canonical" href="{address}"></head><body>{H1}{PARAGRAPHS}</body></html>'
    assert text_of(page).url is None


def test_deep_nesting_does_no_harm() -> None:
    reading = read(("<div>" * 100_000 + SENTENCES[0]).encode(), capture="a", name="deep.html")
    assert isinstance(reading, Text | Unread)


def test_facts_are_bounded_and_in_one_line() -> None:
    page = (
        f'<html><head><meta name="author" content="Ada\x07\n\u202eLovett {"x" * 5000}"></head><body>{PARAGRAPHS}</body>'
    )
    byline = text_of(page).byline
    assert byline is not None
    assert byline.startswith("Ada Lovett x")
    assert len(byline) == 500


def test_no_part_holds_markup() -> None:
    for page in PAGES.values():
        assert not re.search(r"</?\w+>", text_of(page).content)
