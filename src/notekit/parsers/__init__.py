"""Parsers: from blocks to notes. They know events and no format."""
