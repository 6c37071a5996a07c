"""A file that is there whole or not at all, for its owner's eyes only."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from workprogramme.domain.refusals import Refused


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """The file to write into; at the end of the block it is in its place, on the disk. Refused where it cannot be."""
    unfinished = path.with_name(path.name + ".part")
    try:
        handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
