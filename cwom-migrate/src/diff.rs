//! What changed between two snapshots, in an order in which it can be done.

pub(crate) mod audited;
mod columns;
pub(crate) mod moved;
mod parts;
mod spec_text;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::decisions::{Decision, Decisions, Kind};
use crate::hazard::{Severity, hazards};
use crate::op::{Op, TableOp};
use crate::snapshot::{Owners, Snapshot, Table};

/// A question that the diff does not answer by itself, with the text that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingDecision {
    /// The hazard that it is about.
    pub hazard: &'static str,
    /// What it is about.
    pub on: String,
    /// What is asked.
    pub question: String,
    /// Decisions of which one has to be added, as JSON to paste. None: no decision helps, and the
    /// change has to be made in another way.
    pub choices: Vec<String>,
    /// The same as lines for the spec, where the spec can say it.
    pub spec: Vec<String>,
}

/// The operations that lead from `previous` to `next`, or everything that has to be decided first.
pub fn diff(
    previous: &Snapshot,
    next: &Snapshot,
    decisions: &Decisions,
) -> Result<Vec<Op>, Vec<MissingDecision>> {
    let mut differ = Differ {
        previous,
        next,
        decisions,
        ops: Vec::new(),
        missing: Vec::new(),
    };
    differ.run();
    let Differ {
        mut ops,
        mut missing,
        ..
    } = differ;
    ops.sort_by_key(rank);
    if missing.is_empty() {
        missing = audited::refused(previous, next, &ops);
        for hazard in hazards(previous, next, &ops) {
            let answered = hazard.severity != Severity::Error
                || decisions.accepts(hazard.id, &hazard.on).is_some();
            if !answered {
                missing.push(MissingDecision {
                    hazard: hazard.id,
                    on: hazard.on.clone(),
                    question: hazard.message.clone(),
                    choices: vec![accept_text(hazard.id, &hazard.on)],
                    spec: vec![spec_text::accept(hazard.id, &hazard.on)],
                });
            }
        }
    }
    if missing.is_empty() {
        Ok(ops)
    } else {
        Err(missing)
    }
}

/// The acceptance of a hazard, to paste.
pub(crate) fn accept_text(hazard: &str, on: &str) -> String {
    format!(r#"{{"type":"accept","hazard":"{hazard}","on":"{on}","reason":"…"}}"#)
}

/// What a drop of this kind is called.
const fn hazard_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Table => "CW-D01",
        Kind::Column => "CW-D02",
        Kind::Value => "CW-D09",
    }
}

/// What an operation needs is done before it: names first, then what is made, then what is gone.
/// The sort is stable, so that operations of one rank keep the order of tables and names.
fn rank(op: &Op) -> u8 {
    match op {
        Op::CreateEnum(_) | Op::ChangeEnum(_) => 0,
        Op::RenameTable { .. } => 1,
        Op::CreateTable(_) => 3,
        Op::DropTable(_) => 8,
        Op::DropEnum(_) => 9,
        Op::Table { change, .. } => match change {
            TableOp::RenameColumn { .. } => 2,
            TableOp::AddColumn { .. } => 4,
            TableOp::DropColumn(_) => 7,
            TableOp::Add(..)
            | TableOp::Change(..)
            | TableOp::ChangePrimaryKey
            | TableOp::ChangePartitions => 6,
            TableOp::ChangeRules | TableOp::SetDoc(_) => 10,
            _ => 5,
        },
    }
}

struct Differ<'a> {
    previous: &'a Snapshot,
    next: &'a Snapshot,
    decisions: &'a Decisions,
    ops: Vec<Op>,
    missing: Vec<MissingDecision>,
}

