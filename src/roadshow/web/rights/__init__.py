"""Rights in the reader's language: media, territories, refusals, the map."""
