"""Between the catalogue's rows and what engines and formats know."""
