//! Digests, as hexadecimal text with the name of the algorithm.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256, Sha384};

/// `sha256:…`.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex("sha256:", &Sha256::digest(bytes))
}

/// `sha384:…`, of the bytes that sqlx keeps of a migration.
pub(crate) fn sha384(bytes: &[u8]) -> String {
    hex("sha384:", &Sha384::digest(bytes))
}

fn hex(prefix: &str, bytes: &[u8]) -> String {
    let mut out = String::with_capacity(prefix.len() + bytes.len() * 2);
    out.push_str(prefix);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}