impl Differ<'_> {
    fn run(&mut self) {
        self.enums();
        let renames = self.table_renames();
        let moved = moved::rename_tables(self.previous, &renames);
        for (from, to) in &renames {
            self.ops.push(Op::RenameTable {
                from: from.clone(),
                to: to.clone(),
            });
        }
        let gone: Vec<&String> = moved.tables.keys().filter(|it| !self.has(it)).collect();
        let new: Vec<&String> = self.next.tables.keys().collect();
        let new: Vec<&String> = new
            .into_iter()
            .filter(|name| !moved.tables.contains_key(*name))
            .collect();
        for name in &gone {
            self.drop_table(name, &new);
        }
        for name in new {
            self.ops.push(Op::CreateTable(name.clone()));
        }
        // Columns are renamed in all tables first, for foreign keys name those of other tables.
        let mut moved = moved;
        for (name, table) in &self.next.tables {
            if let Some(old) = moved.tables.get(name).cloned() {
                let renames = self.column_renames(name, &old, table);
                moved::rename_columns(&mut moved, name, &renames);
                for (from, to) in renames {
                    self.push(name, TableOp::RenameColumn { from, to });
                }
            }
        }
        for (name, table) in &self.next.tables {
            if let Some(old) = moved.tables.get(name) {
                self.columns(name, old, table);
                self.parts(name, old, table);
                if old.doc != table.doc {
                    self.push(name, TableOp::SetDoc(None));
                }
            }
        }
        self.rules();
    }

    fn has(&self, table: &str) -> bool {
        self.next.tables.contains_key(table)
    }

    fn push(&mut self, table: &str, change: TableOp) {
        self.ops.push(Op::Table {
            table: table.to_owned(),
            change,
        });
    }

    fn enums(&mut self) {
        for (name, values) in &self.next.enums {
            match self.previous.enums.get(name) {
                None => self.ops.push(Op::CreateEnum(name.clone())),
                Some(old) if old != values => self.ops.push(Op::ChangeEnum(name.clone())),
                Some(_) => {}
            }
        }
        for name in self.previous.enums.keys() {
            if !self.next.enums.contains_key(name) {
                self.ops.push(Op::DropEnum(name.clone()));
            }
        }
    }

    fn table_renames(&self) -> Vec<(String, String)> {
        let mut renames = Vec::new();
        for (from, to) in self.decisions.renames(Kind::Table) {
            // A table goes by its own name, or by what the spec called it.
            let gone = |name: &str| !self.has(name);
            let mut tables = self.previous.tables.iter();
            let old = if self.previous.tables.contains_key(from) {
                Some(from).filter(|name| gone(name))
            } else {
                let called = tables.find(|(name, it)| it.of.as_deref() == Some(from) && gone(name));
                called.map(|(name, _)| name.as_str())
            };
            if let Some(old) = old
                && self.has(to)
                && !self.previous.tables.contains_key(to)
            {
                renames.push((from, (old.to_owned(), to.to_owned())));
            }
        }
        let renames = unambiguous(renames);
        for (from, (_, to)) in &renames {
            self.use_rename(Kind::Table, from, to);
        }
        renames.into_iter().map(|(_, pair)| pair).collect()
    }

    fn use_rename(&self, of: Kind, old: &str, new: &str) {
        let _ = self.decisions.find(|decision| match decision {
            Decision::Rename { kind, from, to, .. } if *kind == of && from == old && to == new => {
                Some(())
            }
            _ => None,
        });
    }

    fn drop_table(&mut self, name: &str, new: &[&String]) {
        if self.decisions.drops(Kind::Table, name).is_some() {
            self.ops.push(Op::DropTable(name.to_owned()));
            return;
        }
        self.ask(
            Kind::Table,
            name,
            name,
            "CW-D01",
            new.iter().map(|it| it.as_str()),
        );
    }

    /// Asks whether something may go, or is one of what is new under another name.
    fn ask<'n>(
        &mut self,
        kind: Kind,
        on: &str,
        from: &str,
        hazard: &'static str,
        new: impl Iterator<Item = &'n str>,
    ) {
        let word = kind.word();
        let came: Vec<String> = new.map(str::to_owned).collect();
        let mut choices: Vec<String> = came
            .iter()
            .map(|to| match kind {
                Kind::Value => format!(
                    r#"{{"type":"rename","kind":"value","on":"{on}","from":"{from}","to":"{to}"}}"#
                ),
                _ => format!(r#"{{"type":"rename","kind":"{word}","from":"{from}","to":"{to}"}}"#),
            })
            .collect();
        let (hazard, question) = if choices.is_empty() {
            (
                hazard,
                format!("the {word} `{from}` is gone; may it go with what it holds?"),
            )
        } else {
            (
                if kind == Kind::Value {
                    hazard
                } else {
                    "CW-D03"
                },
                format!("the {word} `{from}` is gone; is it one of those that are new?"),
            )
        };
        if kind == Kind::Value {
            choices.push(format!(
                r#"{{"type":"map","column":"{on}","from":"{from}","to":"…"}}"#
            ));
        }
        let name = if kind == Kind::Value {
            format!("{on}.{from}")
        } else {
            from.to_owned()
        };
        choices.push(format!(
            r#"{{"type":"drop","kind":"{word}","name":"{name}","reason":"…"}}"#
        ));
        let came: Vec<&str> = came.iter().map(String::as_str).collect();
        self.missing.push(MissingDecision {
            hazard,
            on: on.to_owned(),
            question: question + &self.astray(&[hazard_of(kind), hazard], &name),
            choices,
            spec: spec_text::ask(self.previous, self.next, kind, (on, from), &came),
        });
    }

    /// A hint at an acceptance of the same kind that names another place, perhaps by a slip.
    fn astray(&self, hazards: &[&str], name: &str) -> String {
        let stated = self.decisions.answers().iter();
        let place = stated.filter_map(|decision| match decision {
            Decision::Drop { kind, name, .. } if hazards.contains(&hazard_of(*kind)) => Some(name),
            Decision::Accept { hazard, on, .. } if hazards.contains(&hazard.as_str()) => Some(on),
            _ => None,
        });
        let places: Vec<&str> = place.map(String::as_str).collect();
        match cwom_schema::suggest::nearest(name, places.iter().copied()) {
            Some(near) if near != name => format!(" (`{near}` is accepted, which is not there)"),
            _ => String::new(),
        }
    }

    /// Tables of which some trigger or function is not what it was. Those of tables that are new or
    /// gone come and go with them.
    fn rules(&mut self) {
        let mut tables = BTreeSet::new();
        let (before, after) = (Owners::new(self.previous), Owners::new(self.next));
        for dialect in cwom_schema::schema::Dialect::ALL {
            let old = self.previous.digests.get(dialect);
            let new = self.next.digests.get(dialect);
            for (key, digest) in new {
                if old.get(key) != Some(digest) {
                    tables.insert(after.of(&key.table).to_owned());
                }
            }
            for key in old.keys() {
                if !new.contains_key(key) {
                    tables.insert(before.of(&key.table).to_owned());
                }
            }
        }
        for table in tables {
            let stays = self.previous.tables.contains_key(&table) && self.has(&table);
            if stays || table.is_empty() {
                self.push(&table, TableOp::ChangeRules);
            }
        }
    }
}

