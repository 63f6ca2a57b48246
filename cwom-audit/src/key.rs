//! Keys that sign checkpoints: Ed25519, whose seed is kept in a file.

use std::fmt;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::str::FromStr;

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::digest::{Hash, hex, unhex};
use crate::error::{Error, Result};

/// A key that signs checkpoints. Its secret is never shown.
pub struct Key(SigningKey);

impl Key {
    /// A new key from the system's random numbers.
    pub fn generate() -> Result<Self> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| Error::Key(error.to_string()))?;
        Ok(Self::from_seed(seed))
    }

    /// The key of a seed.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The key in a file of 64 hexadecimal digits.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::io(path, error))?;
        let seed = unhex(text.trim()).and_then(|bytes| bytes.try_into().ok());
        let seed = seed.ok_or_else(|| {
            Error::Key(format!(
                "{} does not hold 64 lower-case hexadecimal digits",
                path.display()
            ))
        })?;
        Ok(Self::from_seed(seed))
    }

    /// Writes the seed into a new file that only its owner may read. A file that is there is left
    /// alone: a lost key cannot be made again.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let write = || {
            let mut file = options.open(path)?;
            writeln!(file, "{}", hex(&self.0.to_bytes()))?;
            file.sync_all()
        };
        write().map_err(|error| Error::io(path, error))
    }

    /// What verifies its signatures.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, hash: &Hash) -> Signature {
        Signature(self.0.sign(&hash.0).to_bytes())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Key({})", self.public())
    }
}

/// What verifies the signatures of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Whether a signature over a hash is by this key.
    pub fn verifies(&self, hash: &Hash, signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.0.verify_strict(&hash.0, &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex(self.0.as_bytes()))
    }
}

impl FromStr for PublicKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bytes = unhex(text.trim()).and_then(|bytes| bytes.try_into().ok());
        bytes
            .and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok())
            .map(Self)
            .ok_or_else(|| Error::Key("this is no Ed25519 public key".to_owned()))
    }
}

/// An Ed25519 signature, shown as 128 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Signature {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bytes = unhex(text).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| {
            Error::Key("a signature has 128 lower-case hexadecimal digits".to_owned())
        })
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_file_and_is_never_overwritten() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join("seal.key");
        let key = Key::generate().expect("random numbers");
        key.write(&path).expect("the file is new");
        let again = Key::read(&path).expect("the file holds a key");
        assert_eq!(again.public(), key.public());
        assert!(matches!(key.write(&path), Err(Error::Io { .. })));
        let shown = key.public().to_string();
        assert_eq!(shown.parse::<PublicKey>().expect("a key"), key.public());
        assert_eq!(
            format!("{key:?}"),
            format!("Key({shown})"),
            "the public half only"
        );
        assert!(!format!("{key:?}").contains(&hex(&key.0.to_bytes())));
        let signature = key.sign(&Hash::ZERO);
        assert_eq!(format!("{signature:?}"), hex(&signature.0));
    }

    #[test]
    fn what_is_no_key_is_said_so() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join("seal.key");
        std::fs::write(&path, "00ff\n").expect("the file is written");
        let error = Key::read(&path).expect_err("too short").to_string();
        assert!(
            error.contains("64 lower-case hexadecimal digits"),
            "{error}"
        );
    }
}
