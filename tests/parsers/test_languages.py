"""Languages are data: each answers the same keys, and a document is read by the words of its own."""

import io
import subprocess
import sys

import pytest

import notekit
from notekit.parsers.languages import ENGLISH, LANGUAGES, _small_words, language_in, vocabulary_of
from notekit.settings import Settings

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
MAY_BE_EMPTY = {
    "en": {
        ("grammar", "of-things"): "names of bodies are written in capitals throughout",
        ("organisations", "leading"): "a body is named by its last word",
        ("organiser", "sentence-article"): "'The' is taken for a part of the name",
        ("quotes", "inverted"): "verb and pronoun are two words",
    },
    "fr": {
        ("grammar", "possessive"): "there is no genitive in 's",
        ("grammar", "possessive-after-s"): "there is no genitive in 's",
        ("grammar", "past"): "no one ending tells a verb in the past",
        ("grammar", "to"): "'à' is said of places of work too",
        ("quotes", "verb-endings"): "no one ending tells a verb",
        ("events", "panel-bodies"): "no word is both an event and the end of a body's name",
        ("events", "no-panel-bodies"): "no word is both an event and the end of a body's name",
        ("steps", "owning-groups"): "the word for a group stands first, in capitals",
        ("people", "offices-after"): "no offices are written after names",
        ("people", "professor-ranks"): "a rank of professor is written after the word",
        ("organisations", "kinds"): "a body is named by its first word",
        ("dates", "of"): "nothing stands between day and month",
        ("organiser", "minuted-bodies"): "a body is named by its first word",
        ("organiser", "capital-articles"): "an article is no part of a name",
        ("organiser", "groups"): "the word for a group stands first",
        ("organiser", "tails"): "the word for a project stands first",
        ("organiser", "part-of"): "the word for a series stands first",
        ("organiser", "part-series"): "the word for a series stands first",
    },
}
FRENCH = "Le conseil des jardins a été ouvert par la présidente, et les membres ont parlé de l’eau dans une salle."
ENGLISH_TEXT = "The council of the gardens was opened by the chair, and the members spoke about the water for an hour."


def note_in(text: str, settings: Settings | None = None, media_type: str = "text/plain") -> notekit.Note:
    return notekit.parse(io.StringIO(text), media_type=media_type, settings=settings).notes[0]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_answers_every_key_of_english_in_the_same_order(language: str) -> None:
    english, other = vocabulary_of(ENGLISH), vocabulary_of(language)
    assert list(other.terms) == list(english.terms)
    for section, keys in english.terms.items():
        assert list(other.terms[section]) == list(keys), section


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_is_empty_only_for_a_reason(language: str) -> None:
    terms = vocabulary_of(language).terms
    empty = {(section, key) for section, keys in terms.items() for key, listed in keys.items() if not listed}
    assert empty == set(MAY_BE_EMPTY[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_names_its_language(language: str) -> None:
    assert vocabulary_of(language).language == language
    assert vocabulary_of(language) is vocabulary_of(language)


def test_no_small_word_is_of_two_languages() -> None:
    words = [word for small in _small_words().values() for word in small]
    assert len(words) == len(set(words))
    assert set(_small_words()) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (FRENCH.upper(), "fr"),
        (ENGLISH_TEXT, "en"),
        ("", "en"),
        ("Compte rendu", "en"),
        ("Paul de la Tour, Anne du Pont, Jean de la Roche, Marie des Bois. " + "Boats and gulls. " * 30, "en"),
        ("Rue de la Mairie. " + ENGLISH_TEXT, "en"),
        (f"{ENGLISH_TEXT} {FRENCH}", "en"),
        ("Die Sitzung wurde von der Vorsitzenden eröffnet, und der Garten ist nicht groß.", "en"),
    ],
)
def test_small_words_tell_the_language_and_doubt_means_english(text: str, language: str) -> None:
    assert language_in(text) == language


def test_a_note_in_french_says_so_and_why() -> None:
    note = note_in(f"Réunion\n\n{FRENCH}")
    assert note.language == "fr"
    (evidence,) = [each for each in note.evidence if each.field == "language"]
    assert evidence.rule == "small-words"


def test_a_note_in_english_goes_without_saying() -> None:
    note = note_in(f"Meeting\n\n{ENGLISH_TEXT}")
    assert note.language == "en-GB"
    assert not [each for each in note.evidence if each.field == "language"]


def test_what_front_matter_states_goes_before_the_setting() -> None:
    stated = note_in(f"---\nlang: fr-CA\n---\n\n{ENGLISH_TEXT}", Settings(language="en"), "text/markdown")
    assert stated.language == "fr-CA"
    assert note_in(f"---\nlanguage: en\n---\n\n{FRENCH}", Settings(language="fr"), "text/markdown").language == "en"


def test_what_a_page_states_goes_before_the_setting() -> None:
    page = f"<html lang='fr-FR'><body><main><h1>Table ronde</h1><p>{FRENCH}</p></main></body></html>"
    note = note_in(page, Settings(language="en"), "text/html")
    assert (note.language, note.kind) == ("fr-FR", "roundtable")


def test_a_setting_goes_before_what_is_recognised() -> None:
    assert note_in("Table ronde", Settings(language="fr")).language == "fr"
    assert note_in(f"Réunion\n\n{FRENCH}", Settings(language="en")).language == "en-GB"


def test_a_language_without_words_is_kept_and_read_by_the_words_that_fit() -> None:
    note = note_in(f"---\nlanguage: cy\n---\n\n# Minutes of the meeting\n\n{ENGLISH_TEXT}", None, "text/markdown")
    assert (note.language, note.kind) == ("cy", "meeting")
    note = note_in(f"---\nlanguage: français\n---\n\n# Table ronde\n\n{FRENCH}", None, "text/markdown")
    assert note.kind == "roundtable"


def test_each_note_of_a_file_is_in_its_own_language() -> None:
    text = f"---\ntitle: One\n---\n\n{ENGLISH_TEXT}\n\n---\ntitle: Deux\n---\n\n{FRENCH}\n"
    notes = notekit.parse(io.StringIO(text), media_type="text/markdown").notes
    assert [(note.title, note.language) for note in notes] == [("One", "en-GB"), ("Deux", "fr")]


def test_own_words_are_understood_in_every_language() -> None:
    settings = Settings({"headings": {"next-steps": ["Étincelles"]}})
    note = note_in(f"# Réunion\n\n{FRENCH}\n\n# Étincelles\n\n- Planter des haies\n", settings, "text/markdown")
    assert note.body[-1].role is notekit.Role.NEXT_STEPS


def test_the_words_of_another_language_are_read_only_where_they_are_needed() -> None:
    code = (
        "import io, notekit\n"
        f"notekit.parse(io.StringIO({ENGLISH_TEXT!r}))\n"
        "from notekit.parsers.languages import vocabulary_of\n"
        "print(vocabulary_of.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1\n"
