# ruff: noqa: RUF001 - sentences in other scripts
import pytest

from answerable.reading.decoding import decode

SENTENCES = {
    "en": "The colonel said “we did not fire” – the council’s lawyer, José Peña, doubts it. The ministry is silent.",
    "fr": "Le général a nié les faits. L’armée française n’a pas répondu aux questions du journal hier après-midi.",
    "es": "El coronel negó que el ejército disparara contra la población. La acusación es “falsa”, según el portavoz.",
    "pl": "Pułkownik zaprzeczył, że jego brygada ostrzelała targ. Rada miasta poinformowała o zabitych. Są oskarżeni.",
    "ru": "Полковник отрицал, что его бригада обстреляла рынок. Совет города заявил, что люди погибли.",
    "uk": "Полковник заперечив, що його бригада обстріляла ринок. Міська рада заявила, що загинули люди.",
    "tr": "Albay, tugayının pazarı bombaladığını reddetti. Şehir meclisi on dört kişinin öldüğünü açıkladı.",
    "ar": "نفى العقيد أن يكون لواءه قد قصف السوق. وقال مجلس المدينة إن أربعة عشر شخصا قتلوا.",
    "zh": "上校否认他的旅炮击了市场。市议会说有十四人死亡。国防部发言人星期一发表声明。",
}
ENCODINGS = [
    ("en", "cp1252"),
    ("en", "mac-roman"),
    ("fr", "cp1252"),
    ("es", "cp1252"),
    ("pl", "cp1250"),
    ("pl", "iso8859-2"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "cp866"),
    ("ru", "iso8859-5"),
    ("uk", "cp1251"),
    ("uk", "koi8-u"),
    ("tr", "cp1254"),
    ("ar", "cp1256"),
    ("zh", "gb18030"),
    ("zh", "big5"),
]


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
@pytest.mark.parametrize("times", [1, 30])
def test_encodings_without_a_declaration(language: str, encoding: str, times: int) -> None:
    data = SENTENCES[language].encode(encoding, errors="replace") * times
    assert decode(data)[0] == data.decode(encoding)


@pytest.mark.parametrize(
    ("data", "declared", "content"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "iso-8859-1", "café"),
        (b"caf\xc3\xa9", "iso-8859-1", "café"),
        (b"caf\xe9", "iso-8859-1", "café"),
        (b"\x93caf\xe9\x94", "iso-8859-1", "“café”"),
        ("市場".encode("iso2022-jp"), "iso-2022-jp", "市場"),
        ("市場".encode("shift-jis"), "shift_jis", "市場"),
        (b"6162", "hex", "6162"),
        (b"+ADw-b+AD4-", "utf-7", "+ADw-b+AD4-"),
        (b"caf\xe9 and so on", "no such encoding", "café and so on"),
        (b"caf\xe9 and so on", "\x00", "café and so on"),
        (b"x" * 5000 + b"\xc3", None, "x" * 5000 + "\ufffd"),
    ],
)
def test_a_declaration_is_believed_as_far_as_the_bytes_agree(data: bytes, declared: str | None, content: str) -> None:
    assert decode(data, declared)[0] == content
