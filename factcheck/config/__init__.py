"""What a run is asked to do: the settings, where they come from, and the exit code that follows."""

from factcheck.config.choices import Color, FailOn, HtmlReader, MinConfidence
from factcheck.config.exits import EXIT_FINDINGS, EXIT_INPUT, EXIT_USAGE, Thresholds, exit_code, held
from factcheck.config.settings import Asked, Settings, settle
from factcheck.config.values import ConfigError

__all__ = [
    "EXIT_FINDINGS",
    "EXIT_INPUT",
    "EXIT_USAGE",
    "Asked",
    "Color",
    "ConfigError",
    "FailOn",
    "HtmlReader",
    "MinConfidence",
    "Settings",
    "Thresholds",
    "exit_code",
    "held",
    "settle",
]
