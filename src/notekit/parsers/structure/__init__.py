"""How a document is laid out: its notes, headings, furniture, verse and turns."""
