//! Digests, as hexadecimal text with the name of the algorithm.

use sha2::{Digest as _, Sha256, Sha384};

/// `sha256:…`.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex("sha256:", &Sha256::digest(bytes))
}

/// `sha384:…`, of the bytes that sqlx keeps of a migration.
pub(crate) fn sha384(bytes: &[u8]) -> String {
    hex("sha384:", &Sha384::digest(bytes))
}

const HEX: &[u8; 16] = b"0123456789abcdef";

fn hex(prefix: &str, bytes: &[u8]) -> String {
    let mut out = String::with_capacity(prefix.len() + bytes.len() * 2);
    out.push_str(prefix);
    // A chain has hundreds of them, and a formatter is slow where nothing is optimised.
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from(HEX[usize::from(digit)]));
        }
    }
    out
}
