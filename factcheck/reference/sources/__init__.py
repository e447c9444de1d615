"""Publishers whose figures can be fetched, one module each; `registry` finds the module of a code."""
