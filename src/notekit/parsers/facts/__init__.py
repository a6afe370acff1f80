"""What the event was: title, kind, date, organiser, series; what the author states of it, and what its page does."""
