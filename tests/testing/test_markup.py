"""What of a page can be read, and what in it could run, is told as a browser tells it."""

import pytest

from notekit.testing import dangers_of, readable


@pytest.mark.parametrize(
    ("page", "danger"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT type=module src=x></SCRIPT>", "<script>"),
        ("<p onclick=alert(1)>x</p>", '<p onclick="alert(1)">'),
        ("<svg/onload=alert(1)>", '<svg onload="alert(1)">'),
        ("<img src=x onerror=alert(1)//", None),
        ("<a href=' java&#10;script:alert(1)'>x</a>", '<a href=" java\nscript:alert(1)">'),
        ("<a href='&#106;avascript:alert(1)'>x</a>", '<a href="javascript:alert(1)">'),
        ("<iframe srcdoc='<p>'></iframe>", "<iframe>"),
        ("<p title='javascript:x'>x</p>", '<p title="javascript:x">'),
    ],
)
def test_what_could_run_is_named(page: str, danger: str | None) -> None:
    assert (danger in dangers_of(page)) if danger else dangers_of(page) == []


@pytest.mark.parametrize(
    "page",
    [
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1) onclick=x</p>",
        "<a href='https://a.example/?javascript:'>x</a>",
        "<!-- <script>alert(1)</script> -->",
        '<script type="application/ld+json">{"a": 1}</script>',
        "<p title='see javascript:x'>x</p>",
    ],
)
def test_what_could_not_is_not(page: str) -> None:
    assert dangers_of(page) == []


def test_what_is_read_is_the_text_of_the_body_block_by_block() -> None:
    page = "<title>No</title><style>p{}</style><h1>A &amp; b</h1><p>c<b>d</b><br>e<script>no</script></p><td>f</td>"
    assert readable(page).split("\n") == ["", "A & b", "cd", "ef"]