/// Renames of which no thing has two: what can be read in two ways is asked about.
fn unambiguous<T>(renames: Vec<(T, (String, String))>) -> Vec<(T, (String, String))> {
    let pairs: BTreeSet<(String, String)> = renames.iter().map(|(_, pair)| pair.clone()).collect();
    let is_only = |(from, to): &(String, String)| {
        let mut others = pairs.iter().filter(|it| it.0 == *from || it.1 == *to);
        others.next().is_some() && others.next().is_none()
    };
    let mut seen = BTreeSet::new();
    let kept = renames.into_iter();
    kept.filter(|(_, pair)| is_only(pair) && seen.insert(pair.clone()))
        .collect()
}

/// Names of one side that the other does not have.
fn only_in<'a>(one: &'a Table, other: &Table) -> Vec<&'a str> {
    let names = one.columns.iter().map(|column| column.name.as_str());
    names.filter(|name| other.column(name).is_none()).collect()
}

/// A snapshot with its tables under the names that these operations give them.
pub(crate) fn renamed_tables<'p>(previous: &'p Snapshot, ops: &[Op]) -> Cow<'p, Snapshot> {
    let renames: Vec<(String, String)> = ops
        .iter()
        .filter_map(|op| match op {
            Op::RenameTable { from, to } => Some((from.clone(), to.clone())),
            _ => None,
        })
        .collect();
    if renames.is_empty() {
        return Cow::Borrowed(previous);
    }
    Cow::Owned(moved::rename_tables(previous, &renames))
}
