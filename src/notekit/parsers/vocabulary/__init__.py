"""The words of a language: as data, and how they are looked up."""
