//! Digests, as hexadecimal text with the name of the algorithm.

use std::fmt::{self, Display, Write as _};

use sha2::{Digest as _, Sha256, Sha384};

/// `sha256:…`.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex("sha256:", &Sha256::digest(bytes))
}

/// `sha256:…` of what is written, which is nowhere as a whole.
pub(crate) fn sha256_of(written: &impl Display) -> String {
    let mut digest = Digest(Sha256::new());
    // Writing to a digest cannot fail.
    let _ = write!(digest, "{written}");
    hex("sha256:", &digest.0.finalize())
}

struct Digest(Sha256);

impl fmt::Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
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
