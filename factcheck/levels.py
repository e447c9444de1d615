"""The scales on which verdicts and findings are placed."""

from __future__ import annotations

from typing import Literal

Outcome = Literal["consistent", "close", "outdated", "inconsistent", "disputed", "unchecked"]
OUTCOMES: tuple[Outcome, ...] = ("inconsistent", "outdated", "disputed", "close", "consistent", "unchecked")
"""All outcomes, the one that needs most attention first."""

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""All severities, the worst first."""

Confidence = Literal["high", "medium", "low"]
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")
"""All levels of confidence, the surest first."""
