//! Trees of RFC 6962 over the entries of a checkpoint: heads, and proofs that an entry is in one.

use crate::digest::{Hash, Hasher, Tag};

/// The head of a tree whose leaves come one by one. It keeps one hash for each bit of their number.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Roots of full subtrees, the largest first: one for each bit that is set in `leaves`.
    peaks: Vec<Hash>,
    leaves: u64,
}

impl Head {
    /// The head of an empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        // Each trailing one of the number is a subtree that the new leaf completes.
        for _ in 0..self.leaves.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                node = join(&left, &node);
            }
        }
        self.peaks.push(node);
        self.leaves += 1;
    }

    /// How many leaves there are.
    pub const fn leaves(&self) -> u64 {
        self.leaves
    }

    /// The root. That of an empty tree is the digest of nothing.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else {
            return empty();
        };
        peaks.fold(*last, |right, left| join(left, &right))
    }
}

/// The siblings on the way from leaf `index` to the root, the lowest first; `None` when there is no
/// such leaf.
pub fn path(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if index >= leaves.len() {
        return None;
    }
    let mut path = Vec::new();
    let (mut leaves, mut index) = (leaves, index);
    while leaves.len() > 1 {
        let (left, right) = leaves.split_at(split(leaves.len()));
        if index < left.len() {
            path.push(root(right));
            leaves = left;
        } else {
            path.push(root(left));
            index -= left.len();
            leaves = right;
        }
    }
    path.reverse();
    Some(path)
}

/// The root that a leaf leads to by its path; `None` when the path is not that of this place.
pub fn root_of_path(leaf: Hash, index: u64, leaves: u64, path: &[Hash]) -> Option<Hash> {
    if index >= leaves {
        return None;
    }
    let (mut place, mut last) = (index, leaves - 1);
    let mut node = leaf;
    for sibling in path {
        if last == 0 {
            return None;
        }
        if place % 2 == 1 || place == last {
            node = join(sibling, &node);
            // Levels on which this node has no sibling add nothing.
            while place.is_multiple_of(2) && place != 0 {
                place /= 2;
                last /= 2;
            }
        } else {
            node = join(&node, sibling);
        }
        place /= 2;
        last /= 2;
    }
    (last == 0).then_some(node)
}

/// The root over leaves that are all there.
pub fn root(leaves: &[Hash]) -> Hash {
    let mut head = Head::new();
    for leaf in leaves {
        head.push(*leaf);
    }
    head.root()
}

/// The largest power of two below a number of leaves, which is two at least.
fn split(leaves: usize) -> usize {
    leaves.next_power_of_two() / 2
}

fn join(left: &Hash, right: &Hash) -> Hash {
    Hasher::new(Tag::Node).raw(&left.0).raw(&right.0).finish()
}

fn empty() -> Hash {
    use sha2::{Digest as _, Sha256};
    Hash(Sha256::digest([]).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(bytes: &[u8]) -> Hash {
        Hasher::new(Tag::Leaf).raw(bytes).finish()
    }

    fn leaves(count: usize) -> Vec<Hash> {
        (0..count).map(|n| leaf(&n.to_be_bytes())).collect()
    }

    /// The definition of RFC 6962, section 2.1, word for word.
    fn by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty(),
            [one] => *one,
            _ => {
                let mut k = 1;
                while k * 2 < leaves.len() {
                    k *= 2;
                }
                join(&by_definition(&leaves[..k]), &by_definition(&leaves[k..]))
            }
        }
    }

    /// The test vectors that Certificate Transparency's implementations share.
    #[test]
    fn roots_are_those_of_certificate_transparency() {
        let inputs: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let leaves: Vec<Hash> = inputs.iter().map(|input| leaf(input)).collect();
        let check = |count: usize, expected: &str| {
            assert_eq!(root(&leaves[..count]).to_string(), expected, "{count}");
        };
        check(
            0,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        );
        check(
            1,
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        );
        check(
            2,
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        );
        check(
            3,
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        );
        check(
            8,
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        );
    }

    #[test]
    fn every_leaf_of_every_small_tree_is_proven_at_its_place_only() {
        for count in 0..=130 {
            let leaves = leaves(count);
            let head = root(&leaves);
            assert_eq!(head, by_definition(&leaves), "{count}");
            assert_eq!(path(&leaves, count), None);
            for (index, leaf) in leaves.iter().enumerate() {
                let path = path(&leaves, index).expect("the leaf is there");
                let at = |index: usize, path: &[Hash]| {
                    root_of_path(*leaf, index as u64, count as u64, path)
                };
                assert_eq!(at(index, &path), Some(head), "{index} of {count}");
                for elsewhere in [index + 1, index.wrapping_sub(1)] {
                    if elsewhere < count {
                        assert_ne!(at(elsewhere, &path), Some(head), "{index} of {count}");
                    }
                }
                if let Some((_, shorter)) = path.split_last() {
                    assert_eq!(at(index, shorter), None, "{index} of {count}");
                }
                let longer: Vec<Hash> = path.iter().copied().chain([head]).collect();
                assert_eq!(at(index, &longer), None, "{index} of {count}");
            }
        }
    }

    #[test]
    fn a_head_keeps_no_more_hashes_than_bits() {
        let mut head = Head::new();
        for leaf in leaves(100_000) {
            head.push(leaf);
            assert_eq!(head.peaks.len(), head.leaves().count_ones() as usize);
        }
        assert_eq!(head.root(), root(&leaves(100_000)));
    }
}
