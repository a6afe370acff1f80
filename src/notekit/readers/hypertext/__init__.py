"""What the reader for HTML is made of: the elements of a page, one after the other, into blocks."""
