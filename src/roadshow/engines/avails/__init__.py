"""Rights algebra: what is free, what clashes, why."""
