"""Make addresses of the store safe to hand on: to a terminal, a calendar, a page."""

from interpol_cli.core.addresses import is_web_address


def web_address(url: str | None) -> str | None:
    """Give an address that is safe inside an escape code or a page; None where it is not one of the web."""
    if url is None or not is_web_address(url):
        return None
    return "".join([one if "!" <= one <= "~" else _percent(one) for one in url])


def _percent(character: str) -> str:
    return "".join([f"%{byte:02X}" for byte in character.encode("utf-8", "replace")])
