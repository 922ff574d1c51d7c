"""What a request that failed means, in plain words."""

from __future__ import annotations

import socket

from badgeaudit.model.places import Message, message


def reason_of(error: Exception, host: str) -> Message:
    """Return in words what requests, urllib3 or the guard raised when a host was asked."""
    import requests
    from requests_hardened.ip_filter import InvalidIPAddress

    if isinstance(error, InvalidIPAddress):
        return message("network.not-public", host=host)
    if isinstance(error, requests.exceptions.SSLError):
        return message("network.certificate", host=host)
    if isinstance(error, requests.exceptions.Timeout):
        return message("network.timeout", host=host)
    if isinstance(error, requests.exceptions.ContentDecodingError):
        return message("network.undecodable", host=host)
    if _is_unresolved(error):
        return message("network.no-host", host=host)
    return message("network.unreachable", host=host)


def _is_unresolved(error: Exception) -> bool:
    """Tell that a name was not found: requests-hardened and urllib3 each wrap it in their way."""
    from urllib3.exceptions import NameResolutionError

    inner = error.args[0] if error.args else None
    return isinstance(error.__cause__, socket.gaierror) or isinstance(
        getattr(inner, "reason", None), NameResolutionError
    )
