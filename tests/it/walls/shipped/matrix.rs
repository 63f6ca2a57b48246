//! Every rule is tried by every kind of statement, on each engine that knows it: a combination
//! without a statement says why there can be none.

use cwom::prelude::{Postgres, Sqlite};
use cwom_tests::Engine;

use super::{Attacks, append_only, check, immutable, reference, transition, version};

/// Each rule of the matrix by its name, with what is tried against it.
const RULES: [(&str, &Attacks); 6] = [
    ("immutable", &immutable::ATTACKS),
    ("append-only", &append_only::ATTACKS),
    ("version", &version::ATTACKS),
    ("transition", &transition::ATTACKS),
    ("reference", &reference::ATTACKS),
    ("check", &check::ATTACKS),
];

/// A kind of statement. The clauses of SQLite (`OR REPLACE` and the like) are no kinds: each
/// INSERT and UPDATE is tried with all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Insert,
    InsertDoNothing,
    Upsert,
    Update,
    Delete,
    Replace,
    CopyFrom,
    Truncate,
    Merge,
}

use Kind::{CopyFrom, Delete, Insert, InsertDoNothing, Merge, Replace, Truncate, Update, Upsert};

/// What both engines know, and what each knows alone.
const SHARED: [Kind; 5] = [Insert, InsertDoNothing, Upsert, Update, Delete];
const OF_SQLITE: [Kind; 1] = [Replace];
const OF_POSTGRES: [Kind; 3] = [CopyFrom, Truncate, Merge];

/// Combinations that cannot exist, and why.
const IMPOSSIBLE: [(&str, Kind, &str); 6] = [
    ("version", Delete, "a row that goes has no next version"),
    ("version", Truncate, "rows that go have no next version"),
    ("transition", Delete, "a machine says nothing of its end"),
    ("transition", Truncate, "a machine says nothing of its end"),
    ("check", Delete, "a row that goes has no value to look at"),
    ("check", Truncate, "rows that go have no value to look at"),
];

fn kind_of(sql: &str) -> Option<Kind> {
    let verb = sql.split_whitespace().next()?;
    Some(match verb {
        "INSERT" if sql.contains(" DO UPDATE ") => Upsert,
        "INSERT" if sql.contains(" DO NOTHING") => InsertDoNothing,
        "INSERT" => Insert,
        "UPDATE" => Update,
        "DELETE" => Delete,
        "REPLACE" => Replace,
        "COPY" => CopyFrom,
        "TRUNCATE" => Truncate,
        "MERGE" => Merge,
        _ => return None,
    })
}

/// What is wrong with the matrix of one engine.
fn gaps<D: Engine>(own: &[Kind]) -> Vec<String> {
    let mut gaps = Vec::new();
    for (rule, attacks) in RULES {
        for kind in SHARED.iter().chain(own) {
            let is_tried = attacks
                .of::<D>()
                .any(|(_, sql)| kind_of(sql) == Some(*kind));
            let reason = IMPOSSIBLE
                .iter()
                .find(|(of, other, _)| *of == rule && other == kind);
            match (is_tried, reason) {
                (false, None) => gaps.push(format!("{}: {rule} by {kind:?}", D::NAME)),
                (true, Some((_, _, reason))) => gaps.push(format!(
                    "{}: {rule} by {kind:?} exists, though {reason}",
                    D::NAME
                )),
                _ => {}
            }
        }
    }
    gaps
}

#[test]
fn every_rule_is_tried_by_every_kind_of_statement() {
    let mut gaps = gaps::<Sqlite>(&OF_SQLITE);
    gaps.extend(self::gaps::<Postgres>(&OF_POSTGRES));
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}
