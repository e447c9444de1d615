"""What the program knows: the catalogue of measures, the entities, and the store of observations."""
