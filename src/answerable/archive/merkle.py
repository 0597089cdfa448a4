"""The Merkle tree of RFC 6962: hashes of leaves and nodes, the root, and proofs of inclusion and of consistency.

A leaf's hash is SHA-256 over 0x00 and its bytes, a node's over 0x01 and the hashes of its two children (section 2.1),
so that no leaf can pass for a node. Everything here is pure; what the leaves say is the business of the log.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds `data`."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of the node over two hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What has to be kept of a tree to append to it: its size, and the hashes of its perfect subtrees, largest first.

    There is one perfect subtree for each bit of the size, so it stays small (17 hashes for 100,000 leaves).
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier after one more leaf hash."""
        peaks = list(self.peaks)
        carry, size = leaf, self.size
        while size & 1:
            carry = node_hash(peaks.pop(), carry)
            size >>= 1
        peaks.append(carry)
        return Frontier(self.size + 1, tuple(peaks))

    def root(self) -> bytes:
        """The root of the tree; of the empty tree the hash of nothing."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes in order; of none, the hash of nothing."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier.root()


def inclusion_proofs(leaves: Sequence[bytes], indexes: Iterable[int]) -> dict[int, list[bytes]]:
    """The audit paths (RFC 6962, 2.1.1) of some leaves in the tree over `leaves`, by index, lowest sibling first."""
    rows = [list(leaves)]
    while len(rows[-1]) > 1:
        rows.append(_next_row(rows[-1]))
    paths: dict[int, list[bytes]] = {}
    for index in indexes:
        if not 0 <= index < len(leaves):
            raise IndexError(f"leaf {index} is not in a tree of {len(leaves)}")
        places = ((row, (index >> level) ^ 1) for level, row in enumerate(rows[:-1]))
        paths[index] = [row[sibling] for row, sibling in places if sibling < len(row)]
    return paths


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of one leaf; for several, :func:`inclusion_proofs` builds the tree only once."""
    return inclusion_proofs(leaves, [index])[index]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows `leaf` at `index` in a tree of `size` leaves under `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, computed = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            computed = node_hash(sibling, computed)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            computed = node_hash(computed, sibling)
        node >>= 1
        last >>= 1
    return last == 0 and computed == root


def consistency_proof(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """The proof (RFC 6962, 2.1.2) that the tree over the first `old` leaves is the beginning of the tree over all."""
    if not 0 < old <= len(leaves):
        raise IndexError(f"no tree of {old} leaves lies within one of {len(leaves)}")
    return _subproof(leaves, old, whole=True)


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree of `old` leaves is the beginning of the one of `new` (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node >>= 1
        last >>= 1
    old_computed = new_computed = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old_computed = node_hash(sibling, old_computed)
            new_computed = node_hash(sibling, new_computed)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            new_computed = node_hash(new_computed, sibling)
        node >>= 1
        last >>= 1
    return last == 0 and old_computed == old_root and new_computed == new_root


def _next_row(row: list[bytes]) -> list[bytes]:
    """The row above in the tree; an odd last hash goes up as it is."""
    above = [node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
    if len(row) % 2:
        above.append(row[-1])
    return above


def _subproof(leaves: Sequence[bytes], old: int, *, whole: bool) -> list[bytes]:
    """SUBPROOF(m, D[n], b) of RFC 6962, 2.1.2."""
    size = len(leaves)
    if old == size:
        return [] if whole else [tree_root(leaves)]
    split = 1 << ((size - 1).bit_length() - 1)
    if old <= split:
        return [*_subproof(leaves[:split], old, whole=whole), tree_root(leaves[split:])]
    return [*_subproof(leaves[split:], old - split, whole=False), tree_root(leaves[:split])]
