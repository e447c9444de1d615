"""What a newsroom has decided about findings: remarks in articles, files beside them, [sic], and a baseline."""

from factcheck.suppression.remarks import by_remarks

__all__ = ["by_remarks"]
