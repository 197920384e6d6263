"""Drive a real Chromium over a page, without a window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_chromium = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed (Debian: chromium-driver)"
)
_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


class Browser:
    """A browser with a page."""

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - selenium is an optional tool of the tests
        self.driver = driver

    def open(self, path: Path) -> None:
        """Open a page from the file system, and wait until its script has run."""
        self.driver.get("about:blank")
        self.messages()
        self.requests()
        self.driver.get(path.as_uri())
        self.wait("document.documentElement.dataset.ready === 'true'")

    def ask(self, script: str, *args: object) -> Any:  # noqa: ANN401 - any value of JSON
        """Give what a script returns."""
        return self.driver.execute_script(f"return ({script})", *args)

    def wait(self, condition: str, seconds: float = 30) -> None:
        """Wait until a condition holds in the page."""
        self.driver.set_script_timeout(seconds)
        poll = f"const done = arguments[0]; const ask = () => ({condition}) ? done() : setTimeout(ask, 10); ask();"
        self.driver.execute_async_script(poll)

    def type(self, text: str) -> None:
        """Type into the filter, key by key, and wait until the page has answered."""
        field = self.find("#UI_words")
        field.clear()
        field.send_keys(text)
        self.settle()

    def settle(self) -> None:
        """Wait longer than the filter waits for the next key."""
        self.driver.execute_async_script("setTimeout(arguments[0], 200)")

    def find(self, selector: str) -> Any:  # noqa: ANN401 - an element
        """Find one element."""
        return self.driver.find_element("css selector", selector)

    def click(self, selector: str) -> None:
        """Click an element, wherever it stands, and wait until the table is whole again."""
        self.ask("arguments[0].click()", self.find(selector))
        self.wait("document.querySelector('[aria-busy=true]') === null")

    def shown(self) -> list[str]:
        """Give the ids of the facts that the table shows, in its order."""
        ids: list[str] = self.ask(
            "[...document.querySelectorAll('tbody tr:not([hidden]) article')].map((one) => one.id)"
        )
        return ids

    def count(self) -> str:
        """Give what the page says of how many facts are shown."""
        return str(self.find("#UI_count").text)

    def messages(self) -> list[str]:
        """Give what the console has said since the last time."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> set[str]:
        """Give the schemes of all addresses that were asked for since the last time."""
        import json

        entries = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        asked = [one["params"]["request"]["url"] for one in entries if one["method"] == "Network.requestWillBeSent"]
        return {url.partition(":")[0] for url in asked}

    def look(self, width: int = 1280, *, is_dark: bool = False, media: str = "") -> None:
        """Set the width of the window, the colours that the reader prefers, and the medium."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})


@contextmanager
def browser(home: Path) -> Iterator[Browser]:
    """Start a browser that keeps its things in `home`, and end it."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*_FLAGS, f"--user-data-dir={home}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
