"""The program in the bundle: it runs on old Pythons, and its Ed25519 agrees with a library's and with the RFC."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.archive.merkle import inclusion_proof, leaf_hash, tree_root, verify_inclusion
from answerable.model import canonical
from answerable.verify import standalone

SOURCE = Path(standalone.__file__)

# RFC 8032, section 7.1: TEST 1, TEST 2, TEST 3 (public key, message, the two halves of the signature).
VECTORS = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


@pytest.mark.parametrize(("key", "message", "nonce", "answer"), VECTORS)
def test_signatures_of_the_rfc(key: str, message: str, nonce: str, answer: str) -> None:
    given_key, given_message, given_signature = (bytes.fromhex(one) for one in (key, message, nonce + answer))
    assert standalone.is_signed(given_key, given_message, given_signature)
    assert not standalone.is_signed(given_key, given_message + b"!", given_signature)


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=50), st.integers(0, 511))
def test_signatures_as_the_library_judges_them(seed: bytes, message: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert standalone.is_signed(key, message, signature)
    changed = bytearray(signature)
    changed[bit // 8] ^= 1 << bit % 8
    assert not standalone.is_signed(key, message, bytes(changed))
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(key).verify(bytes(changed), message)


def test_signature_with_the_order_added_is_refused() -> None:
    private = Ed25519PrivateKey.from_private_bytes(b"\x05" * 32)
    key, signature = private.public_key().public_bytes_raw(), private.sign(b"m")
    forged = int.from_bytes(signature[32:], "little") + standalone.ORDER
    assert not standalone.is_signed(key, b"m", signature[:32] + forged.to_bytes(32, "little"))


@given(st.lists(st.binary(max_size=3).map(leaf_hash), min_size=1, max_size=40), st.data())
def test_proofs_as_the_archive_judges_them(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(leaves, index), tree_root(leaves)
    for leaf in (leaves[index], leaf_hash(b"other")):
        for path in (proof, proof[1:], [*proof, root]):
            given_case = (leaf, index, len(leaves), path, root)
            assert standalone.is_included(*given_case) == verify_inclusion(*given_case)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=10,
)


@given(values)
def test_canonical_json_as_the_archive_makes_it(value: object) -> None:
    assert standalone.canonical(value) == canonical.canonical(value)


def test_program_is_short_and_needs_the_standard_library_only() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 350
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("name", [f"python3.{minor}" for minor in range(8, 15)])
def test_program_runs_on_each_python_that_is_here(name: str, tmp_path: Path) -> None:
    interpreter = shutil.which(name)
    if interpreter is None or subprocess.run([interpreter, "-V"], capture_output=True, check=False).returncode:
        pytest.skip(f"{name} is not installed")
    shutil.copyfile(SOURCE, tmp_path / "verify.py")
    done = subprocess.run([interpreter, "verify.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 1
    assert "fail         bundle: a file is gone" in done.stdout
