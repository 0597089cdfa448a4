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
    return distance(one, other) <= (2 if shorter >= _LONG else 1)


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
