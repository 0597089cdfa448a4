"""The labelled articles, and how well the program reads them: own texts in `bench/articles`, not the public exams.

Definitions, as in the public exam `article`: a label is FOUND when some claim has its type and a quote that shares at
least half of the shorter quote's words; of several, the one with the most right slots counts, then the one that stands
nearest; each claim serves one label. Strings match when one holds the other (case, articles and punctuation aside, and
Cyrillic spellings that one word is printed in), numbers when equal, lists when every labelled item matches some item,
null when null. Inflection is not folded: names and figures' nouns are in the nominative in labels and claims alike.

found      required labels found, of the required labels
slots      right slots, of the slots of the required labels (those not found count as wrong)
said_by    right, of the found labels: the same speakers in order; stance and when likewise (when: the same EDTF or the
           same years, and any where the label has none)
extra      claims that match no label, required or not
barred     claims that quote from headlines, bylines or furniture (labels of type none), by place and not by words
"""

import argparse
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from answerable.model.claim import Claim, slots_json
from bench.road import Document, read_documents

ARTICLES = Path(__file__).parent / "articles"
OPEN = ("before", "after")
"""The halves that confidence is fitted on, and whose errors may be read."""
HELD_OUT = "held-out"
"""The part that judges: nobody who writes rules reads its errors, and nothing is fitted on it."""
ENGLISH = (*OPEN, HELD_OUT)
HALVES = (*ENGLISH, "ru-before", "ru-after", "uk-before", "uk-after")
UNREAD = (HELD_OUT, "ru-after", "uk-after")
"""The parts whose errors are not listed, so that they go on telling what to expect of the next article."""
# Printed alike by some papers and not by others: Russian yo, and the letter apostrophe of Ukrainian.
SPELLINGS = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "\u0301": None})  # noqa: RUF001 - Cyrillic


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A claim that a careful reader finds in an article; type "none" marks furniture and has no slots."""

    id: str
    type: str
    quote: str
    start: int
    end: int
    slots: Mapping[str, Any] = field(default_factory=dict)
    said_by: tuple[str, ...] = ()
    stance: str = "stated"
    when: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledArticle:
    """An article of ours with its labels; `half` says whether it was written before or after the rules.

    The halves of other languages than English have the language before them ("ru-before").
    """

    name: str
    half: str
    published: str
    description: str
    content: str
    claims: tuple[Label, ...]
    furniture: tuple[Label, ...]

    @property
    def language(self) -> str:
        """The ISO 639-1 code of the article's language."""
        return "en" if self.half in ENGLISH else self.half.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts that add up over articles and types."""

    required: int = 0
    found: int = 0
    slots: int = 0
    slots_right: int = 0
    said_by: int = 0
    stance: int = 0
    when: int = 0
    claims: int = 0
    extra: int = 0
    barred: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)})

    def rates(self) -> dict[str, float]:
        """The shares that the module's docstring defines, each between 0 and 1 (0 where there is nothing to share)."""
        found = self.found or 1
        return {
            "found": self.found / (self.required or 1),
            "slots": self.slots_right / (self.slots or 1),
            "said_by": self.said_by / found,
            "stance": self.stance / found,
            "when": self.when / found,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleScore:
    """One article's counts, by type of claim, and a line for every miss, wrong slot and extra claim."""

    article: str
    by_type: Mapping[str, Tally]
    errors: tuple[str, ...]

    @property
    def tally(self) -> Tally:
        """All types together."""
        return sum(self.by_type.values(), Tally())


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What :func:`score` found: the articles in order of their names."""

    articles: tuple[ArticleScore, ...]

    @property
    def tally(self) -> Tally:
        """All articles together."""
        return sum((one.tally for one in self.articles), Tally())

    @property
    def by_type(self) -> dict[str, Tally]:
        """All articles together, for each type of claim."""
        names = sorted({name for one in self.articles for name in one.by_type})
        return {name: sum((a.by_type.get(name, Tally()) for a in self.articles), Tally()) for name in names}


def labelled_articles(*halves: str) -> tuple[LabelledArticle, ...]:
    """The articles of these halves, or of all of them, in order of half and name."""
    for half in halves:
        if half not in HALVES:
            raise ValueError(f"no such half: {half!r}; it is one of {', '.join(HALVES)}")
    lists = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.toml"))]
    chosen = [entry for each in lists for entry in each.get("article", []) if entry["half"] in (halves or HALVES)]
    return tuple(_labelled(entry) for entry in sorted(chosen, key=lambda e: (HALVES.index(e["half"]), e["name"])))


def score(half: str) -> Score:
    """Read the articles of a half by the road of every document, and compare claims with labels."""
    articles = labelled_articles(half)
    documents = [Document(name=a.name, content=a.content, published=a.published) for a in articles]
    extractions = read_documents(documents) if documents else {}
    return Score(articles=tuple(score_article(a, extractions[a.name].claims) for a in articles))


def score_article(article: LabelledArticle, claims: Sequence[Claim]) -> ArticleScore:
    """One article's labels against the claims that were found in it."""
    by_type: dict[str, Tally] = {}
    errors: list[str] = []

    def count(name: str, tally: Tally) -> None:
        by_type[name] = by_type.get(name, Tally()) + tally

    served = _pair(article.claims, claims)
    for label in article.claims:
        if label.required:
            count(label.type, _judge(label, served.get(label.id)))
            errors.extend(_misses(label, served.get(label.id)))
    used = {id(claim) for claim in served.values()}
    for claim in claims:
        extra = id(claim) not in used and not any(is_near(label, claim) for label in article.claims)
        barred = any(claim.start < label.end and label.start < claim.end for label in article.furniture)
        count(claim.type, Tally(claims=1, extra=int(extra), barred=int(barred)))
        if extra or barred:
            slots = json.dumps(slots_json(claim.slots), ensure_ascii=False)
            errors.append(f"{'barred' if barred else 'extra'} {claim.type}: {claim.quote!r} {slots}")
    return ArticleScore(article=article.name, by_type=dict(sorted(by_type.items())), errors=tuple(errors))


def matches(labelled: Any, found: Any) -> bool:
    """Whether a found value is the labelled one: strings when one holds the other, by whole words; else see above."""
    if labelled is None or found is None:
        return labelled is None and found is None
    if isinstance(labelled, int):  # bool is an int, too
        return bool(labelled == found)
    if isinstance(labelled, list | tuple):
        items = found if isinstance(found, list | tuple) else [found]
        return all(any(matches(one, item) for item in items) for one in labelled)
    if isinstance(found, list | tuple):
        return any(matches(labelled, item) for item in found)
    want, have = (f" {' '.join(_words(str(value)))} " for value in (labelled, found))
    return bool(want.strip() and have.strip()) and (want in have or have in want)


def _labelled(entry: Mapping[str, str]) -> LabelledArticle:
    stem = ARTICLES / entry["half"] / entry["name"]
    lines = stem.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    labels = [Label(**{**row, "said_by": tuple(row.get("said_by", ()))}) for row in rows]
    return LabelledArticle(
        **entry,
        content=stem.with_suffix(".txt").read_text(encoding="utf-8"),
        claims=tuple(label for label in labels if label.type != "none"),
        furniture=tuple(label for label in labels if label.type == "none"),
    )


def _pair(labels: Sequence[Label], claims: Sequence[Claim]) -> dict[str, Claim]:
    """For each label's id the claim that serves it; required labels choose first."""
    free = list(claims)
    served: dict[str, Claim] = {}
    for label in sorted(labels, key=lambda one: not one.required):
        options = [claim for claim in free if is_near(label, claim)]
        if options:
            best = max(options, key=lambda c: (_slots_right(label, c), -abs(label.start - c.start)))
            free.remove(best)
            served[label.id] = best
    return served


def is_near(label: Label, claim: Claim) -> bool:
    """Whether a claim is of the label's type and shares at least half of the shorter quote's words."""
    if label.type != claim.type:
        return False
    want, have = set(_words(label.quote)), set(_words(claim.quote))
    return bool(want and have) and 2 * len(want & have) >= min(len(want), len(have))


def _slots_right(label: Label, claim: Claim) -> int:
    found = slots_json(claim.slots)
    return sum(matches(value, found.get(name)) for name, value in label.slots.items())


def _judge(label: Label, claim: Claim | None) -> Tally:
    if claim is None:
        return Tally(required=1, slots=len(label.slots))
    return Tally(
        required=1,
        found=1,
        slots=len(label.slots),
        slots_right=_slots_right(label, claim),
        said_by=int(_same_speakers(label, claim)),
        stance=int(label.stance == claim.stance),
        when=int(_same_time(label.when, claim.when.edtf if claim.when else None)),
    )


def _same_speakers(label: Label, claim: Claim) -> bool:
    pairs = zip(label.said_by, claim.said_by, strict=False)
    return len(label.said_by) == len(claim.said_by) and all(matches(want, have) for want, have in pairs)


def _same_time(labelled: str | None, found: str | None) -> bool:
    if labelled is None:
        return True
    return found is not None and (labelled == found or _years(labelled) == _years(found))


def _years(edtf: str) -> list[str]:
    return re.findall(r"\d{4}", edtf)


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text.lower().translate(SPELLINGS))
    return [word for word in words if word not in {"the", "a", "an"}]


