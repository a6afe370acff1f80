"""French: dates, names, posts, steps and quotations as they are written in it."""

import io

import pytest

import notekit
from notekit.parsers.entities.dates import Dates
from notekit.parsers.entities.names import Names
from notekit.parsers.entities.posts import Posts
from notekit.parsers.languages import vocabulary_of
from notekit.settings import Settings
from notekit.text import RichText

WORDS = vocabulary_of("fr")


def note_in(text: str) -> notekit.Note:
    return notekit.parse(io.StringIO(text), settings=Settings(language="fr")).notes[0]


@pytest.mark.parametrize(
    ("text", "iso", "said"),
    [
        ("le 14 mai 2031", "2031-05-14", "14 mai 2031"),
        ("Mardi 14 mai 2031", "2031-05-14", "Mardi 14 mai 2031"),
        ("le 1er juin 2031", "2031-06-01", "1er juin 2031"),
        ("le 1ᵉʳ juin 2031", "2031-06-01", "1ᵉʳ juin 2031"),
        ("du 5 au 7 juin 2031", "2031-06-05/2031-06-07", "5 au 7 juin 2031"),
        ("les 5 et 6 juin 2031", "2031-06-05/2031-06-06", "5 et 6 juin 2031"),
        ("du 30 mai au 2 juin 2031", "2031-05-30/2031-06-02", "30 mai au 2 juin 2031"),
        ("le 14/05/2031", "2031-05-14", "14/05/2031"),
        ("le 2 déc. 2031", "2031-12-02", "2 déc. 2031"),
        ("3 juil. 2031", "2031-07-03", "3 juil. 2031"),
        ("Jeudi 6 FÉVRIER 2031", "2031-02-06", "Jeudi 6 FÉVRIER 2031"),
        ("en mai 2031", "2031-05", "mai 2031"),
        ("le mardi 14 mai", None, "mardi 14 mai"),
    ],
)
def test_a_date_is_read(text: str, iso: str | None, said: str) -> None:
    (found,) = Dates(WORDS).find(text)
    assert (found.date.iso, found.date.text) == (iso, said)


@pytest.mark.parametrize("text", ["le 31 juin 2031", "le 45 mai 2031", "mai", "en marche", "14 heures"])
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert not list(Dates(WORDS).find(text))


@pytest.mark.parametrize(
    ("text", "name", "honorific"),
    [
        ("M. Philippe Aubertin a souligné le coût.", "Philippe Aubertin", "M."),
        ("Mme Claire d’Aubrac a souligné le coût.", "Claire d’Aubrac", "Mme"),
        ("Me Odile Van der Berghe, avocate", "Odile Van der Berghe", "Me"),
        ("Pr Aïcha Ben Saïd estime que non.", "Aïcha Ben Saïd", "Pr"),
        ("Selon Étienne Le Goff, le niveau monte.", "Étienne Le Goff", None),
        ("Tristan de la Morlière, jardinier", "Tristan de la Morlière", None),
    ],
)
def test_a_name_is_found(text: str, name: str, honorific: str | None) -> None:
    (found,) = Names(WORDS).find(RichText(text))
    assert (found.name, found.honorific) == (name, honorific)


@pytest.mark.parametrize("text", ["Le Conseil Régional a voté.", "la Maison des Arts", "La Grande Salle était pleine."])
def test_a_body_or_place_is_no_person(text: str) -> None:
    assert not [found for found in Names(WORDS).find(RichText(text)) if found.confidence >= 0.7]


@pytest.mark.parametrize(
    ("phrase", "role", "body"),
    [
        ("directrice de la Fondation des Quais", "directrice", "Fondation des Quais"),
        ("maire de Ligny", "maire de Ligny", None),
        ("présidente, Association du Port", "présidente", "Association du Port"),
        ("chargé de mission à l’Agence de la mobilité", "chargé de mission", "Agence de la mobilité"),
        ("chargée de projet chez Hydral", "chargée de projet", "Hydral"),
        ("chargée d’études pour la Ville de Lens", "chargée d’études", "Ville de Lens"),
        ("coordinatrice du Réseau Goutte à Goutte", "coordinatrice", "Réseau Goutte à Goutte"),
        ("co-fondateur d’Hydral", "co-fondateur", "Hydral"),
        ("de la Coopérative des Trois Vallées", None, "Coopérative des Trois Vallées"),
        ("la directrice du Parc, qui parlait", "directrice", "Parc"),
    ],
)
def test_a_post_is_read(phrase: str, role: str | None, body: str | None) -> None:
    (post,) = Posts(WORDS).read(phrase.split(", qui")[0])
    assert (post.role, post.affiliation, post.former) == (role, body, False)


def test_a_former_post_is_told() -> None:
    (post,) = Posts(WORDS).read("ancien directeur du Port de Sète")
    assert post == notekit.Post("ancien directeur", "Port de Sète", former=True)


def test_steps_have_owner_and_due() -> None:
    note = note_in(
        "Réunion du 3 juin 2031\n\nPrésents\u202f: Anne Roy, Paul Giraud\n\n"
        "ACTION\u202f: Paul Giraud écrira au département d’ici le 1er juillet 2031.\n\n"
        "Suites à donner\n\n- Anne Roy se charge de la carte\n- Paul Giraud s’engage à répondre avant Noël\n"
    )
    steps = [(step.owner, step.due and (step.due.iso or step.due.text)) for step in note.next_steps]
    assert steps == [("Paul Giraud", "2031-07-01"), ("Anne Roy", None), ("Paul Giraud", "Noël")]


def test_a_discussion_is_told_in_prose() -> None:
    note = note_in(
        "# Le forum du port, 5 mai 2031\n\nQuarante personnes sont venues au forum dans la halle et y sont restées.\n\n"
        "Il y a eu un vif débat sur les péages.\n\nLe thé a été servi."
    )
    assert [point.text for point in note.breakout_points] == ["Il y a eu un vif débat sur les péages."]


def test_a_quotation_ends_before_the_space_within_its_marks_and_has_its_speaker() -> None:
    note = note_in(
        "Table ronde\n\nAnne Roy, maire de Ligny, a ouvert la séance.\n\n"
        "Anne Roy a rappelé les faits. «\u202fNous n’avons plus de bois\u202f», a-t-elle regretté.\n"
    )
    assert [(quote.text, quote.speaker) for quote in note.quotes] == [("Nous n’avons plus de bois", "Anne Roy")]


@pytest.mark.parametrize("word", ["a-", "l’", "de la ", "Anne de ", "Maison de l’eau ", "Paul ira ", "« a »"])
def test_hostile_words_are_read_to_their_end(word: str) -> None:
    text = f"Réunion\n\nProchaines étapes\n\n{word * 10_000}"
    notebook = notekit.parse(io.StringIO(text), settings=Settings(language="fr"))
    assert notebook.coverage.complete
