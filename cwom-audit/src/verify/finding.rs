//! What a verification found, where, and what it means for the whole.

use std::fmt;

use serde::Serialize;

use crate::error::Result;

/// How many findings are kept; further ones are counted.
const KEPT: usize = 10_000;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Problem {
    /// A sealed entry is not what was sealed.
    EntryAltered,
    /// A sealed entry is gone.
    EntryMissing,
    /// An entry is among sealed ones that was not there when they were sealed.
    EntryForged,
    /// The entries of a checkpoint do not have its root, and it does not tell which.
    RootDiffers,
    /// A checkpoint is missing, altered, or out of its order.
    CheckpointAltered,
    /// A checkpoint is not signed by a known key.
    BadSignature,
    /// A checkpoint is not the one that the anchor file knows.
    AnchorDiffers,
    /// The changes of a thing are not numbered from 1 without a gap.
    VersionGap,
    /// What a thing was before a change is not what it had become by the one before.
    BeforeDiffers,
    /// A row is not what its last entry says.
    RowDiffers,
    /// A row has no entry.
    RowWithoutEntry,
    /// The last entry of a thing says that it is there, and it is not.
    RowMissing,
    /// The last entry of a thing says that it is gone, and it is there.
    RowReturned,
    /// An entry says something that no trigger writes.
    EntryMalformed,
    /// Numbers of entries are missing where none can be.
    SequenceGap,
    /// A value was taken out, and no redaction says so.
    UnauthorisedRedaction,
    /// An entry is there that was taken out.
    PrunedRemains,
    /// An archive does not hold what was taken out.
    ArchiveDiffers,
    /// A trigger, function or view that keeps the rules is missing.
    GuardMissing,
    /// A trigger, function or view that keeps the rules is not as the spec has it.
    GuardAltered,
    /// A trigger that keeps the rules does not always fire.
    GuardDisabled,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_value(self).unwrap_or_default();
        formatter.write_str(text.as_str().unwrap_or_default())
    }
}

/// Where it is, as far as it can be told.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Number of a checkpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<i64>,
    /// An entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<i64>,
    /// What sort of thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The number of the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// The field, or the part of an entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// A trigger, function, view, partition or file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Vec::new();
        words.extend(self.object.clone());
        words.extend(self.checkpoint.map(|n| format!("checkpoint {n}")));
        words.extend(self.seq.map(|seq| format!("entry #{seq}")));
        if let Some(kind) = &self.kind {
            words.push(match &self.id {
                Some(id) => format!("{kind} {id}"),
                None => kind.clone(),
            });
        }
        words.extend(self.version.map(|version| format!("version {version}")));
        words.extend(self.field.as_ref().map(|field| format!("`{field}`")));
        formatter.write_str(&words.join(", "))
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// What.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// In a sentence.
    pub detail: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "[{}] {}: {}",
            self.problem, self.place, self.detail
        )
    }
}

/// What could not be looked at, though nothing speaks against it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Incomplete {
    /// So many entries are not sealed yet: only their agreement with the rows was looked at.
    Unsealed(i64),
    /// So many entries were taken out, and their archives were not given.
    Pruned(i64),
    /// So many rows have no entry any more but in archives that were not given.
    RowsWithoutHistory(u64),
    /// The newest checkpoint is not in the anchor file: it may be a younger one's.
    NotAnchored {
        /// The last one in the file.
        anchored: i64,
        /// The last one in the database.
        last: i64,
    },
}

impl fmt::Display for Incomplete {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsealed(entries) => write!(formatter, "{entries} entries are not sealed yet"),
            Self::Pruned(entries) => write!(
                formatter,
                "{entries} entries were taken out, and their archives were not given"
            ),
            Self::RowsWithoutHistory(rows) => {
                write!(formatter, "{rows} rows have their entries in archives only")
            }
            Self::NotAnchored { anchored, last } => write!(
                formatter,
                "the last anchored checkpoint is {anchored}, the last one here is {last}"
            ),
        }
    }
}

/// What the findings come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything was looked at, and everything agrees.
    Clean,
    /// Something was altered.
    Tampered,
    /// Nothing speaks against it, and not everything could be looked at.
    Incomplete,
    /// It could not be verified.
    Failed,
}

impl Outcome {
    /// What a verification comes to.
    pub fn of(verified: &Result<Report>) -> Self {
        verified.as_ref().map_or(Self::Failed, Report::outcome)
    }

    /// The exit code of a program that verified.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Tampered => 1,
            Self::Incomplete => 2,
            Self::Failed => 3,
        }
    }
}

/// What a verification found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// What is wrong, in order.
    pub findings: Vec<Finding>,
    /// How many more there are than are listed.
    pub more: u64,
    /// What could not be looked at.
    pub incomplete: Vec<Incomplete>,
    /// What somebody should know, though it is no evidence of anything.
    pub notices: Vec<String>,
    /// Checkpoints whose chain was followed.
    pub checkpoints: u64,
    /// Entries whose digests were compared.
    pub hashed: u64,
    /// Entries whose images were compared.
    pub entries: u64,
    /// Rows that were compared with their last entry.
    pub rows: u64,
}

impl Report {
    /// What it comes to.
    pub fn outcome(&self) -> Outcome {
        if !self.findings.is_empty() {
            Outcome::Tampered
        } else if !self.incomplete.is_empty() {
            Outcome::Incomplete
        } else {
            Outcome::Clean
        }
    }

    pub(super) fn add(&mut self, problem: Problem, place: Place, detail: impl Into<String>) {
        if self.findings.len() < KEPT {
            self.findings.push(Finding {
                problem,
                place,
                detail: detail.into(),
            });
        } else {
            self.more += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_lists_so_many_and_counts_the_rest() {
        let mut report = Report::default();
        for _ in 0..KEPT + 3 {
            report.add(Problem::AnchorDiffers, Place::default(), "it differs");
        }
        assert_eq!((report.findings.len(), report.more), (KEPT, 3));
    }

    #[test]
    fn a_finding_says_what_is_wrong_and_where() {
        let finding = Finding {
            problem: Problem::AnchorDiffers,
            place: Place {
                checkpoint: Some(3),
                ..Place::default()
            },
            detail: "it differs".to_owned(),
        };
        assert_eq!(
            finding.to_string(),
            "[anchor-differs] checkpoint 3: it differs"
        );
    }
}
