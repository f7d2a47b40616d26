"""Users and their passwords: ``users.json`` in the case's folder, scrypt hashes only, readable by its owner alone."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

import msgspec

from ..errors import InputError

FILE = "users.json"
_N, _R, _P = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024
_NAME = re.compile(r"[^\s:\x00-\x1f][^:\x00-\x1f]{0,59}")
LEAST = 10  # characters of a password


class Secret(msgspec.Struct, frozen=True):
    """A password's scrypt hash with its salt, both in hex."""

    salt: str
    hash: str


def load(folder: Path) -> dict[str, Secret]:
    """Users of a case; empty when there is no file. :class:`InputError` when it cannot be read."""
    path = folder / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Secret])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.DecodeError) as err:
        raise InputError(f"{path}: not a list of users ({err}); make it anew with `trucewatch serve --add-user`") from err


def add(folder: Path, name: str, password: str) -> None:
    """Add a user or set a new password. :class:`InputError` for a name or password that will not do."""
    if not _NAME.fullmatch(name):
        raise InputError(f"user '{name}': 1 to 60 characters, no colon, not beginning with a space")
    if len(password) < LEAST:
        raise InputError(f"password of {name}: fewer than {LEAST} characters; choose a longer one")
    users = load(folder)
    users[name] = make(password)
    path = folder / FILE
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(users, order="sorted"), indent=1))
    fresh.replace(path)


def make(password: str) -> Secret:
    """A new salt and hash."""
    salt = secrets.token_bytes(16)
    return Secret(salt.hex(), _hash(password, salt).hex())


def check(users: dict[str, Secret], name: str, password: str) -> bool:
    """Whether the password is the user's. Takes as long for a name that is not there."""
    secret = users.get(name) or Secret("00" * 16, "00" * 32)
    right = hmac.compare_digest(_hash(password, bytes.fromhex(secret.salt)), bytes.fromhex(secret.hash))
    return right and name in users


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=32)
