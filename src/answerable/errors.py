"""The few errors that a person who runs Answerable can meet.

Each message says what happened, to which file or item, and what to do. Bad *data* is not an error here: it becomes
a record with a reason (see :class:`answerable.model.text.Unread`) and the work goes on.
"""


class AnswerableError(Exception):
    """The root of every error that is shown to the user as one line; `exit_code` is what the command exits with."""

    exit_code = 1


class CaseError(AnswerableError):
    """The case folder is missing, is no case, is locked by another process, or was written by a newer version."""

    exit_code = 3


class NotFoundError(AnswerableError):
    """A claim, person, unit or incident that was asked for by name or id is not in the case."""

    exit_code = 4


class AmbiguousError(AnswerableError):
    """A name fits more than one thing in the case; the message lists them."""

    exit_code = 4


class InputError(AnswerableError):
    """An argument that the user gave cannot be used: a date that is none, a manifest without the needed columns."""

    exit_code = 2


class SettingsError(AnswerableError):
    """The configuration is unusable: an unknown key in a data file, a signing key that cannot be read."""

    exit_code = 5


class MissingExtraError(AnswerableError):
    """Something optional is not installed; the message names the extra and the command that installs it."""

    exit_code = 6
