"""The tree against the vectors of the Certificate Transparency tests, the RFC's own definition, and chance."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.archive.merkle import (
    Frontier,
    consistency_proof,
    inclusion_proof,
    inclusion_proofs,
    leaf_hash,
    tree_root,
    verify_consistency,
    verify_inclusion,
)

# The inputs and roots that implementations of RFC 6962 test themselves with (google/certificate-transparency).
INPUTS = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [leaf_hash(bytes.fromhex(one)) for one in INPUTS]
A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
PATHS = ((0, 1, ()), (0, 8, (A, B, C)))
CONSISTENCY = (
    (1, 1, ()),
    (1, 8, (A, B, C)),
    (
        6,
        8,
        (
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            ROOTS[4],
        ),
    ),
    (2, 5, (B, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")),
)
leaf_lists = st.lists(st.binary(max_size=4).map(leaf_hash), min_size=1, max_size=70)


def defined_root(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, word for word."""
    if len(leaves) <= 1:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = defined_root(leaves[:split]), defined_root(leaves[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()


@pytest.mark.parametrize("size", range(9))
def test_roots_of_the_reference_tests(size: int) -> None:
    assert tree_root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), PATHS)
def test_paths_of_the_reference_tests(index: int, size: int, path: tuple[str, ...]) -> None:
    assert [step.hex() for step in inclusion_proof(LEAVES[:size], index)] == list(path)


@pytest.mark.parametrize(("old", "new", "path"), CONSISTENCY)
def test_consistency_of_the_reference_tests(old: int, new: int, path: tuple[str, ...]) -> None:
    assert [step.hex() for step in consistency_proof(LEAVES[:new], old)] == list(path)


@given(leaf_lists)
def test_root_is_as_defined_whichever_way_it_is_made(leaves: list[bytes]) -> None:
    frontier = Frontier()
    for number, leaf in enumerate(leaves, 1):
        frontier = frontier.append(leaf)
        assert len(frontier.peaks) == number.bit_count()
    assert frontier.root() == tree_root(leaves) == defined_root(leaves)


@given(leaf_lists, st.data())
def test_inclusion_is_proven_for_the_leaf_and_place_only(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    root, proof = tree_root(leaves), inclusion_proof(leaves, index)
    assert verify_inclusion(leaves[index], index, len(leaves), proof, root)
    assert not verify_inclusion(leaf_hash(b"other leaf"), index, len(leaves), proof, root)
    assert not verify_inclusion(leaves[index], index, len(leaves), [*proof, root], root)
    assert not verify_inclusion(leaves[index], len(leaves), len(leaves), proof, root)
    other = data.draw(st.integers(0, len(leaves) - 1))
    if leaves[other] != leaves[index]:
        assert not verify_inclusion(leaves[index], other, len(leaves), proof, root)
    for at in range(len(proof)):
        broken = [*proof[:at], leaf_hash(b"broken"), *proof[at + 1 :]]
        assert not verify_inclusion(leaves[index], index, len(leaves), broken, root)
        assert not verify_inclusion(leaves[index], index, len(leaves), proof[:at], root)


@given(leaf_lists, st.data())
def test_consistency_is_proven_for_a_beginning_only(leaves: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(leaves)))
    old_root, root = tree_root(leaves[:old]), tree_root(leaves)
    proof = consistency_proof(leaves, old)
    assert verify_consistency(old, len(leaves), old_root, root, proof)
    other_root = tree_root([*leaves[: old - 1], leaf_hash(b"another past")])
    assert not verify_consistency(old, len(leaves), other_root, root, proof)
    assert not verify_consistency(old, len(leaves), old_root, other_root, [*proof, root])
    for at in range(len(proof)):
        broken = [*proof[:at], leaf_hash(b"broken"), *proof[at + 1 :]]
        assert not verify_consistency(old, len(leaves), old_root, root, broken)


def test_a_node_cannot_pass_for_a_leaf() -> None:
    inner = LEAVES[0] + LEAVES[1]
    assert leaf_hash(inner) != tree_root(LEAVES[:2])


def test_places_outside_the_tree_are_refused() -> None:
    with pytest.raises(IndexError):
        inclusion_proofs(LEAVES, [8])
    with pytest.raises(IndexError):
        consistency_proof(LEAVES, 9)
    assert not verify_consistency(0, 8, b"", tree_root(LEAVES), [])
    assert not verify_consistency(3, 8, tree_root(LEAVES[:3]), tree_root(LEAVES), [])
