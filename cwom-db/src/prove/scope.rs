//! The part of a model that a migration can touch: what it changes, what refers to that, and what
//! any of them needs to be there. On a large model this is a small part, and the proof is as quick
//! as the change is small. The whole chain is replayed by `check`.

use std::collections::{BTreeMap, BTreeSet};

use cwom_schema::schema::Dialect;
use cwom_schema::tables::Tables;
use cwom_sql::ddl::{Object, ObjectKind, objects};

/// Names of tables.
#[derive(Debug, Default)]
pub(super) struct Scope(BTreeSet<String>);

impl Scope {
    /// What these changes can touch, before and after.
    pub(super) fn new(touched: &[String], models: [&Tables; 2], dialect: Dialect) -> Self {
        let mut scope = Self(touched.iter().cloned().collect());
        // Whatever refers to a table that is built anew is built anew with it.
        loop {
            let mut more = BTreeSet::new();
            for table in models.iter().flat_map(|tables| &tables.tables) {
                let refers = table.foreign_keys.iter().any(|key| scope.has(&key.target));
                if refers && !scope.has(&table.name) {
                    more.insert(table.name.clone());
                }
            }
            if more.is_empty() {
                break;
            }
            scope.0.append(&mut more);
        }
        for tables in models {
            scope.add_needs(tables, dialect);
        }
        scope
    }

    /// Whether a table is part of it.
    pub(super) fn has(&self, table: &str) -> bool {
        self.0.contains(table)
    }

    /// The statements that make the part of a model that is in scope.
    pub(super) fn create(&self, tables: &Tables, dialect: Dialect) -> String {
        let all = objects(tables, dialect);
        let owners = owners(&all);
        let mut out = String::new();
        for object in &all {
            if self.includes(object, &owners) {
                out.push_str(&object.create());
                out.push('\n');
            }
        }
        out
    }

    fn includes(&self, object: &Object<'_>, owners: &BTreeMap<String, String>) -> bool {
        object.table.as_ref().is_none_or(|table| {
            let owner = owners.get(&**table).map_or(&**table, String::as_str);
            self.has(owner)
        })
    }

    /// Adds every table that a statement of a table in scope names: what it refers to, and what its
    /// triggers read and write.
    fn add_needs(&mut self, tables: &Tables, dialect: Dialect) {
        let all = objects(tables, dialect);
        let owners = owners(&all);
        let names: BTreeSet<&str> = tables.tables.iter().map(|it| it.name.as_str()).collect();
        let mut done = vec![false; all.len()];
        loop {
            let before = self.0.len();
            for (object, done) in all.iter().zip(&mut done) {
                if *done || !self.includes(object, &owners) {
                    continue;
                }
                *done = true;
                let text = object.create();
                let quoted = text.split('"').skip(1).step_by(2);
                let found = quoted.filter(|name| names.contains(name));
                self.0.extend(found.map(str::to_owned));
            }
            if self.0.len() == before {
                return;
            }
        }
    }
}

/// The tables that views belong to, by the views' names.
fn owners(objects: &[Object<'_>]) -> BTreeMap<String, String> {
    let views = objects.iter().filter(|it| it.kind == ObjectKind::View);
    views
        .filter_map(|view| Some((view.name.to_string(), view.table.as_ref()?.to_string())))
        .collect()
}
