//! Keys, checks and indexes of one table.

use std::collections::BTreeMap;

use super::{Differ, moved};
use crate::op::{Part, TableOp};
use crate::snapshot::Table;

impl Differ<'_> {
    pub(super) fn parts(&mut self, name: &str, old: &Table, new: &Table) {
        let (one, two) = (&old.primary_key, &new.primary_key);
        if one.columns != two.columns {
            self.push(name, TableOp::ChangePrimaryKey);
        } else if one.name != two.name {
            let change = TableOp::Rename {
                part: Part::PrimaryKey,
                from: one.name.clone(),
                to: two.name.clone(),
            };
            self.push(name, change);
        }
        if old.monthly != new.monthly {
            self.push(name, TableOp::ChangePartitions);
        }
        self.part(name, Part::Unique, &old.uniques, &new.uniques);
        let (one, two) = (&old.foreign_keys, &new.foreign_keys);
        self.part(name, Part::ForeignKey, one, two);
        self.part(name, Part::Check, &old.checks, &new.checks);
        self.part(name, Part::Index, &old.indexes, &new.indexes);
    }

    fn part<T: PartialEq>(
        &mut self,
        table: &str,
        part: Part,
        old: &BTreeMap<String, T>,
        new: &BTreeMap<String, T>,
    ) {
        let renamed = moved::renamed(old, new);
        let was = |name: &String| renamed.iter().any(|(from, _)| from == name);
        let is = |name: &String| renamed.iter().any(|(_, to)| to == name);
        for (from, to) in &renamed {
            let change = TableOp::Rename {
                part,
                from: from.clone(),
                to: to.clone(),
            };
            self.push(table, change);
        }
        for name in old.keys() {
            if !new.contains_key(name) && !was(name) {
                self.push(table, TableOp::Drop(part, name.clone()));
            }
        }
        for (name, thing) in new {
            match old.get(name) {
                None if !is(name) => self.push(table, TableOp::Add(part, name.clone())),
                Some(old) if old != thing => {
                    self.push(table, TableOp::Change(part, name.clone()));
                }
                _ => {}
            }
        }
    }
}
