"""Publishers that speak their protocols faithfully, on this machine; all figures and texts in them are invented."""
