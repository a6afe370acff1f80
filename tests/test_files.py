import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit import OutputError, SourceError
from notekit.files import Destination, read_file, rewrite_file, safe_name, shown, write_file


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbour roundtable", "Harbour-roundtable"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        ("...", "note"),
        ("", "note"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        (".hidden", "hidden"),
        ("a..b", "a.b"),
        ("Ünïcode – née", "Ünïcode-née"),
        ("con", "note-con"),
        ("NUL.tar", "note-NUL.tar"),
        ("COM¹", "note-COM1"),
        ("gnp\u202eexe.", "gnp-exe"),
        ("line\nbreak\0", "line-break"),
        ("snake_case", "snake_case"),
        ("日本語", "日本語"),
    ],
)
def test_safe_names(text: str, name: str) -> None:
    assert safe_name(text, ".md") == f"{name}.md"


def test_a_long_name_is_cut_to_120_bytes_with_its_suffix() -> None:
    name = safe_name("é" * 400, ".docx")
    assert name.endswith("é.docx")
    assert 118 <= len(name.encode()) <= 120


@given(st.text())
def test_no_name_leads_anywhere_else(text: str) -> None:
    name = safe_name(text, ".txt")
    assert len(name.encode()) <= 120
    assert name[0] not in "-."
    assert ".." not in name
    assert all(character.isalnum() or character in "-_." for character in name)


def test_paths_are_shown_on_one_line() -> None:
    assert shown("a\nb\x1b[31m") == r"a\nb\x1b[31m"
    assert shown(Path("plain name.txt")) == "plain name.txt"
    assert shown(os.fsdecode(b"bad\xff")) == r"bad\udcff"


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"missing\.txt: there is no such file$"):
        read_file(tmp_path / "missing.txt")


def test_a_folder_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"is a folder; name the documents in it$"):
        read_file(tmp_path)


def test_a_name_that_no_file_can_have_is_a_source_error() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_file("a\0b")
    with pytest.raises(SourceError, match="cannot be read"):
        read_file("x" * 5000)


def test_a_file_without_permission_is_a_source_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match=r"you are not allowed to read it$"):
        read_file(tmp_path / "secret.txt")


def test_writing_makes_the_folders_that_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    write_file(path, b"words")
    assert path.read_bytes() == b"words"
    assert [file.name for file in path.parent.iterdir()] == ["c.txt"]


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"a\.txt: exists already; use --force"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"


def test_force_replaces_it_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_file(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_bytes(b"source")
    for path in (source, tmp_path / "sub" / ".." / "a.md"):
        with pytest.raises(OutputError, match=r"a\.md: is itself a source"):
            write_file(path, b"new", force=True, sources=[source])
    assert source.read_bytes() == b"source"


def test_a_source_behind_a_link_is_never_overwritten_either(tmp_path: Path) -> None:
    source, link = tmp_path / "a.md", tmp_path / "link.md"
    source.write_bytes(b"source")
    link.symlink_to(source)
    with pytest.raises(OutputError, match="is itself a source"):
        write_file(source, b"new", force=True, sources=[link])
    with pytest.raises(OutputError, match="is itself a source"):
        write_file(link, b"new", force=True, sources=[link])


def test_a_link_is_replaced_itself_and_what_it_leads_to_is_untouched(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere.txt", tmp_path / "out" / "a.txt"
    elsewhere.write_bytes(b"precious")
    link.parent.mkdir()
    link.symlink_to(elsewhere)
    with pytest.raises(OutputError, match="exists already"):
        write_file(link, b"new")
    write_file(link, b"new", force=True)
    assert elsewhere.read_bytes() == b"precious"
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"


def test_a_link_that_leads_nowhere_counts_as_existing(tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to("a.txt")
    with pytest.raises(OutputError, match="exists already"):
        write_file(link, b"new", sources=[tmp_path / "b.txt"])


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"is a folder; name a file in it$"):
        write_file(tmp_path, b"new", force=True)


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(OutputError, match=r"is no ordinary file; write to standard output with -o -$"):
        write_file(Path(os.devnull), b"new", force=True)


def test_a_file_where_a_folder_should_be_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OutputError, match=r"b\.txt: cannot be written \(.*\); nothing was changed"):
        write_file(tmp_path / "a" / "b.txt", b"new")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"cannot be written \(No space left on device\); nothing was changed"):
        write_file(path, b"new", force=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_file: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.txt", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file sizes")
def test_a_real_limit_on_the_size_of_files_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    code = (
        "import resource, sys; from pathlib import Path; from notekit.files import write_file\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_file(Path(sys.argv[1]), bytes(100_000), force=True)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "OutputError" in done.stderr
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_destination_without_suffix_is_a_folder(tmp_path: Path) -> None:
    destination = Destination(tmp_path / "out", single=True)
    assert destination.write(b"", stem="My notes", suffix=".md") == tmp_path / "out" / "My-notes.md"


def test_a_destination_with_suffix_is_the_file_itself(tmp_path: Path) -> None:
    destination = Destination(tmp_path / "my own name.docx", single=True)
    assert destination.write(b"", stem="x", suffix=".docx") == tmp_path / "my own name.docx"


def test_a_destination_is_a_folder_where_it_is_one_or_ends_in_a_slash_or_takes_several(tmp_path: Path) -> None:
    (tmp_path / "is.folder").mkdir()
    for output, single in [("is.folder", True), ("new.folder/", True), ("other.folder", False)]:
        path = Destination(f"{tmp_path}/{output}", single=single).write(b"", stem="x", suffix=".md")
        assert path == tmp_path / output / "x.md"


def test_a_destination_writes_no_file_twice_even_with_force(tmp_path: Path) -> None:
    destination = Destination(tmp_path, single=False, force=True)
    destination.write(b"one", stem="x", suffix=".md")
    with pytest.raises(OutputError, match=r"x\.md: was written in this run already"):
        destination.write(b"two", stem="x", suffix=".md")
    assert (tmp_path / "x.md").read_bytes() == b"one"


def test_a_file_is_rewritten_through_a_link_and_keeps_its_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "a.md", tmp_path / "link.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    rewrite_file(link, b"old", b"new")
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_file_that_is_read_only_changed_or_gone_is_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with pytest.raises(OutputError, match=r"a\.md: cannot be written \(No such file or directory\); it is as it was"):
        rewrite_file(path, b"old", b"new")
    path.write_bytes(b"theirs")
    with pytest.raises(OutputError, match=r"a\.md: was changed by somebody else meanwhile; run this again"):
        rewrite_file(path, b"old", b"new")
    path.chmod(0o444)
    with pytest.raises(OutputError, match=r"a\.md: is read-only and was not changed; allow writing to it first"):
        rewrite_file(path, b"theirs", b"new")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]
