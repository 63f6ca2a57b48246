//! Which tables have to be built again together.

use std::collections::BTreeSet;

use crate::mapping::Mapping;
use crate::snapshot::{Snapshot, Table};

/// The tables that are built again, by their new names.
pub(super) struct Closure {
    asked: BTreeSet<String>,
    all: BTreeSet<String>,
}

impl Closure {
    /// The tables asked for, and every table whose rows would change when one of them is dropped.
    pub(super) fn new(mapping: &Mapping<'_>, asked: BTreeSet<String>) -> Self {
        let mut all = asked.clone();
        loop {
            let mut more = Vec::new();
            for (name, old, _) in mapping.kept() {
                let loses = old.foreign_keys.values().any(|key| {
                    let goes = match mapping.new_name(&key.target) {
                        Some(target) => all.contains(target),
                        None => true,
                    };
                    key.is_destructive() && goes
                });
                if loses && !all.contains(name) {
                    more.push(name.to_owned());
                }
            }
            if more.is_empty() {
                return Self { asked, all };
            }
            all.extend(more);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn contains(&self, table: &str) -> bool {
        self.all.contains(table)
    }

    /// Tier and tables, for the header.
    pub(super) fn tier(&self, deferred: bool) -> String {
        if self.all.is_empty() {
            return if deferred { "T1" } else { "T0" }.to_owned();
        }
        let tier = if self.all == self.asked { "T1" } else { "T2" };
        let names: Vec<&str> = self.all.iter().map(String::as_str).collect();
        format!("{tier} closure={}", names.join(","))
    }

    /// The tables with their old and new shapes, those that are referred to first.
    pub(super) fn tables<'m>(
        &self,
        mapping: &'m Mapping<'_>,
    ) -> Vec<(&'m str, &'m Table, &'m Table)> {
        let mut tables: Vec<_> = mapping.kept().filter(|it| self.contains(it.0)).collect();
        let order = parents_first(mapping.to, tables.iter().map(|it| it.0));
        tables.sort_by_key(|it| order.iter().position(|name| *name == it.0));
        tables
    }

    /// The new names in an order in which the old tables can go: those that refer first.
    pub(super) fn drop_order<'m>(&self, mapping: &'m Mapping<'_>) -> Vec<&'m str> {
        let old = mapping.kept().filter(|it| self.contains(it.0));
        let old: Vec<&str> = old.filter_map(|it| mapping.old_name(it.0)).collect();
        let order = parents_first(mapping.from, old.into_iter());
        let names = order.into_iter().rev();
        names.filter_map(|name| mapping.new_name(name)).collect()
    }
}

/// The tables that go for good, those that refer first.
pub(super) fn order_gone<'m>(mapping: &'m Mapping<'_>) -> Vec<&'m str> {
    let mut gone = parents_first(mapping.from, mapping.gone());
    gone.reverse();
    gone
}

/// Tables in an order in which one follows those that it refers to, as far as there is no circle.
pub(crate) fn parents_first<'n>(
    snapshot: &Snapshot,
    names: impl Iterator<Item = &'n str>,
) -> Vec<&'n str> {
    let mut left: Vec<&str> = names.collect();
    left.sort_unstable();
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let refers = |name: &str| {
            let table = snapshot.tables.get(name);
            table.is_some_and(|table| {
                let mut keys = table.foreign_keys.values();
                keys.any(|key| key.target != name && left.contains(&key.target.as_str()))
            })
        };
        // In a circle somebody has to be first: the first by name.
        let next = left.iter().position(|name| !refers(name)).unwrap_or(0);
        order.push(left.remove(next));
    }
    order
}
