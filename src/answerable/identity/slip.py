"""A slip: whether two words differ by so little that one may be a misspelling of the other."""

_SHORT, _LONG = 4, 9


def is_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, left out, put in, or two are swapped; in words of nine letters and more, two may be.

    Words of fewer than four letters have no slips: "Kim" and "Kin" are two names.
    """
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _SHORT or longer - shorter > 1:
        return False
    one, other = _odd_ends(one, other)
    if max(len(one), len(other)) < 2 or (one == other[::-1] and len(one) == 2):  # noqa: PLR2004 -- two swapped letters
        return True
    return shorter >= _LONG and distance(one, other) <= 2  # noqa: PLR2004 -- as the docstring says


def _odd_ends(one: str, other: str) -> tuple[str, str]:
    """What is left of two words without the beginning and the end that they share."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def distance(one: str, other: str) -> int:
    """How many letters must be changed, put in, left out or swapped with their neighbour to get to the other word."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
