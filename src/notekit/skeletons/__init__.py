"""Skeletons of notes: Markdown for people to fill in, completed with what is known of an event beforehand."""
