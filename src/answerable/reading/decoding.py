"""From bytes to characters: the byte-order mark first, then what the document declares, then detection."""

import codecs
from typing import Final

from charset_normalizer import from_bytes

from answerable.reading.document import UnreadableError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_BROWSERS_DO: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Pages that declare the left name mean the right one (WHATWG Encoding Standard, "names and labels")."""

_TRUSTED: Final = ("utf", "cp", "iso8859", "iso2022", "koi8", "mac-", "gb", "big5", "euc", "shift_jis", "johab", "tis")
"""Families of codecs that a stranger's declaration may call up; Python has others that are no character encodings."""

# fmt: off
_DETECTED: Final = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "iso8859_2", "mac_cyrillic", "mac_roman",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "iso8859_6", "iso8859_7", "iso8859_8", "cp874",
    "gb18030", "big5", "cp932", "euc_jp", "euc_kr", "utf_16_le", "utf_16_be",
]
# fmt: on
"""What detection may choose: of the encodings that reporting has been kept in, one each that looks alike."""

_LATIN: Final = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ“”‘’„–—…•«»£€§°©®™·¡¿ºª\xa0")
_FEW_FOREIGN: Final = 0.03
"""Share of accented letters up to which a text with none but the signs above is Western European."""

_SAMPLE: Final = 65536
_FEW_BROKEN: Final = 2000
"""One broken sequence in so many characters: the text is UTF-8, damaged, and no other encoding."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The characters of `data` without byte-order mark, and the encoding's name.

    A declaration is believed if the bytes agree with it. UnreadableError where nothing fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    for encoding in _candidates(declared):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") * _FEW_BROKEN <= len(mended):
        return mended, "utf-8"
    encoding = _detected(data[:_SAMPLE])
    return data.decode(encoding, errors="replace"), encoding


def _detected(sample: bytes) -> str:
    western = sample.decode("cp1252", errors="replace")
    foreign = [sign for sign in western if not sign.isascii()]
    accented = sum(map(str.isalpha, foreign))
    if accented <= _FEW_FOREIGN * len(western) and _LATIN.issuperset(foreign):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_DETECTED).best()
    if best is None:
        raise UnreadableError("The encoding of the text cannot be told.")
    return best.encoding


def _candidates(declared: str | None) -> tuple[str, ...]:
    """Encodings to try in order. Bytes that are UTF-8 beyond ASCII are nothing else, whatever a one-byte label says."""
    try:
        name = codecs.lookup((declared or "utf-8").strip()).name
    except (LookupError, ValueError):
        return ("utf-8",)
    name = _AS_BROWSERS_DO.get(name, name)
    if name in {"utf-8", "utf-7"} or not name.startswith(_TRUSTED):
        return ("utf-8",)
    one_byte = name.startswith(("cp125", "iso8859", "koi8", "mac-", "tis", "cp8"))
    return ("utf-8", name) if one_byte else (name, "utf-8")
