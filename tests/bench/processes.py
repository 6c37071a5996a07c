"""What running processes cost: CPU seconds and resident memory, read from /proc; unknown on systems without it."""

import os
import subprocess
import sys
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")
BARE = "import flask, sqlalchemy.orm, icalendar"
RESIDENT = "import re; print(re.search(r'VmRSS:\\s+(\\d+)', open('/proc/self/status').read())[1])"


def known() -> bool:
    """Whether this system tells."""
    return (PROC / "self" / "stat").is_file()


def cpu_seconds(parent: int) -> float:
    """CPU time so far, user and system, of a process and of its living children together."""
    return sum(_ticks(pid) for pid in (parent, *children(parent))) / TICK


def children(parent: int) -> list[int]:
    """The processes that this one has started and that still run."""
    listed = (PROC / str(parent) / "task" / str(parent) / "children").read_text(encoding="ascii")
    return [int(pid) for pid in listed.split()]


def resident_mib(pid: int) -> float:
    """Resident memory in MiB."""
    lines = (PROC / str(pid) / "status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def resident_mib_after(statement: str) -> float:
    """Resident memory in MiB of a fresh Python that has run this statement and nothing else."""
    told = subprocess.run(
        [sys.executable, "-c", f"{statement}\n{RESIDENT}"], check=True, capture_output=True, text=True
    )
    return int(told.stdout) / 1024


def _ticks(pid: int) -> int:
    written = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    fields = written.rpartition(")")[2].split()  # the name in brackets may hold anything
    return int(fields[11]) + int(fields[12])
