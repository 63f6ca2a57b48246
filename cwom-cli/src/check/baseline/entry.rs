//! One entry of a baseline, and what it accepts.

use std::path::Path;

use chrono::NaiveDate;

use crate::args::LegName;
use crate::check::{DatabaseObject, Finding};
use crate::source::{normalized, relative_path};

/// What is accepted, why and for how long. What is left out may be anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The leg that finds it.
    pub(super) leg: LegName,
    /// The finding's kind.
    pub(super) kind: String,
    /// The file, from the directory of the spec.
    pub(super) path: Option<String>,
    /// The object of a database, such as `index books.ix_books_title`.
    pub(super) object: Option<String>,
    /// The side of the object that differs.
    pub(super) facet: Option<String>,
    /// The first line of the message, where neither file nor object says enough.
    pub(super) message: Option<String>,
    /// Why.
    pub(super) reason: String,
    /// The last day.
    pub(super) expires: NaiveDate,
    /// Its line in the file.
    pub(super) line: usize,
}

/// What an entry knows a finding by, wherever `check` was started.
#[derive(Debug)]
pub(super) struct Place {
    path: String,
    object: Option<String>,
    facet: Option<String>,
}

impl Place {
    pub(super) fn of(finding: &Finding, spec: &Path) -> Self {
        let directory = spec.parent().unwrap_or(spec);
        let current = std::env::current_dir().unwrap_or_default();
        let full = normalized(&current.join(&finding.path));
        let object = finding.object.as_deref();
        Self {
            path: relative_path(directory, &full),
            object: object.map(DatabaseObject::label),
            facet: object.map(|object| object.facet.clone()),
        }
    }
}

impl Entry {
    /// The entry that accepts a finding and as little else as it can.
    pub(super) fn of(
        leg: LegName,
        finding: &Finding,
        place: &Place,
        reason: &str,
        expires: NaiveDate,
    ) -> Self {
        let is_file = finding.object.is_none();
        // A file that differs is known by its path. Of other findings one file can have several.
        let message = is_file && finding.change.is_none();
        Self {
            leg,
            kind: finding.kind.to_owned(),
            path: is_file.then(|| place.path.clone()),
            object: place.object.clone(),
            facet: place.facet.clone().filter(|facet| !facet.is_empty()),
            message: message.then(|| first_line(&finding.message).to_owned()),
            reason: reason.to_owned(),
            expires,
            line: 1,
        }
    }

    /// Whether it is about this finding.
    pub(super) fn accepts(&self, leg: LegName, finding: &Finding, place: &Place) -> bool {
        let same = |wanted: &Option<String>, found: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| found == Some(wanted))
        };
        self.leg == leg
            && self.kind == finding.kind
            && same(&self.path, Some(&place.path))
            && same(&self.object, place.object.as_deref())
            && same(&self.facet, place.facet.as_deref())
            && same(&self.message, Some(first_line(&finding.message)))
    }

    /// What it accepts, in a few words.
    pub(super) fn what(&self) -> String {
        let about = self.object.as_ref().or(self.path.as_ref());
        let about = about.map(String::as_str).unwrap_or_default();
        let facet = self.facet.as_ref().map(|facet| format!(" ({facet})"));
        let facet = facet.unwrap_or_default();
        format!("{} {} {about}{facet}", self.leg.word(), self.kind)
    }
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}
