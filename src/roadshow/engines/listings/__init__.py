"""Films, halls and showings out of a sheet that nobody prepared for us."""
