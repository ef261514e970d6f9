"""The faults of `benchmarks/faults.py` can still be planted: each names a text that is there."""

import shutil
from pathlib import Path

import pytest

from benchmarks.faults import FAULTS, Fault
from tests.conftest import ROOT


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_be_planted(fault: Fault, tmp_path: Path) -> None:
    """When this fails, the text has changed: plant the same fault in the new one."""
    copy = tmp_path / fault.file
    copy.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / fault.file, copy)
    fault.plant(tmp_path)
    assert copy.read_bytes() != (ROOT / fault.file).read_bytes()


def test_there_are_ten_in_ten_rooms() -> None:
    assert len(FAULTS) == len({fault.file for fault in FAULTS}) == 10
