//! The migrations at hand: files in order, and which of them are one plan.

mod read;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use sqlx::migrate::{Migration as Driver, MigrationType};
use sqlx::{AssertSqlSafe, SqlSafeStr};

use read::{parts, plans};

use super::script;
use crate::{Half, Migration, MigrationError};

/// The migrations of one dialect, in order: compiled in, or read from files.
///
/// What people call a migration is a *plan*. One may be several files, each with a version of its
/// own, because some of them run outside of a transaction; their first line names plan and place:
/// `-- cwom 20261122072500_order_status postgres up 2/4 …`. A file that has no such line is a plan
/// of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chain {
    files: Vec<MigrationFile>,
    plans: Vec<Plan>,
    problem: Option<String>,
}

/// One version: the way there, and the way back where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationFile {
    /// Its place in the history.
    pub version: i64,
    /// What it does, in a few words, with `_` between them.
    pub name: Cow<'static, str>,
    /// Leads to it.
    pub up: Cow<'static, str>,
    /// Leads back.
    pub down: Option<Cow<'static, str>>,
}

/// Files that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Version and name: that of its only file, or what its files say.
    pub stem: String,
    /// Its files, by position in the chain.
    pub files: Range<usize>,
}

impl From<&'static [Migration]> for Chain {
    fn from(migrations: &'static [Migration]) -> Self {
        Self::new(migrations.iter().map(|migration| MigrationFile {
            version: migration.version,
            name: migration.name.into(),
            up: migration.up.into(),
            down: Some(migration.down.into()),
        }))
    }
}

impl Chain {
    /// Orders files by version and finds their plans. Whether they can be one history is looked at
    /// when they are run.
    pub fn new(files: impl IntoIterator<Item = MigrationFile>) -> Self {
        let mut files: Vec<MigrationFile> = files.into_iter().collect();
        files.sort_by_key(|file| file.version);
        let (plans, problem) = plans(&files);
        Self {
            files,
            plans,
            problem,
        }
    }

    /// Makes a chain of the files of a directory: names and texts. Names are read as sqlx reads
    /// them: `<version>_<name>.up.sql` with `.down.sql`, or `.sql` alone for one without a way
    /// back; others are not migrations.
    pub fn of_files(
        files: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, MigrationError> {
        let mut halves: BTreeMap<i64, Halves> = BTreeMap::new();
        for (file, text) in files {
            let Some((version, name, half)) = parts(&file)? else {
                continue;
            };
            let entry = halves.entry(version).or_default();
            let place = match half {
                Half::Up => &mut entry.up,
                Half::Down => &mut entry.down,
            };
            if let Some((other, _)) = place {
                let other = format!("{version}_{other}");
                return Err(malformed(format!(
                    "`{file}` and `{other}` have one version"
                )));
            }
            *place = Some((name, text));
        }
        let mut files = Vec::new();
        for (version, Halves { up, down }) in halves {
            let Some((name, up)) = up else {
                let problem = format!("migration {version} has a way back and no way there");
                return Err(malformed(problem));
            };
            if let Some((other, _)) = down.as_ref().filter(|(other, _)| *other != name) {
                let problem =
                    format!("the two halves of migration {version} are called {name} and {other}");
                return Err(malformed(problem));
            }
            files.push(MigrationFile {
                version,
                name: name.into(),
                up: up.into(),
                down: down.map(|(_, text)| text.into()),
            });
        }
        Ok(Self::new(files))
    }

    /// The files, in order.
    pub fn files(&self) -> &[MigrationFile] {
        &self.files
    }

    /// The plans, in order.
    pub fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// Fails where these files cannot be one history.
    pub(crate) fn check(&self) -> Result<(), MigrationError> {
        match &self.problem {
            Some(problem) => Err(malformed(problem.clone())),
            None => Ok(()),
        }
    }

    /// How many files there are up to the plan that has this version, which is in it whole; none up
    /// to 0.
    pub(crate) fn end_of(&self, version: i64) -> Result<usize, MigrationError> {
        if version == 0 {
            return Ok(0);
        }
        let position = self.files.iter().position(|file| file.version == version);
        position
            .and_then(|position| self.plan_of(position))
            .map(|plan| plan.files.end)
            .ok_or(MigrationError::NoSuchVersion {
                version,
                last: self.files.last().map(|file| file.version),
            })
    }

    /// The plan that a file belongs to.
    pub(crate) fn plan_of(&self, position: usize) -> Option<&Plan> {
        self.plans
            .iter()
            .find(|plan| plan.files.contains(&position))
    }
}

impl MigrationFile {
    /// What sqlx records of it: the name with spaces.
    pub(crate) fn description(&self) -> String {
        self.name.replace('_', " ")
    }

    /// What sqlx records of its way there: the SHA-384 of the bytes.
    pub(crate) fn checksum(&self) -> Vec<u8> {
        checksum(&self.up)
    }

