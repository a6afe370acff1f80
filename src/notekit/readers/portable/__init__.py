"""What the reader for PDF is made of: pieces of text with their places, in reading order, into blocks."""
