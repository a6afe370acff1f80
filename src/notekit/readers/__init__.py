"""Readers: from bytes to a source and its blocks. They know formats and nothing about events."""
