//! The tree to a [`Schema`]: names become ids, defaults are filled in.
//!
//! Identities come before contents: every definition has its id before the first field is read, so
//! that forward and circular references need no second thought. A definition with mistakes still
//! has its name, so that what refers to it is not reported as well.

mod defaults;
mod entities;
mod enums;
mod evolution;
mod expressions;
mod fields;
mod identifiers;
mod keys;
mod links;
mod names;
mod patterns;
mod same_as;
mod sections;
mod states;
mod types;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostics;
use crate::raw::Table;
use crate::schema::{EntityId, Evolution, Link, Schema, Span};

use names::Names;
pub(crate) use sections::{MAX_TEXT_ID, id_strategy};
pub(crate) use types::SCALARS;

/// What resolving yields: a schema, and which of its parts are not to be trusted.
pub(crate) struct Resolved {
    /// The schema; complete only when nothing was reported.
    pub(crate) schema: Schema,
    /// Entities in which mistakes were found; rules over several keys leave them alone.
    pub(crate) broken: BTreeSet<EntityId>,
    /// The place of the name that each table, key and index was given, for messages.
    pub(crate) places: Places,
}

/// Places of keys that the schema itself does not keep.
#[derive(Debug, Default)]
pub(crate) struct Places {
    places: BTreeMap<(Span, &'static str), Span>,
}

impl Places {
    /// Remembers where `key` of the field, link or entity at `definition` stands.
    pub(crate) fn insert(&mut self, definition: Span, key: &'static str, place: Span) {
        self.places.insert((definition, key), place);
    }

    /// Where `key` of the definition stands; the definition itself when the key is not written.
    pub(crate) fn get(&self, definition: Span, key: &'static str) -> Span {
        self.written(definition, key).unwrap_or(definition)
    }

    /// Where `key` of the definition stands, when it is written.
    pub(crate) fn written(&self, definition: Span, key: &'static str) -> Option<Span> {
        self.places.get(&(definition, key)).copied()
    }
}

/// Resolves the whole tree.
pub(crate) fn resolve(root: &Table, diagnostics: &mut Diagnostics) -> Resolved {
    let model = sections::resolve_model(root, diagnostics);
    let defaults = sections::resolve_defaults(root, diagnostics);
    let audit = sections::resolve_audit(root, diagnostics);
    let names = Names::collect(root, diagnostics);
    let enums = enums::resolve_enums(&names, diagnostics);
    let (values, broken_values) = values::resolve_values(&names, &enums, diagnostics);

    let mut schema = Schema {
        name: model.name,
        doc: model.doc,
        dialects: model.dialects,
        generate: sections::resolve_generate(root, diagnostics),
        audit,
        enums,
        values,
        entities: Vec::new(),
        links: Vec::new(),
        evolution: Evolution::default(),
    };
    entities::check_mixins(root, &schema, &names, diagnostics);
    let mut places = Places::default();
    let mut drafts =
        entities::resolve_entities(&mut schema, &names, &defaults, &mut places, diagnostics);
    entities::distrust_embedded(&schema, &mut drafts, &broken_values);
    defaults::check_empty_objects(&schema, diagnostics);
    same_as::resolve_same_as(&mut schema, &mut drafts, diagnostics);
    schema.links = links::resolve_links(&schema, &names, &mut drafts, &mut places, diagnostics);
    keys::resolve_keys(&mut schema, &mut drafts, diagnostics);
    let links_by_name = links_by_name(&schema.links);
    states::resolve_states(
        &mut schema,
        &mut drafts,
        &links_by_name,
        &mut places,
        diagnostics,
    );

    schema.evolution = evolution::resolve_evolution(root, &schema, &names, diagnostics);

    let broken = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.broken)
        .map(|(index, _)| EntityId(index))
        .collect();
    Resolved {
        schema,
        broken,
        places,
    }
}

/// Links by owner and name, since a spec may have thousands.
fn links_by_name(links: &[Link]) -> BTreeMap<(EntityId, String), usize> {
    links
        .iter()
        .enumerate()
        .map(|(index, link)| ((link.owner, link.name.clone()), index))
        .collect()
}
