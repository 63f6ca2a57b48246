//! What is asked of a proposal, and what it says.

use std::collections::BTreeMap;

use crate::chain::{ChainError, FileText, ParentSpec};
use crate::files::VersionError;
use crate::hazard::Hazard;
use crate::kept::Kept;
use crate::plan::{Form, Outline};
use crate::{Decision, MissingDecision, Op};

/// How a proposal is made.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The present moment, as versions say it.
    pub now: i64,
    /// How PostgreSQL's part is written.
    pub form: Form,
    /// A word for the migration; without one, it is made from what changes.
    pub word: Option<&'a str>,
    /// Makes the unreleased head anew.
    pub amend: bool,
    /// Marks the head as released: it is frozen from then on.
    pub release: bool,
    /// Makes a migration for a person to write, besides.
    pub custom: bool,
    /// The text of the spec that the head was made from, as far as anybody knows; it is kept, and
    /// used, only where it says what the head is.
    pub head_spec: Option<&'a str>,
    /// The texts of plans whose place the new one takes, besides that of an amended head: what was
    /// decided for them stays decided.
    pub replaced: &'a [String],
}

/// The chain as a spec wants it.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Every file of the directory, by its path below it.
    pub files: BTreeMap<String, FileText>,
    /// Files that were part of the chain and are no more.
    pub removed: Vec<String>,
    /// The migration that is new.
    pub new: Option<New>,
    /// The spec before what is new or was edited, where it is known.
    pub parent_spec: Option<ParentSpec>,
    /// Whether the head may still be made anew.
    pub unreleased: bool,
    /// Hand-written files that are locked as they are now.
    pub relocked: Vec<String>,
}

/// A migration that is new.
#[derive(Debug, Clone)]
pub struct New {
    /// Version and word.
    pub stem: String,
    /// What changes.
    pub ops: Vec<Op>,
    /// What could go wrong.
    pub hazards: Vec<Hazard>,
    /// How each dialect does it; the statements are in the files.
    pub plans: Vec<Outline>,
    /// Decisions that nothing asked for.
    pub unused: Vec<Decision>,
    /// What stays as it is, table by table.
    pub kept: Vec<Kept>,
    /// A person is to write it.
    pub custom: bool,
}

/// Why there is no proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The history is broken.
    Chain(ChainError),
    /// Something has to be decided.
    Undecided(Vec<MissingDecision>),
    /// The head was released, or there is none.
    NothingToAmend,
    /// A migration of one's own waits for the spec's to be written.
    SpecChanged,
    /// A version is not one.
    Version(VersionError),
}

impl From<ChainError> for Refusal {
    fn from(error: ChainError) -> Self {
        Self::Chain(error)
    }
}
