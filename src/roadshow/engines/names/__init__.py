"""Names of films, people and companies across scripts: search keys, readings, ranking, identity."""
