"""What notekit asks of every renderer."""

from notekit.testing import RendererContract
from notekit_webpage import WebpageRenderer


class TestWebpage(RendererContract):
    renderer = WebpageRenderer()
