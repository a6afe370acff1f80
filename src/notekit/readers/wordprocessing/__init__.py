"""Word documents: from the parts of a package to lines, and from lines to blocks."""
