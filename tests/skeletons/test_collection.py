"""The skeletons to choose from."""

from pathlib import Path

import pytest

from notekit import FormatError, Kind, SourceError
from notekit.skeletons.collection import Skeleton, skeleton_by, skeletons


def test_there_is_one_for_every_kind() -> None:
    assert list(skeletons()) == list(Kind)
    assert all(skeleton.text() for skeleton in skeletons().values())


def test_own_ones_join_them_and_go_before_them(tmp_path: Path) -> None:
    for name in ("retrospective.md", "panel.md", "notes.txt"):
        (tmp_path / name).write_text("# Tea\n", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    known = skeletons(tmp_path)
    assert set(known) == {*Kind, "retrospective"}
    assert known["panel"] == Skeleton("panel", tmp_path / "panel.md")
    assert known["retrospective"].text() == "# Tea\n"


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert skeletons(tmp_path / "none") == skeletons()


def test_lines_may_end_as_they_do_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "tea.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle:\r\n---\r\n")
    assert Skeleton("tea", path).text() == "---\ntitle:\n---\n"


# Bad input


def test_a_name_that_is_none_is_an_error_that_says_which_is_meant() -> None:
    with pytest.raises(FormatError, match=r"there is no skeleton 'Rountable'; did you mean 'roundtable'\? known are"):
        skeleton_by("Rountable")


@pytest.mark.parametrize("name", ["", "../panel", "/etc/passwd", "panel.md", "\0"])
def test_a_name_is_never_a_path(name: str, tmp_path: Path) -> None:
    (tmp_path / "panel.md").write_text("x", encoding="utf-8")
    inner = tmp_path / "skeletons"
    inner.mkdir()
    with pytest.raises(FormatError):
        skeleton_by(name, inner)


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "tea.md"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match=r"tea\.md: is not UTF-8; save it as a text in UTF-8"):
        Skeleton("tea", path).text()
