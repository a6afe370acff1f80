import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from notekit import Note, Notebook, SchemaError, dumps, loads, parse
from notekit.testing import full_note

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.stem != "README")


def make_schema() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_schema", DOCS / "make_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCHEMA: dict[str, Any] = json.loads((DOCS / "notebook.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_file_is_what_the_classes_say() -> None:
    assert (DOCS / "notebook.schema.json").read_text(encoding="utf-8") == make_schema().written(), "run `make schema`"


def test_the_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_definition_is_used() -> None:
    text = json.dumps(SCHEMA)
    assert [name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in text] == []


def test_the_least_documents_are_valid() -> None:
    VALIDATOR.validate(json.loads(dumps(Notebook())))
    VALIDATOR.validate(json.loads(dumps(Note())))


def test_a_note_with_every_kind_of_block_and_mark_is_valid() -> None:
    VALIDATOR.validate(json.loads(dumps(full_note())))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_parsed_notebook_is_valid(seed: Path) -> None:
    VALIDATOR.validate(json.loads(dumps(parse(seed))))


RULE = {"type": "rule"}
WRONG: dict[str, dict[str, Any]] = {
    "no version": {"notes": []},
    "a newer version": {"notekit": 2},
    "an unknown key": {"notekit": 1, "note": []},
    "notes that are no list": {"notekit": 1, "notes": {}},
    "a title that is a number": {"notekit": 1, "notes": [{"title": 1}]},
    "an unknown kind": {"notekit": 1, "notes": [{"kind": "party"}]},
    "a person without a name": {"notekit": 1, "notes": [{"people": [{}]}]},
    "an unknown part": {"notekit": 1, "notes": [{"people": [{"name": "A", "parts": ["singer"]}]}]},
    "a date that is a text": {"notekit": 1, "notes": [{"date": "2024-05-30"}]},
    "a date that is no date": {"notekit": 1, "notes": [{"date": {"start": "May 2024"}}]},
    "a block of no type": {"notekit": 1, "notes": [{"body": [{"blocks": [{"content": "A"}]}]}]},
    "a block of an unknown type": {"notekit": 1, "notes": [{"body": [{"blocks": [{"type": "box"}]}]}]},
    "a rule with text": {"notekit": 1, "notes": [{"body": [{"blocks": [{**RULE, "text": "A"}]}]}]},
    "a span of three": {"notekit": 1, "notes": [{"span": [1, 2, 3]}]},
    "a span below zero": {"notekit": 1, "notes": [{"span": [-1, 2]}]},
    "a mark of an unknown type": {
        "notekit": 1,
        "notes": [
            {
                "body": [
                    {
                        "blocks": [
                            {"type": "verse", "lines": [{"text": "A", "marks": [{"type": "b", "start": 0, "end": 1}]}]}
                        ]
                    }
                ]
            }
        ],
    },
}


@pytest.mark.parametrize("document", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_refused_by_the_schema_and_by_loads(document: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(document)
    with pytest.raises(SchemaError):
        loads(json.dumps(document))
