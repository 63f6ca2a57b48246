//! The texts of one dialect as the file that is committed, and where each of them stands in it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use crate::chain::FileText;
use crate::digest;
use crate::snapshot::{Digests, RoutineKey, RoutineKind};

/// What starts a routine in the file. No line of ours that is SQL looks like it.
const MARK: &str = "--@ ";

/// Triggers, functions, views and projections of a dialect, by key.
///
/// Large models have tens of megabytes of them. The file is the one place that holds them: copies
/// share it, and a text is a part of it.
#[derive(Debug, Clone, Default)]
pub struct Routines {
    file: FileText,
    places: Arc<BTreeMap<RoutineKey, Range<usize>>>,
}

impl PartialEq for Routines {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
    }
}

impl Eq for Routines {}

impl Routines {
    /// The file of these texts, each of which is appended when its turn comes.
    pub(super) fn new<T>(mut texts: Vec<(RoutineKey, T)>, push: impl Fn(&T, &mut String)) -> Self {
        texts.sort_by(|(one, _), (two, _)| one.cmp(two));
        // About what the texts of a table take, of which there are ten or so.
        let mut file = String::with_capacity(texts.len() * 1_400);
        let mut places = BTreeMap::new();
        for (key, text) in texts {
            push_header(&mut file, &key);
            let start = file.len();
            push(&text, &mut file);
            if file.ends_with('\n') {
                file.pop();
            }
            let end = file.len();
            file.push('\n');
            places.insert(key, start..end);
        }
        Self {
            file: file.into(),
            places: places.into(),
        }
    }

    /// Reads a file; `None` where it is not one, or not in order.
    pub fn read(file: FileText) -> Option<Self> {
        let mut places = BTreeMap::new();
        let mut last = None;
        let mut at = 0;
        while at < file.len() {
            let (head, body) = file[at..].split_once('\n')?;
            let key = key_of(head)?;
            if last.is_some_and(|last| last >= key) {
                return None;
            }
            let start = at + head.len() + 1;
            let end = body
                .find(&format!("\n{MARK}"))
                .map_or(body.len(), |at| at + 1);
            at = start + end;
            body[..end].strip_suffix('\n')?;
            places.insert(key.clone(), start..at - 1);
            last = Some(key);
        }
        Some(Self {
            file,
            places: places.into(),
        })
    }

    /// Reads a file whose texts have these digests; `None` where it is another.
    pub(crate) fn read_as(file: FileText, digests: &Digests) -> Option<Self> {
        Self::read(file).filter(|read| read.digests() == *digests)
    }

    /// The digests of the texts.
    pub(super) fn digests(&self) -> Digests {
        let texts = self.iter();
        texts
            .map(|(key, text)| (key.clone(), digest::sha256(text.as_bytes())))
            .collect()
    }

    /// The file.
    pub const fn file(&self) -> &FileText {
        &self.file
    }

    /// The text of a routine.
    pub fn get(&self, key: &RoutineKey) -> Option<&str> {
        self.places.get(key).map(|place| &self.file[place.clone()])
    }

    /// Whether there is a routine.
    pub fn has(&self, key: &RoutineKey) -> bool {
        self.places.contains_key(key)
    }

    /// Their keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &RoutineKey> {
        self.places.keys()
    }

    /// All of them, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&RoutineKey, &str)> {
        let places = self.places.iter();
        places.map(|(key, place)| (key, &self.file[place.clone()]))
    }

    /// Those of a kind that are on a table.
    pub(crate) fn of_table(&self, kind: RoutineKind, table: &str) -> impl Iterator<Item = &str> {
        let found = RoutineKey::of_table(&self.places, kind, table);
        found.map(|(_, place)| &self.file[place.clone()])
    }
}

fn push_header(out: &mut String, key: &RoutineKey) {
    let (table, name) = (cwom_sql::quote(&key.table), cwom_sql::quote(&key.name));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{MARK}{} {table} {name}", key.kind.word());
}

/// The key that a header was made from.
fn key_of(header: &str) -> Option<RoutineKey> {
    let (kind, names) = header.strip_prefix(MARK)?.split_once(' ')?;
    let names = names.strip_prefix('"')?.strip_suffix('"')?;
    let (table, name) = names.split_once("\" \"")?;
    Some(RoutineKey {
        kind: RoutineKind::from_word(kind)?,
        table: table.replace("\"\"", "\""),
        name: name.replace("\"\"", "\""),
    })
}