    /// Tells one of its two texts from what it was before an edit.
    pub(crate) fn fingerprint(&self, half: Half) -> String {
        fingerprint(self.text(half).unwrap_or_default())
    }

    /// Whether the recorded text differs from this one in nothing but its line endings.
    pub(crate) fn differs_in_line_endings(&self, recorded: &[u8]) -> bool {
        let unix = self.up.replace("\r\n", "\n");
        checksum(&unix) == recorded || checksum(&unix.replace('\n', "\r\n")) == recorded
    }

    /// One of its two texts.
    pub(crate) fn text(&self, half: Half) -> Option<&str> {
        match half {
            Half::Up => Some(&self.up),
            Half::Down => self.down.as_deref(),
        }
    }

    /// Whether one of its two texts runs in a transaction.
    pub(crate) fn is_transactional(&self, half: Half) -> bool {
        self.text(half).is_none_or(script::is_transactional)
    }
}

#[derive(Default)]
struct Halves {
    up: Option<(String, String)>,
    down: Option<(String, String)>,
}

/// The digest that sqlx keeps.
fn checksum(text: &str) -> Vec<u8> {
    let sql = AssertSqlSafe(text.to_owned()).into_sql_str();
    let half = MigrationType::ReversibleUp;
    Driver::new(0, "".into(), half, sql, false)
        .checksum
        .into_owned()
}

/// The beginning of that digest, in hexadecimal: enough to tell a text from an edited one.
pub(super) fn fingerprint(text: &str) -> String {
    let digest = checksum(text);
    digest.iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn malformed(problem: String) -> MigrationError {
    MigrationError::Malformed(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(files: &[(&str, &str)]) -> Result<Chain, String> {
        let files = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let chain = Chain::of_files(files).map_err(|error| error.to_string())?;
        chain.check().map_err(|error| error.to_string())?;
        Ok(chain)
    }

    #[test]
    fn files_of_one_plan_belong_together() {
        let header = |n| format!("-- cwom 2_b postgres up {n}/2 phase=expand online\nSELECT 1;");
        let alone = format!("-- no-transaction\n{}", header(2));
        let chain = read(&[
            ("3_b_index.up.sql", &alone),
            ("README.md", ""),
            ("1_a.sql", "SELECT 1;"),
            ("2_b.up.sql", &header(1)),
            ("2_b.down.sql", ""),
        ])
        .unwrap();
        let stems: Vec<_> = chain
            .plans()
            .iter()
            .map(|plan| (plan.stem.as_str(), plan.files.clone()))
            .collect();
        assert_eq!(stems, [("1_a", 0..1), ("2_b", 1..3)]);
        assert!(!chain.files()[2].is_transactional(Half::Up));
        assert_eq!(chain.files()[0].down, None);
        assert_eq!(chain.files()[2].description(), "b index");
        assert_eq!(chain.end_of(2).unwrap(), 3, "the whole plan");
        assert_eq!(chain.end_of(0).unwrap(), 0);
        assert_eq!(
            chain.end_of(4).unwrap_err().to_string(),
            "there is no migration 4; the last one is 3"
        );
        assert_eq!(
            read(&[("2_b.up.sql", &header(1))]).unwrap_err(),
            "the plan 2_b has 2 files, and 1 are at hand"
        );
    }

    #[test]
    fn files_that_are_no_history_are_refused() {
        for (files, problem) in [
            (
                &[("1_a.up.sql", ""), ("1_b.up.sql", "")][..],
                "`1_b.up.sql` and `1_a` have one version",
            ),
            (
                &[("1_a.down.sql", "")],
                "migration 1 has a way back and no way there",
            ),
            (
                &[("1_a.up.sql", ""), ("1_b.down.sql", "")],
                "the two halves of migration 1 are called a and b",
            ),
            (
                &[("a_b.sql", "")],
                "`a_b.sql` does not begin with a version: 14 digits of date and time",
            ),
            (
                &[("0_b.sql", "")],
                "the version of `0_b.sql` is not above 0",
            ),
        ] {
            assert_eq!(read(files).unwrap_err(), problem);
        }
    }

    #[test]
    fn line_endings_are_told_from_edits() {
        let file = |text: &'static str| MigrationFile {
            version: 1,
            name: "a".into(),
            up: text.into(),
            down: None,
        };
        let unix = file("SELECT 1;\nSELECT 2;\n");
        let other = file("SELECT 1;\r\nSELECT 2;\r\n");
        assert_ne!(unix.checksum(), other.checksum());
        assert!(unix.differs_in_line_endings(&other.checksum()));
        assert!(other.differs_in_line_endings(&unix.checksum()));
        assert!(!unix.differs_in_line_endings(&file("SELECT 1;").checksum()));
    }
}
