"""Digests: what is chosen of many notes, in which order, and how much of each, put together as an issue."""
