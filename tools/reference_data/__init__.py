"""Turn the publishers' source tables into the data packages of `reference_data/`: one module a publisher."""
