"""Every attribution of an article: also praise, doubt, support and wishes, which open no voice over claims.

`voices` needs only who speaks where; this is for the fuller question who thinks and says what about anything. Each cue
word gets its likeliest candidate, if that is likely enough.
"""

from answerable.claims.cast.cast import Cast
from answerable.claims.voices.attribution import Attribution
from answerable.claims.voices.candidate import Candidate, candidates_of
from answerable.claims.voices.cue_weights import probability
from answerable.claims.voices.cues import cues
from answerable.claims.voices.speaker import Speakers
from answerable.claims.voices.voices import Voices
from answerable.claims.wording.clause import Run, runs
from answerable.model.claim import Stance

# Where precision and recall balance on texts kept out of training.
LIKELY = 0.27


def all_attributions(voices: Voices, cast: Cast, *, likely: float = LIKELY) -> tuple[Attribution, ...]:
    """The attributions of the article that `voices` were found in, in text order, one for each cue word."""
    spoken = {(a.sentence.index, a.token.i): tuple(a.quoted) for a in voices.attributions if a.quoted}
    best: dict[tuple[int, int], tuple[float, Candidate]] = {}
    for candidate in candidates_of(voices.article, spoken):
        chance = probability(candidate, in_quotation=voices.quoted_at(candidate.sentence.place(candidate.cue)[0]))
        key = (candidate.sentence.index, candidate.cue.i)
        if chance >= likely and (key not in best or chance > best[key][0]):
            best[key] = (chance, candidate)
    return tuple(
        attribution_of(candidate, cast) for _, (_, candidate) in sorted(best.items(), key=lambda item: item[0])
    )


def attribution_of(candidate: Candidate, cast: Cast) -> Attribution:
    """A candidate as an attribution: its tokens as runs of the text, its source by name."""
    sentence, cue = candidate.sentence, candidate.cue
    group = cues().verbs.get(cue.lower_)
    return Attribution(
        sentence=sentence,
        token=cue,
        cue=(cue_run(candidate),),
        source=runs(candidate.source, sentence.offset),
        content=runs(candidate.content, sentence.offset),
        speaker=Speakers(cast).name(candidate.source[0], sentence) if candidate.source else None,
        stance=Stance.STATED if group is None else group.stance,
        quoted=list(candidate.quoted),
    )


def cue_run(candidate: Candidate) -> Run:
    """Where the cue stands: its word with the helping words right beside it ("has also said"), or "according to"."""
    cue, sentence = candidate.cue, candidate.sentence
    helpers = {part.i for part in cue.children if part.dep_ in ("aux", "auxpass", "neg", "advmod", "prt")}
    if cue.lower_ == "according":
        helpers = {cue.i + 1}
    first = last = cue.i
    while first - 1 in helpers:
        first -= 1
    while last + 1 in helpers and cue.doc[last + 1].dep_ in ("prt", "prep"):
        last += 1
    return sentence.place(cue.doc[first])[0], sentence.place(cue.doc[last])[1]
