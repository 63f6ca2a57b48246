//! A schema taken apart into facts: what is compared, digested and shown is this one list.

mod object;
mod part;
mod table;

use std::collections::BTreeMap;

use crate::{Dialect, Facet, ObjectKind, ObjectPath, PhysicalSchema};

/// All facts of a schema that count, by object and facet.
pub(crate) type Facts = BTreeMap<ObjectPath, Facets>;

/// The facts of one object. A facet that is not stated is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facets(BTreeMap<Facet, String>);

/// The facts of a schema that count.
pub(crate) fn facts(schema: &PhysicalSchema) -> Facts {
    let mut collector = Collector {
        facts: Facts::new(),
        fold: schema.dialect == Dialect::Sqlite,
    };
    collector.add(
        ObjectPath::free(ObjectKind::Schema, ""),
        Facets::default().with(Facet::Dialect, schema.dialect.to_string()),
    );
    collector.objects(schema);
    for (name, table) in &schema.tables {
        collector.table(name, table);
    }
    for (name, view) in &schema.views {
        collector.view(name, view);
    }
    collector.facts
}

impl Facets {
    /// States a facet.
    fn with(mut self, facet: Facet, text: impl Into<String>) -> Self {
        self.0.insert(facet, text.into());
        self
    }

    /// States a facet that may not be there.
    fn with_some(self, facet: Facet, text: Option<impl Into<String>>) -> Self {
        match text {
            Some(text) => self.with(facet, text),
            None => self,
        }
    }

    /// States a facet that is only there when a condition holds.
    fn with_if(self, facet: Facet, holds: bool, text: &str) -> Self {
        self.with_some(facet, holds.then_some(text))
    }

    /// States a list, unless it is empty.
    fn with_list(self, facet: Facet, items: &[String]) -> Self {
        self.with_some(facet, (!items.is_empty()).then(|| items.join(", ")))
    }

    /// The text of a facet.
    pub(crate) fn get(&self, facet: Facet) -> Option<&String> {
        self.0.get(&facet)
    }

    /// The facets that are stated here, there or in both.
    pub(crate) fn either<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Facet> + 'a {
        let only_there = other.0.keys().filter(|facet| !self.0.contains_key(facet));
        let mut all: Vec<Facet> = self.0.keys().chain(only_there).copied().collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// How many are stated.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// All in one line, for an object that stands on one side only.
    pub(crate) fn summary(&self) -> String {
        let stated: Vec<String> = self
            .0
            .iter()
            .map(|(facet, text)| match facet {
                // What stands first is understood without its name.
                Facet::Type | Facet::Columns | Facet::Expression | Facet::Parts => text.clone(),
                _ => format!("{facet} {text}"),
            })
            .collect();
        stated.join("; ")
    }
}

impl IntoIterator for Facets {
    type Item = (Facet, String);
    type IntoIter = std::collections::btree_map::IntoIter<Facet, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Collects facts, with names as the engine compares them.
struct Collector {
    facts: Facts,
    /// Whether names that differ in case only are the same.
    fold: bool,
}

impl Collector {
    fn add(&mut self, path: ObjectPath, facets: Facets) {
        let path = ObjectPath {
            table: path.table.map(|table| self.name(&table)),
            kind: path.kind,
            name: self.name(&path.name),
        };
        self.facts.insert(path, facets);
    }

    /// A name, or the text that stands for one. What a text quotes keeps its case.
    fn name(&self, name: &str) -> String {
        if !self.fold {
            return name.to_owned();
        }
        let mut quoted = false;
        name.chars()
            .map(|c| {
                quoted ^= c == '\'';
                if quoted { c } else { c.to_ascii_lowercase() }
            })
            .collect()
    }

    /// Names in one text. A name that holds a comma is quoted, so that two lists which differ
    /// have two texts.
    fn names(&self, names: &[String]) -> String {
        let names: Vec<String> = names
            .iter()
            .map(|name| {
                let name = self.name(name);
                if name.contains([',', '"']) {
                    format!("\"{}\"", name.replace('"', "\"\""))
                } else {
                    name
                }
            })
            .collect();
        names.join(", ")
    }
}
