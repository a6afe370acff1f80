"""What a text names, told by its words alone: people, posts, dates."""
