"""The body in its sections: contributions, points, responses, steps."""
