//! Every facet of every kind of object, changed alone: the change is found, and nothing else.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use cwom_physical::{PhysicalSchema, compare};

use crate::support::{Catalog, labels};

/// A change, and the differences that it makes.
pub(crate) struct Mutation {
    /// What messages call it.
    pub(crate) name: String,
    pub(crate) sql: String,
    /// One difference in a line.
    expected: &'static str,
}

impl Mutation {
    fn new((sql, expected): &(&str, &'static str)) -> Self {
        Self {
            name: (*sql).to_owned(),
            sql: (*sql).to_owned(),
            expected,
        }
    }
}

/// Runs every mutation on the same schema, and takes it back after a look.
async fn check(connection: &mut impl Catalog, setup: &str, mutations: &[Mutation]) {
    connection.run(setup).await;
    let before = connection.read().await;
    let mut wrong = Vec::new();
    for mutation in mutations {
        let name = &mutation.name;
        let after = connection.read_changed(&mutation.sql).await;
        let found = compare(&before, &after);
        if sorted(&labels(&found)) != sorted(mutation.expected) {
            wrong.push(format!(
                "{name}\n  expected\n{}\n  found\n{}\n{}",
                mutation.expected,
                labels(&found),
                cwom_physical::render(&found)
            ));
        }
        if before.digest() == after.digest() {
            wrong.push(format!("{name}\n  the digests are equal"));
        }
        wrong.extend(mirrored(&before, &after).map(|other| format!("{name}\n  {other}")));
    }
    assert!(mutations.len() >= 60, "only {} mutations", mutations.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let after = connection.read().await;
    crate::support::assert_same(&before, &after);
}

/// Comparison the other way round finds the same, with the sides exchanged.
fn mirrored(before: &PhysicalSchema, after: &PhysicalSchema) -> Option<String> {
    let there = labels(&compare(before, after));
    let back = labels(&compare(after, before));
    let exchanged: String = back
        .lines()
        .map(|line| match line.split_at(1) {
            ("+", rest) => format!("-{rest}"),
            ("-", rest) => format!("+{rest}"),
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n");
    (sorted(&there) != sorted(&exchanged)).then(|| format!("{there} and back {back}"))
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}
