//! One number for everything that counts.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::PhysicalSchema;
use crate::facts::facts;

/// The SHA-256 of all facts of a schema that count in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl PhysicalSchema {
    /// A digest that two schemas share exactly when [`compare`](crate::compare) finds nothing
    /// between them.
    pub fn digest(&self) -> Digest {
        let mut hash = Sha256::new();
        let mut text = |text: &str| {
            // The length in front keeps two texts from running into each other.
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        };
        for (path, facets) in facts(self) {
            text(path.table.as_deref().map_or("free", |_| "part"));
            text(path.table.as_deref().unwrap_or_default());
            text(path.kind.as_str());
            text(&path.name);
            text(&facets.len().to_string());
            for (facet, value) in facets {
                text(facet.as_str());
                text(&value);
            }
        }
        Digest(hash.finalize().into())
    }
}
