"""A copy of the static files with compressed ones beside them, so that a first visit is light without a proxy."""

import hashlib
import shutil
import tempfile
from pathlib import Path

from whitenoise.compress import Compressor


def compressed_copy(static: Path, instance: Path) -> Path:
    """The copy's folder, under the instance folder: made once for each version of the files, whole or not at all."""
    digest = hashlib.sha256()
    for file in (files := sorted(path for path in static.rglob("*") if path.is_file())):
        digest.update(str(file.relative_to(static)).encode() + b"\0" + file.read_bytes() + b"\0")
    target = instance / "static" / digest.hexdigest()[:16]
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as making:
        copy = Path(making) / "copy"
        shutil.copytree(static, copy)
        compressor = Compressor(use_brotli=False, quiet=True)
        for file in files:
            if compressor.should_compress(file.name):
                compressor.compress(str(copy / file.relative_to(static)))
        try:
            copy.rename(target)
        except OSError:
            if not target.is_dir():  # else another process was quicker, with the same files
                raise
    return target
