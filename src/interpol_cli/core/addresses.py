"""Tell an address of the web, which may be linked, from any other text in its place."""

_SCHEMES = ("http://", "https://")


def is_web_address(url: str) -> bool:
    """Say whether a text is an address of the web that leads where it seems to: it has a host, and no user before it.

    >>> is_web_address("https://www.interpol.int/News"), is_web_address("https://interpol.int@example.org/")
    (True, False)
    """
    host = url.partition("://")[2].partition("/")[0]
    return url.lower().startswith(_SCHEMES) and bool(host) and not any(char == "@" or char.isspace() for char in host)
