"""A note in the making: its blocks, its texts, and who is known so far."""
