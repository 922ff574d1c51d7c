"""Which web addresses may be asked: http and https, a host that is public or allowed by name."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit

from badgeaudit.model.places import Message, message

LONGEST = 2048
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[0-9a-z_](?:[0-9a-z._-]{0,251}[0-9a-z])?|\[[0-9a-f:.]{2,45}\]", re.ASCII)
_NUMBER = re.compile(r"(?:0x)?[0-9a-f.x]+", re.ASCII)


class Address(NamedTuple):
    """A web address taken apart."""

    url: str
    """Without its fragment, which is never sent."""
    host: str
    port: int
    allowed: bool
    """True when the user named this host: then it may be private."""


def parsed(url: str, allow_hosts: Collection[str]) -> Address | Message:
    """Take an address apart, or say why it is not asked.

    Refused: other schemes, user names in it, spellings of IP addresses that programs read
    differently (decimal, octal and hexadecimal). Whether the host is public shows only when its
    name is resolved, on connecting.
    """
    if len(url) > LONGEST:
        return message("network.address-too-long", limit=LONGEST)
    try:
        parts = urlsplit(url)
        host, port = _idna(parts.hostname or ""), parts.port
    except ValueError:
        return message("network.address-broken", url=url)
    if parts.scheme not in _PORTS:
        return message("network.address-scheme", scheme=parts.scheme or "–")
    if "@" in parts.netloc:
        return message("network.address-user")
    bracketed = f"[{host}]" if ":" in host else host
    if not _HOST.fullmatch(bracketed) or _is_odd_number(host):
        return message("network.address-broken", url=url)
    port = port or _PORTS[parts.scheme]
    named = host in allow_hosts or f"{bracketed}:{port}" in allow_hosts
    return Address(parts._replace(fragment="").geturl(), host, port, named)


def _idna(host: str) -> str:
    if host.isascii():
        return host.rstrip(".").lower()
    return host.rstrip(".").encode("idna").decode("ascii").lower()


def _is_odd_number(host: str) -> bool:
    """Tell an IP address that is not written as four plain decimal numbers."""
    last = host.rpartition(".")[2]
    if ":" in host or not (last.isdecimal() or last.startswith("0x")):
        return False
    parts = host.split(".")
    plain = len(parts) == 4 and all(p.isdecimal() and str(int(p)) == p for p in parts)
    return _NUMBER.fullmatch(host) is None or not plain
