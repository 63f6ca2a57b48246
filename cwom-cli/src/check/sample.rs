//! An outcome made by hand, with findings of every form, for the tests of what is printed.

use std::path::PathBuf;

use cwom_schema::schema::Span;

use super::{DatabaseObject, Finding, Leg, Outcome, Weight};
use crate::args::LegName;
use crate::exit::Exit;
use crate::source::Source;

const SPEC: &str = "format = 1\n\n[entity.Book]\ntable = \"books\"\n[entity.Book.fields]\n\
                    title = { type = \"string(1..200)\" }\nshelf = \"string(1..8)\"\n";

/// A spec and two legs that found something.
pub(crate) fn outcome() -> Outcome {
    let history = Finding::new("edited", "generated/migrations/a.sql", "was edited");
    let line = Finding {
        line: Some(7),
        ..Finding::new("lock", "generated/migrations/cwom.lock", "line 7: no plan")
    };
    Outcome {
        source: Some(Source {
            path: PathBuf::from("/project/cwom-spec.toml"),
            shown: "cwom-spec.toml".to_owned(),
            text: SPEC.to_owned(),
        }),
        legs: vec![
            Leg {
                exit: Exit::Broken,
                ..Leg::new(
                    LegName::History,
                    "generated/migrations: broken".to_owned(),
                    vec![history, line],
                )
            },
            Leg::new(
                LegName::Replay,
                "SQLite: 2 migrations".to_owned(),
                vec![nullability(), index(), unknown_table()],
            ),
        ],
        ..Outcome::default()
    }
}

/// As many findings as nobody reads.
pub(crate) fn many(count: usize) -> Outcome {
    let finding = |number: usize| Finding::new("edited", format!("file-{number:02}"), "was edited");
    Outcome {
        legs: vec![Leg::new(
            LegName::Code,
            "generated".to_owned(),
            (0..count).map(finding).collect(),
        )],
        ..outcome()
    }
}

/// Where these words of the spec are.
fn span(words: &str) -> Option<Span> {
    let start = SPEC.find(words)?;
    let end = start + words.len();
    Some(Span { start, end })
}

fn nullability() -> Finding {
    Finding {
        span: span("title"),
        object: Some(Box::new(DatabaseObject {
            about: None,
            table: Some("books".to_owned()),
            kind: "column".to_owned(),
            name: "title".to_owned(),
            facet: "nullability".to_owned(),
            difference: "changed".to_owned(),
            class: "drift".to_owned(),
            expected: Some("NOT NULL".to_owned()),
            actual: Some("NULL".to_owned()),
            to_migrations: Some("ALTER TABLE books\n  ALTER title SET NOT NULL;".to_owned()),
            to_database: Some("ALTER TABLE books\n  ALTER title DROP NOT NULL;".to_owned()),
        })),
        ..Finding::new("changed", "postgres://db/shop", "column title may be null")
    }
}

fn index() -> Finding {
    Finding {
        span: span("shelf"),
        object: Some(Box::new(DatabaseObject {
            table: Some("books".to_owned()),
            kind: "index".to_owned(),
            name: "ix_books_shelf".to_owned(),
            difference: "missing".to_owned(),
            class: "drift".to_owned(),
            expected: Some("CREATE INDEX ix_books_shelf ON books (shelf)".to_owned()),
            to_migrations: Some("CREATE INDEX ix_books_shelf ON books (shelf);".to_owned()),
            to_database: Some("DROP INDEX ix_books_shelf;".to_owned()),
            ..DatabaseObject::default()
        })),
        ..Finding::new(
            "missing",
            "postgres://db/shop",
            "index ix_books_shelf is missing",
        )
    }
}

fn unknown_table() -> Finding {
    Finding {
        weight: Weight::Note,
        object: Some(Box::new(DatabaseObject {
            table: Some("scribbles".to_owned()),
            kind: "table".to_owned(),
            name: "scribbles".to_owned(),
            difference: "unexpected".to_owned(),
            class: "information".to_owned(),
            actual: Some("CREATE TABLE scribbles (a integer)".to_owned()),
            ..DatabaseObject::default()
        })),
        ..Finding::new(
            "unmanaged",
            "postgres://db/shop",
            "table scribbles is nobody's",
        )
    }
}
