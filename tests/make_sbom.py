"""Writes `sbom.json`: what a site is built with, as CycloneDX 1.6; `make sbom` runs it.

Everything comes from files that are checked in, so that the same commit gives the same bytes: the
packages and their hashes from the lock. Scripts of others do not lie in this repository.
"""

import json
import re
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCK = "requirements.lock"
_PIN = re.compile(
    r"(?P<name>[a-z0-9.-]+)(?:\[[^]]*\])?==(?P<version>\S+)(?: ; (?P<marker>.*?))? \\"
)


def bill() -> dict[str, Any]:
    """The whole document."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    components = list(packages((ROOT / LOCK).read_text(encoding="utf-8")))
    name, version = project["name"], project["version"]
    body = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": name,
                "name": name,
                "version": version,
                "description": project["description"],
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": name, "dependsOn": [one["bom-ref"] for one in components]}],
    }
    # A name for what it holds, not for when it was written.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}"}
    return {**head, "version": 1, **body}


def packages(lock: str) -> Iterator[dict[str, Any]]:
    """Every package that a lock pins, with the hashes of all its files."""
    for block in re.split(r"\n(?=[a-z0-9])", lock):
        pin = _PIN.match(block)
        assert pin is not None, block.split("\n")[0]
        address = f"pkg:pypi/{pin['name']}@{pin['version']}"
        package = {
            "type": "library",
            "bom-ref": address,
            "name": pin["name"],
            "version": pin["version"],
            "purl": address,
            "hashes": [
                {"alg": "SHA-256", "content": content}
                for content in re.findall(r"--hash=sha256:([0-9a-f]{64})", block)
            ],
        }
        if pin["marker"]:
            package["properties"] = [{"name": "python:marker", "value": pin["marker"]}]
        yield package


if __name__ == "__main__":
    text = json.dumps(bill(), ensure_ascii=False, indent=1)
    (ROOT / "sbom.json").write_text(f"{text}\n", encoding="utf-8")
