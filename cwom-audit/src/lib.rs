//! Tamper evidence and the life of an audit log, for every model and both engines.
//!
//! The database writes the entries; this crate makes them evidence. `seal` chains them into
//! signed checkpoints without holding up a writer, `verify` finds and names what was altered,
//! `prove` shows one entry to somebody without the database, `archive` takes old entries out
//! with a record of it, and `redact` takes values out and leaves their digests. Each guarantee
//! with its limit is in `docs/audit.md`.

pub mod anchor;
mod archive;
mod archive_file;
mod checkpoint;
mod database;
mod digest;
mod entry;
mod error;
mod fingerprint;
mod grants;
mod key;
mod log;
pub mod merkle;
mod partitions;
mod prove;
pub mod read;
mod redact;
mod seal;
mod span;
pub mod verify;

pub use archive::{Archived, archive, checkpoint_before};
pub use checkpoint::{Checkpoint, CheckpointKind};
pub use database::Database;
pub use digest::{Hash, NotHex};
pub use entry::{Entry, Fields, NOTE};
pub use error::{Error, Result};
pub use grants::{Roles, grants};
pub use key::{Key, PublicKey, Signature};
pub use log::Log;
pub use partitions::{Partitions, ensure_partitions};
pub use prove::{Proof, Proven, check_proof, prove};
pub use redact::{Redacted, plan_redaction, redact};
pub use seal::{Lag, Sealed, rebase, seal};
pub use verify::{Outcome, Redaction, Report, Verify, doctor};
