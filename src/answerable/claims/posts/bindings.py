"""Bindings: which person of a stretch holds which post.

Newspapers print a post before the name ("the GOC 9 Division, Maj-Gen. X"), after it ("Maj-Gen. X, GOC 9 Division"),
or over a verb ("X, formerly A, is now B"). The words between decide, and in lists the way the list began.
"""

from dataclasses import dataclass

from answerable.claims.cast.stretches import Stretch
from answerable.claims.cast.units import unit_table
from answerable.claims.posts.post import Holder, Post
from answerable.claims.posts.posting_words import posting_words

_GOING_ON = frozenset({("/",), (",",), ("and",), (",", "and"), ("to",), ("to", "the"), ("and", "the"), (",", "the")})
_RESUMED = frozenset({"formerly", "former", "now", "until"})
_BY = frozenset((word, article) for word in ("by", "with", "against") for article in ("the", "a", "an"))
_OBJECTS = frozenset({"him", "himself"})
_LED_BY = frozenset({"the", "then", ",", "one", "a"})
_IS = frozenset({"is", "was", "remains"})
_POSSESSIVES = frozenset({"'s", "\u2019s"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FINITE_OR_WHO = _FINITE | {"WP", "WDT"}
_LONGEST_APPOSITION = 6
_LONGEST_BEFORE_NAME = 10
_LONGEST_BINDING = 30
_CLOSE = 6

Element = Holder | Post


def bind(stretch: Stretch, holders: list[Holder], posts: list[Post]) -> list[Post]:
    """Give each post to its holder where the words say whose it is; the posts that nobody in the stretch holds."""
    unheld: list[Post] = []
    elements: list[Element] = sorted([*holders, *posts], key=lambda element: (element.first, element.last))
    bound: Holder | None = None
    for at, element in enumerate(elements):
        if isinstance(element, Holder):
            continue
        after = elements[at + 1] if at + 1 < len(elements) else None
        holder = _Choice(stretch, element, elements[:at], after, bound).holder()
        if holder is None:
            unheld.append(element)
            continue
        holder.posts.append(element)
        bound = holder
    return unheld


@dataclass(frozen=True, slots=True)
class _Choice:
    """One post with what stands before and after it; `bound` is who got the post before."""

    stretch: Stretch
    post: Post
    earlier: list[Element]
    after: Element | None
    bound: Holder | None

    def holder(self) -> Holder | None:
        """Whose post it is."""
        if self._only_owns():
            return None
        served = self._back() if self.post.under_another else None
        return served or self._beside_or_back()

    def _beside_or_back(self) -> Holder | None:
        forward = self._forward()
        if self.post.facing or self.post.elsewhere:
            return forward
        apposed = self._apposed()
        if forward is not None and self._continued():
            return self.bound
        if forward is not None and apposed is not None:
            return self._either(forward, apposed)
        if apposed is not None:
            return None if self._served(apposed) and self._finite_after() else apposed
        opening = self.stretch.gap(self.stretch.first, self.post.first)
        if forward is not None and not (forward.pronoun and self.post.title is not None and opening[:1] != ("as",)):
            return forward
        return self._back()

    def _only_owns(self) -> bool:
        """Whether the post only owns what follows: "on the president's staff"."""
        at = self.post.last
        if self.post.units:
            return False
        if at + 1 >= self.stretch.last or self.stretch.paragraph.lowers[at] not in _POSSESSIVES:
            return False
        return not self._named_at(at + 1)

    def _named_at(self, at: int) -> bool:
        """Whether a rank, a person or another post stands at word `at`."""
        return any(item.first == at and item.kind in ("person", "rank", "title", "role") for item in self.stretch.items)

    def _forward(self) -> Holder | None:
        """The person after the post, if only commas, brackets, letters, places or "is" stand between."""
        holder = self.after
        if not isinstance(holder, Holder) or (holder.possessive and not self.post.facing):
            return None
        gap = range(self.post.last, holder.first)
        lowers = self.stretch.gap(self.post.last, holder.first)
        if self.post.facing:
            return holder if all(word in _LED_BY for word in lowers) else None
        if self.post.title is None or len(gap) > _LONGEST_BEFORE_NAME:
            return None
        if holder.rank is None:
            return holder if self._named_in_full(holder) and self._light(gap) else None
        placed = bool(self.post.units) or lowers[:1] in (("of",), ("in",), ("for",), ("at",))
        led = placed and lowers[-1:] == (",",) and self._without_verb(gap)
        linked = lowers[-1:] != () and lowers[-1] in _IS and self._without_verb(gap[:-1])
        return holder if led or linked or self._light(gap) else None

    def _light(self, gap: range) -> bool:
        words, paragraph = posting_words(), self.stretch.paragraph
        return all(
            paragraph.lowers[n] in words.post_to_person
            or (paragraph.texts[n][0].isupper() and paragraph.lowers[n] not in words.breaks)
            for n in gap
        )

    def _without_verb(self, gap: range) -> bool:
        """Whether words are a phrase without a finite verb: "fighting insurgents,"."""
        paragraph, breaks = self.stretch.paragraph, posting_words().breaks
        return all(
            paragraph.token_at(paragraph.starts[n]).tag_ not in _FINITE_OR_WHO and paragraph.lowers[n] not in breaks
            for n in gap
        )

    def _named_in_full(self, holder: Holder) -> bool:
        """Whether a person without a rank has two names here, or a known surname."""
        return holder.pronoun or holder.item.last - holder.item.first > 1 or " " in holder.item.mention.name

    def _apposed(self) -> Holder | None:
        """The person right before the post, if only light words stand between ("Petran, the former GOC")."""
        holder = self.earlier[-1] if self.earlier else None
        if not isinstance(holder, Holder) or holder.possessive:
            return None
        words, gap = posting_words(), self.stretch.gap(holder.last, self.post.first)
        if len(gap) > _LONGEST_APPOSITION or any(word in words.breaks for word in gap):
            return None
        if self.post.title is None:
            return holder if all(word in words.person_to_post for word in gap) else None
        if _POSSESSIVES.intersection(gap[:1]):
            return None
        proper = gap[:1] == (",",)
        light = all(
            word in words.apposing
            or word in unit_table().countries
            or _owned(gap, n)
            or (proper and self._proper(holder.last + n))
            for n, word in enumerate(gap)
        )
        return holder if light else None

    def _proper(self, number: int) -> bool:
        return self.stretch.paragraph.texts[number][0].isupper()

    def _continued(self) -> bool:
        """Whether the post before is the same person's and "now" or "is" leads on from it."""
        before = self.earlier[-1] if self.earlier else None
        if not isinstance(before, Post) or self.bound is None or before not in self.bound.posts:
            return False
        words, gap = posting_words(), self.stretch.gap(before.last, self.post.first)
        if gap == ("/",):
            return True
        return bool(words.continuing.intersection(gap)) and not words.breaks.intersection(gap)

    def _either(self, forward: Holder, apposed: Holder) -> Holder:
        """Of a person on either side: in lists, the side on which the list began."""
        linked = self.stretch.gap(forward.last, forward.last + 1)
        gap = self.stretch.gap(apposed.last, self.post.first)
        if posting_words().linking.intersection(linked) and {"former", "new"}.intersection(gap):
            return forward
        return forward if self._served(apposed) and not forward.pronoun else apposed

    @staticmethod
    def _served(holder: Holder) -> bool:
        """Whether a person already has a post that stands before the name."""
        return any(post.first < holder.first for post in holder.posts)

    def _finite_after(self) -> bool:
        """Whether a verb follows the post, so that it is a subject itself ("Petran, the army chief visited")."""
        if self.post.last >= self.stretch.last:
            return False
        paragraph = self.stretch.paragraph
        return paragraph.token_at(paragraph.starts[self.post.last]).tag_ in _FINITE

    def _back(self) -> Holder | None:
        """The person before the post that a verb or "now", "formerly", "as" binds to it, if nothing parts the two."""
        words = posting_words()
        closely = self.stretch.gap(max(self.stretch.first, self.post.first - _CLOSE), self.post.first)
        persons = {element.item.mention.name: element for element in self.earlier if isinstance(element, Holder)}
        if "as" in closely and words.office_nouns.intersection(closely):
            return next((element for element in reversed(self.earlier) if isinstance(element, Holder)), None)
        if len(persons) == 1 and words.becoming.intersection(closely):
            return next(iter(persons.values()))
        bare = self.post.title is not None and self.post.title.kind == "role" and not self.post.units
        if bare and not words.role_cues.intersection(closely):
            return None
        return self._last_bound()

    def _last_bound(self) -> Holder | None:
        words, lowers = posting_words(), self.stretch.paragraph.lowers
        for element in reversed(self.earlier):
            gap = self.stretch.gap(element.last, self.post.first)
            if gap[:1] == (";",) and _RESUMED.intersection(gap[1:2]):
                gap = gap[1:]
            if len(gap) > _LONGEST_BINDING or any(word in words.breaks for word in gap):
                return None
            if isinstance(element, Holder):
                if lowers[element.item.first] not in _OBJECTS:
                    return self._if_bound(element, element, gap)
            elif self.bound is not None and element in self.bound.posts:
                return self._if_bound(element, self.bound, gap)
            elif not self.post.cue:
                return None
        return None

    def _if_bound(self, element: Element, holder: Holder, gap: tuple[str, ...]) -> Holder | None:
        """`holder`, if the words after `element` bind the post to them, or else whose verb it is."""
        words = posting_words()
        if isinstance(element, Holder) and element.possessive and gap == ():
            verb = self.stretch.gap(max(self.stretch.first, element.first - 1), element.first)
            return element if words.keeping.intersection(verb) else None
        if gap[-2:] in _BY:
            return None
        subject = self._relative_subject(element, gap)
        if subject is not None:
            return subject
        going_on = isinstance(element, Post) and _undated(gap) in _GOING_ON
        cued = self.post.cue or bool(words.cues.intersection(gap)) or going_on
        others = sum(word not in words.person_to_post for word in _undated(gap))
        return holder if cued and others <= max(2, len(gap) // 3) else None

    def _relative_subject(self, element: Element, gap: tuple[str, ...]) -> Holder | None:
        """Petran in "Petran, who took over from Osk, the commander of 9 Brigade, was formerly ..."."""
        linking = posting_words().linking
        verb = next((n for n, word in enumerate(gap) if word in linking), 0)
        if verb == 0 or gap[verb - 1] != ",":
            return None
        for other in self.earlier:
            led = self.stretch.gap(other.last, other.last + 2) == (",", "who")
            if isinstance(other, Holder) and other is not element and led:
                return other
        return None


def _undated(gap: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a year in the middle: "and, in 1971, commander"."""
    year = next((n for n, word in enumerate(gap) if word.isdigit()), None)
    if year is None or gap[year - 1 : year] != ("in",):
        return gap
    after = year + 2 if gap[year + 1 : year + 2] == (",",) else year + 1
    before = year - 2 if gap[year - 2 : year - 1] == (",",) and year > 1 else year - 1
    return gap[:before] + gap[after:]


def _owned(gap: tuple[str, ...], number: int) -> bool:
    """Whether a word owns the post: "Osk's interior minister"."""
    return bool(_POSSESSIVES.intersection(gap[number : number + 2]))
