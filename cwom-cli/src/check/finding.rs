//! What a leg found.

use cwom_schema::schema::Span;

use crate::exit::Exit;
use crate::report::Change;

/// Something that is not in step, or is worth knowing.
#[derive(Debug, Default)]
pub(crate) struct Finding {
    /// One word for machines.
    pub(crate) kind: &'static str,
    /// The file concerned.
    pub(crate) path: String,
    /// The line concerned, where one is known.
    pub(crate) line: Option<usize>,
    /// What is the matter with it.
    pub(crate) message: String,
    /// How it counts.
    pub(crate) weight: Weight,
    /// The file that differs, where one does.
    pub(crate) change: Option<Change>,
    /// The words of the spec that are concerned.
    pub(crate) span: Option<Span>,
    /// The object of a database that differs, where one does.
    pub(crate) object: Option<Box<DatabaseObject>>,
}

/// How a finding counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Worth knowing; nothing follows from it.
    Note,
    /// Not in step.
    #[default]
    Drift,
}

/// An object of a live database that is not what it should be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DatabaseObject {
    /// The table or view that it is or belongs to.
    pub(crate) table: Option<String>,
    /// The table that it is for, where it belongs to none: a function of its triggers, say.
    pub(crate) about: Option<String>,
    /// What it is, such as `index`.
    pub(crate) kind: String,
    /// Its name.
    pub(crate) name: String,
    /// The side of it that differs, such as `nullability`.
    pub(crate) facet: String,
    /// `missing`, `unexpected` or `changed`.
    pub(crate) difference: String,
    /// `drift`, `unfinished` or `information`.
    pub(crate) class: String,
    /// What was expected; none where nothing was.
    pub(crate) expected: Option<String>,
    /// What is there; none where nothing is.
    pub(crate) actual: Option<String>,
    /// The SQL that makes the database what the migrations make.
    pub(crate) to_migrations: Option<String>,
    /// The SQL that makes what the migrations make into what the database is: the body of a
    /// migration, if it is the spec that should follow.
    pub(crate) to_database: Option<String>,
}

/// What follows from findings: drift, unless all of them are notes.
pub(crate) fn exit_of(findings: &[Finding]) -> Exit {
    let counts = |finding: &Finding| finding.weight == Weight::Drift;
    if findings.iter().any(counts) {
        Exit::Drift
    } else {
        Exit::Ok
    }
}

impl DatabaseObject {
    /// How people and baselines call it, such as `index books.ix_books_title`.
    pub(crate) fn label(&self) -> String {
        match &self.table {
            Some(table) if *table != self.name => format!("{} {table}.{}", self.kind, self.name),
            _ => format!("{} {}", self.kind, self.name),
        }
    }
}

impl Finding {
    /// A finding about a file.
    pub(crate) fn new(
        kind: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            path: path.into(),
            message: message.into(),
            ..Self::default()
        }
    }

    /// The same as something that is worth knowing.
    pub(crate) fn into_note(self) -> Self {
        Self {
            weight: Weight::Note,
            ..self
        }
    }

    /// The same with the words of the spec that it is about.
    pub(crate) fn at(self, span: Option<Span>) -> Self {
        Self { span, ..self }
    }

    /// The diff as plain text.
    pub(crate) fn diff_text(&self) -> Option<String> {
        let diff = self.change.as_ref()?.diff.as_ref()?;
        Some(diff.to_text())
    }
}
