"""Measurements. None of them passes or fails; each prints what it found."""
