"""What `interpol --version` says."""

from interpol_cli import __version__
from interpol_cli.cli import output
from interpol_cli.cli.options import Common
from interpol_cli.cli.session import Session
from interpol_cli.errors import StoreError


def print_version(common: Common) -> None:
    """Name the program, the digest of its store and the date of the store's newest source."""
    try:
        store = Session(common).store
    except StoreError:  # whoever tells of it needs the version as well
        output.emit([f"{output.PROGRAM} {__version__}\n"])
        raise
    output.emit(
        [f"{output.PROGRAM} {__version__}, store {store.digest[:12]}, newest source {store.newest_source_date}\n"]
    )
