"""Checks: what an editor would mend in the source of notes, by named rules."""
