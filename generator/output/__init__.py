"""The only room that writes files: one by one, a folder of ours, a folder in place of another."""

from generator.output.files import write_part, write_text
from generator.output.stops import StopSignal, reason_of
from generator.output.swap import Staging, write_recovery, write_replacement
from generator.output.sync import MANIFEST, Synced, write_folder, write_served_folder

__all__ = [
    "MANIFEST",
    "Staging",
    "StopSignal",
    "Synced",
    "reason_of",
    "write_folder",
    "write_part",
    "write_recovery",
    "write_replacement",
    "write_served_folder",
    "write_text",
]
