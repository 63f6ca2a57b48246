//! The rules that concern more than one key: one `check_*` function for each, with its reason.
//!
//! An entity in which mistakes were found already is left alone, so that nobody reads what merely
//! follows from them.

mod columns;
mod cycles;
mod frozen;
mod indexes;
mod relations;
mod rust_names;
mod states;
mod tables;

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostics;
use crate::resolve::Resolved;
use crate::schema::{Entity, EntityId, Link, Span};

/// Checks a resolved spec.
pub(crate) fn check(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    tables::check_table_names(resolved, diagnostics);
    tables::check_index_names(resolved, diagnostics);
    columns::check_entity_columns(resolved, diagnostics);
    columns::check_link_columns(resolved, diagnostics);
    columns::check_generated_columns(resolved, diagnostics);
    rust_names::check_type_names(resolved, diagnostics);
    rust_names::check_modules(resolved, diagnostics);
    rust_names::check_field_names(resolved, diagnostics);
    relations::check_relation_names(resolved, diagnostics);
    relations::check_self_relations(resolved, diagnostics);
    relations::check_delete_rules(resolved, diagnostics);
    frozen::check_frozen_entities(resolved, diagnostics);
    states::check_state_fields(resolved, diagnostics);
    states::check_reachable(resolved, diagnostics);
    states::check_contradictions(resolved, diagnostics);
    cycles::check_required_cycles(resolved, diagnostics);
    cycles::check_value_cycles(resolved, diagnostics);
    indexes::check_duplicate_indexes(resolved, diagnostics);
    indexes::check_redundant_indexes(resolved, diagnostics);
}

/// Names that are taken, without regard to case: no engine's file system, shell or reader should
/// have to tell `Book` from `book`.
#[derive(Default)]
struct Taken {
    names: BTreeMap<String, (String, Span)>,
}

impl Taken {
    /// Takes a name; when it was taken before, returns by what and where.
    fn take(&mut self, name: &str, by: impl Into<String>, at: Span) -> Option<(String, Span)> {
        let key = name.to_ascii_lowercase();
        if let Some((by, first)) = self.names.get(&key) {
            return Some((by.clone(), *first));
        }
        self.names.insert(key, (by.into(), at));
        None
    }
}

impl Resolved {
    /// The entities without mistakes so far.
    fn sound_entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.schema
            .entities()
            .filter(|(id, _)| !self.broken.contains(id))
    }

    /// The links; those with mistakes are not in the schema at all.
    fn links(&self) -> impl Iterator<Item = &Link> {
        self.schema.links.iter()
    }
}
