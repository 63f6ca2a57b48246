//! The files of a directory of migrations, and their entries in the lock.

use std::collections::BTreeMap;

use crate::chain::{FileText, Parts};
use crate::digest;
use crate::lock::{Lock, LockedPlan};

/// A file of a migration, with the digest that the lock has of it.
pub(super) struct Locked {
    path: String,
    text: FileText,
    digest: String,
}

impl Locked {
    pub(super) fn new(path: String, text: String) -> Self {
        Self {
            digest: digest::sha384(text.as_bytes()),
            path,
            text: text.into(),
        }
    }
}

/// Appends a plan with these files to the lock and to the history.
pub(super) fn append(
    (lock, history): (&mut Lock, &mut BTreeMap<String, FileText>),
    stem: String,
    ir: String,
    new: Vec<Locked>,
) {
    let mut files = Vec::new();
    for Locked { path, text, digest } in new {
        files.push((path.clone(), digest));
        history.insert(path, text);
    }
    files.sort();
    lock.plans.push(LockedPlan { stem, ir, files });
}

/// The entry of a plan, with those files that are its own.
pub(super) fn lock_of(
    stem: &str,
    ir: &str,
    files: &BTreeMap<String, FileText>,
    is_own: impl Fn(&str) -> bool,
) -> LockedPlan {
    let own = files.iter().filter(|(path, _)| is_own(path));
    let own = own.map(|(path, text)| (path.as_str(), text.as_bytes()));
    LockedPlan::new(stem.to_owned(), ir.to_owned(), own)
}

/// Every file, by its path.
pub(super) fn all_files(
    lock: &Lock,
    history: BTreeMap<String, FileText>,
    head: &Parts,
    parent: Option<Parts>,
) -> BTreeMap<String, FileText> {
    let mut files = history;
    files.extend(head.files(""));
    if let Some(parent) = parent {
        files.extend(parent.parent_files());
    }
    files.insert(crate::chain::LOCK.to_owned(), lock.to_string().into());
    let attributes = "* text eol=lf\n".to_owned();
    files.insert(".gitattributes".to_owned(), attributes.into());
    files
}
