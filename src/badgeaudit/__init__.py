"""badgeaudit: audits issuers of Open Badges against the Quality Label for Badge Recognition."""

from __future__ import annotations

__version__ = "0.1.0"
