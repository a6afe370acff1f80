"""The renderers of notekit keep what is asked of every plugin's."""

import re
from email import message_from_bytes, policy
from io import BytesIO
from typing import ClassVar

import docx

import notekit
from notekit.testing import RendererContract, readable, said
from notekit_markdown import MarkdownRenderer
from notekit_newsletter import MailRenderer, NewsletterRenderer, TextRenderer
from notekit_word import WordRenderer
from word_documents import text_of


class TestWord(RendererContract):
    renderer = WordRenderer()
    options: ClassVar = {"people_table": True}  # without it, only those are named who speak

    def text_of(self, artefact: notekit.Artefact) -> str:
        return text_of(docx.Document(BytesIO(artefact.data)).element.body)


class TestMarkdown(RendererContract):
    renderer = MarkdownRenderer()

    def text_of(self, artefact: notekit.Artefact) -> str:
        """What notekit reads in it, since Markdown writes much otherwise than it is read."""
        notes = notekit.parse(artefact.data, media_type="text/markdown").notes
        return "\n".join(text for note in notes for texts in said(note).values() for text in texts)


class TestNewsletter(RendererContract):
    renderer = NewsletterRenderer()


class TestNewsletterMail(RendererContract):
    renderer = MailRenderer()

    def text_of(self, artefact: notekit.Artefact) -> str:
        """That of its HTML; the plain text is tested by itself."""
        page = message_from_bytes(artefact.data, policy=policy.default).get_body(["html"])
        return readable(str(page.get_content())) if page else ""


class TestNewsletterText(RendererContract):
    renderer = TextRenderer()

    def folded(self, text: str) -> str:
        """Without the bars of quotations and the numbers of links."""
        return super().folded(re.sub(r"\s*\[\d+\]", "", text).replace(">", " "))
