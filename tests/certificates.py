"""Certificates that are made for a test: authorities nobody knows, and what they sign."""

import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.fleet.programs import program


class Certificate(NamedTuple):
    """Two PEM files: what is shown, and the key that proves it."""

    shown: Path
    key: Path


class Authority:
    """A certificate authority in a folder of its own; who trusts it trusts `root`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._made = _made(folder / "root", "critical,CA:TRUE", "keyUsage=critical,keyCertSign")
        self.root = self._made.shown

    def certificate(self, name: str) -> Certificate:
        """Sign a certificate for one name, such as `DNS:database.example` or `IP:127.0.0.1`."""
        signed_by = ("-CA", str(self._made.shown), "-CAkey", str(self._made.key))
        path = self._folder / name.replace(":", "-")
        return _made(path, "critical,CA:FALSE", f"subjectAltName={name}", *signed_by)


def _made(path: Path, constraints: str, extension: str, *signed_by: str) -> Certificate:
    """Make a key and its certificate, signed by itself where no other signs; good for a day."""
    made = Certificate(Path(f"{path}.crt"), Path(f"{path}.key"))
    subprocess.run(
        (
            *(program("openssl", "openssl"), "req", "-x509", "-nodes", "-days", "1"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-subj", f"/CN={path.parent.name} {path.name}", *signed_by),
            *("-addext", f"basicConstraints={constraints}", "-addext", extension),
            *("-out", str(made.shown), "-keyout", str(made.key)),
        ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return made
