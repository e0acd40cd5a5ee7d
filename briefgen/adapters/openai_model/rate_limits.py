"""What a server's headers say of how much more it will answer now."""

import re
from collections.abc import Mapping

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_LIMITED = ("requests", "tokens")


def pause_of(headers: Mapping[str, str]) -> float:
    """Seconds until the server's allowance is renewed, where this answer used it up; else 0.

    The headers are those that OpenAI and servers like it send: ``x-ratelimit-remaining-requests: 0`` with
    ``x-ratelimit-reset-requests: 6m0s``, and the same of ``tokens``.
    """
    spent = [what for what in _LIMITED if headers.get(f"x-ratelimit-remaining-{what}", "").strip() == "0"]
    return max((seconds(headers.get(f"x-ratelimit-reset-{what}", "")) for what in spent), default=0.0)


def seconds(duration: str) -> float:
    """The seconds of ``1h2m3s``, ``120ms`` or ``7.5``; 0 where it is none of these."""
    words = duration.strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return float(words)
    parts = _DURATION.findall(words)
    if "".join(number + unit for number, unit in parts) != words:
        return 0.0
    return sum(float(number) * _UNITS[unit] for number, unit in parts)
