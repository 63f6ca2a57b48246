//! Indexes that are built and dropped while others write.

use std::collections::BTreeSet;

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Text, quote};

use super::remake::is_remade;
use super::{guard, nothing, preamble};
use crate::mapping::Mapping;
use crate::plan::{Phase, Script, Step, TxMode};
use crate::render;
use crate::snapshot::{Index, Table};

/// What the main script leaves to scripts of its own: names of indexes and unique constraints.
#[derive(Default)]
pub(super) struct Aside {
    pub(super) dropped: BTreeSet<String>,
    pub(super) added: BTreeSet<String>,
    pub(super) uniques: BTreeSet<String>,
    turned: bool,
}

impl Aside {
    pub(super) fn new(up: &Mapping<'_>) -> Self {
        let mut aside = Self::default();
        for (name, _, new) in up.kept() {
            let old = &up.moved.tables[name];
            if is_remade(old, new) {
                continue;
            }
            // An index goes with a column of it, and is in the way of a change of its type.
            let steady = old.columns.iter().all(|column| {
                new.column(&column.name).is_some_and(|new| {
                    new.type_name.postgres == column.type_name.postgres
                        && up.from.enums == up.to.enums
                })
            });
            let renamed = crate::diff::moved::renamed(&old.indexes, &new.indexes);
            for (index, it) in &old.indexes {
                let same = new.indexes.get(index).is_some_and(|new| is_same(new, it));
                if steady && !same && !renamed.iter().any(|(from, _)| from == index) {
                    aside.dropped.insert(index.clone());
                }
            }
            for (index, it) in &new.indexes {
                let same = old.indexes.get(index).is_some_and(|old| is_same(old, it));
                let replaced = old.indexes.contains_key(index) && !aside.dropped.contains(index);
                if !same && !replaced && !renamed.iter().any(|(_, to)| to == index) {
                    aside.added.insert(index.clone());
                }
            }
            let renamed = crate::diff::moved::renamed(&old.uniques, &new.uniques);
            for (unique, columns) in &new.uniques {
                let is_new = !old.uniques.contains_key(unique)
                    && !renamed.iter().any(|(_, to)| to == unique);
                if is_new && !is_target(up, name, columns) {
                    aside.uniques.insert(unique.clone());
                }
            }
        }
        aside
    }

    /// The same things, seen by the way back: what was added there is dropped here.
    pub(super) fn turned(&self) -> Self {
        Self {
            dropped: self.added.clone(),
            added: self.dropped.clone(),
            uniques: self.uniques.clone(),
            turned: !self.turned,
        }
    }

    /// Whether the main script drops a unique constraint itself.
    pub(super) fn keeps_unique(&self, unique: &str) -> bool {
        self.uniques.contains(unique)
    }

    /// The scripts, in order: drops, indexes, keys.
    pub(super) fn scripts(&self, up: &Mapping<'_>) -> Vec<Script> {
        let mut scripts = Vec::new();
        for (name, _, new) in up.kept() {
            let old = &up.moved.tables[name];
            for index in old.indexes.keys().filter(|it| self.dropped.contains(*it)) {
                scripts.push(Script {
                    down: vec![gate(index)],
                    ..script(
                        Phase::Gate,
                        index,
                        TxMode::Transaction,
                        vec![nothing(
                            "The way back looks here whether the index came out well.",
                        )],
                    )
                });
                let drop = vec![Step::new("", drop_index(index))];
                scripts.push(Script {
                    down: vec![Step::new("", create(name, index, &old.indexes[index]))],
                    ..script(Phase::Index, index, TxMode::Single, drop)
                });
            }
            for index in new.indexes.keys().filter(|it| self.added.contains(*it)) {
                let sql = create(name, index, &new.indexes[index]);
                push_build(&mut scripts, index, sql, None);
            }
            for unique in new.uniques.keys().filter(|it| self.uniques.contains(*it)) {
                push_unique(&mut scripts, name, new, unique);
            }
        }
        scripts
    }
}

/// Whether PostgreSQL has the same words for both.
pub(super) fn is_same(one: &Index, two: &Index) -> bool {
    one.unique == two.unique && one.parts.postgres == two.parts.postgres
}

/// Whether a foreign key needs these columns to be unique.
fn is_target(up: &Mapping<'_>, table: &str, columns: &[String]) -> bool {
    let mut tables = up.to.tables.values();
    tables.any(|holder| {
        let mut keys = holder.foreign_keys.values();
        keys.any(|key| key.target == table && key.target_columns == columns)
    })
}

fn push_unique(scripts: &mut Vec<Script>, name: &str, table: &Table, unique: &str) {
    let columns = render::idents(&table.uniques[unique]);
    let create = format!(
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS {} ON {} ({columns});",
        Ident(unique),
        Ident(name)
    );
    // The key takes the index along when it is dropped.
    let again = create.replacen(" CONCURRENTLY", "", 1);
    let attach = format!(
        "ALTER TABLE {0} ADD CONSTRAINT {1} UNIQUE USING INDEX {1};",
        Ident(name),
        Ident(unique)
    );
    let detach = format!(
        "ALTER TABLE {} DROP CONSTRAINT IF EXISTS {};",
        Ident(name),
        Ident(unique)
    );
    push_build(scripts, unique, create, Some([again, attach, detach]));
}

fn push_build(
    scripts: &mut Vec<Script>,
    index: &str,
    create: String,
    constraint: Option<[String; 3]>,
) {
    let steps = vec![Step::new("", create)];
    scripts.push(Script {
        down: vec![Step::new("", drop_index(index))],
        ..script(Phase::Index, index, TxMode::Single, steps)
    });
    let mut steps = preamble();
    let mut down = vec![nothing("The index goes in the next file back.")];
    if let Some([again, ..]) = &constraint {
        let doc = "It is there, unless this file alone was taken back.";
        steps.push(Step::new(doc, again));
    }
    steps.push(gate(index));
    if let Some([_, attach, detach]) = constraint {
        steps.push(Step::new("The index keeps the key.", attach));
        down = preamble();
        down.push(Step::new("The key is gone.", detach));
    }
    scripts.push(Script {
        down,
        ..script(Phase::Gate, index, TxMode::Transaction, steps)
    });
}

fn script(phase: Phase, index: &str, tx: TxMode, up: Vec<Step>) -> Script {
    Script {
        suffix: format!("{}_{}", phase.word(), file_word(index)),
        phase,
        tx,
        up,
        down: Vec::new(),
    }
}

/// Names of files are read by every shell.
fn file_word(name: &str) -> String {
    let word = |character: char| {
        if character.is_ascii_alphanumeric() {
            character
        } else {
            '_'
        }
    };
    name.chars().map(word).collect()
}

fn create(table: &str, name: &str, index: &Index) -> String {
    let how = "CONCURRENTLY IF NOT EXISTS ";
    render::create_index(name, table, index, Dialect::Postgres, how)
}

fn drop_index(name: &str) -> String {
    format!("DROP INDEX CONCURRENTLY IF EXISTS {};", Ident(name))
}

/// A build that was interrupted leaves an index that nobody uses and IF NOT EXISTS accepts.
fn gate(index: &str) -> Step {
    let relation = Text(&quote(index)).to_string();
    let broken = format!(
        "NOT EXISTS (\n        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass({relation}) \
         AND indisvalid\n    )"
    );
    let message = format!(
        "index {index} is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again"
    );
    guard(&message, &broken)
}
