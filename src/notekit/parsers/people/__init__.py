"""Who is named, with which posts, and what part they took."""
