import json
from pathlib import Path

from bench.attribution import sit
from bench.train_attribution import cross, examples_of, train

TEXT = "The army praised its men.\n\n“They fled,” Ilva Dern said. The dog slept."


def test_the_answers_have_the_scorers_form_and_places_in_the_text(tmp_path: Path) -> None:
    data, out = tmp_path / "data.jsonl", tmp_path / "out" / "predictions.jsonl"
    data.write_text(json.dumps({"doc": "one", "text": TEXT}) + "\n", encoding="utf-8")
    sit(data, out)
    (row,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert row["doc"] == "one"
    said = [a for a in row["attributions"] if [TEXT[s:e] for s, e in a["cue"]] == ["said"]]
    assert [[TEXT[s:e] for s, e in a["source"]] for a in said] == [["Ilva Dern"]]
    assert [[TEXT[s:e] for s, e in a["content"]] for a in said] == [["“They fled,”"]]


def test_training_learns_what_is_marked_and_is_the_same_each_time() -> None:
    def marked(cue: str, source: str, content: str) -> dict[str, list[list[int]]]:
        roles = {"source": source, "cue": cue, "content": content}
        return {role: [[TEXT.index(words), TEXT.index(words) + len(words)]] for role, words in roles.items()}

    row = {"doc": "one", "text": TEXT, "attributions": [marked("praised", "The army", "its men")]}
    rows = [{**row, "doc": str(number)} for number in range(4)]
    examples = examples_of(rows)
    assert sum(bool(example.right) for example in examples) == 4
    assert (train(examples) == train(examples)).all()
    assert cross(examples, [1, 1, 1, 1])["r"] in (0.0, 1.0)