def _misses(label: Label, claim: Claim | None) -> Iterator[str]:
    if claim is None:
        yield f"not found {label.id} {label.type}: {label.quote!r}"
        return
    found = slots_json(claim.slots)
    for name, value in label.slots.items():
        if not matches(value, found.get(name)):
            yield f"slot {label.id} {label.type}.{name}: {found.get(name)!r}, not {value!r}"
    if not _same_speakers(label, claim):
        yield f"said_by {label.id} {label.type}: {list(claim.said_by)}, not {list(label.said_by)}: {label.quote!r}"
    if label.stance != claim.stance:
        yield f"stance {label.id} {label.type}: {claim.stance}, not {label.stance}: {label.quote!r}"
    edtf = claim.when.edtf if claim.when else None
    if not _same_time(label.when, edtf):
        yield f"when {label.id} {label.type}: {edtf}, not {label.when}: {label.quote!r}"


def _row(name: str, tally: Tally) -> str:
    rates = "".join(f"{rate:9.3f}" for rate in tally.rates().values())
    return f"{name:24}{tally.found:4}/{tally.required:<4}{rates}{tally.claims:8}{tally.extra:7}{tally.barred:8}"


def _print(title: str, rows: Mapping[str, Tally]) -> None:
    print(f"\n{title:33}" + "".join(f"{name:>9}" for name in Tally().rates()) + "  claims  extra  barred")
    for name, tally in rows.items():
        print(_row(name, tally))


def main(arguments: Sequence[str] | None = None) -> None:
    """`python -m bench.labelled [--half HALF] [--errors]`: the figures by half, article and type of claim."""
    cli = argparse.ArgumentParser(description="Score the program on the labelled articles.")
    cli.add_argument("--half", choices=HALVES, help="one half only")
    cli.add_argument("--errors", action="store_true", help="list what was missed, wrong or extra")
    given = cli.parse_args(arguments)
    for half in HALVES if given.half is None else [given.half]:
        result = score(half)
        if not result.articles:
            continue
        _print(half, {one.article: one.tally for one in result.articles} | {"all": result.tally})
        _print(f"{half}, by type", result.by_type)
        if given.errors and half in UNREAD:
            print(
                "\nThe errors of this part are not listed: it judges only while nobody who writes rules has read them."
            )
        elif given.errors:
            for one in result.articles:
                print(f"\n{one.article}", *one.errors, sep="\n  ")


if __name__ == "__main__":
    main()
