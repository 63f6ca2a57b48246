//! Facts of what stands beside tables and views.

use super::{Collector, Facets};
use crate::{Facet, ObjectKind, ObjectPath, PhysicalSchema};

impl Collector {
    pub(super) fn objects(&mut self, schema: &PhysicalSchema) {
        for (name, it) in &schema.enums {
            // Values are quoted, since one may hold a comma.
            let values: Vec<String> = it
                .values
                .iter()
                .map(|value| format!("'{}'", value.replace('\'', "''")))
                .collect();
            let facets = Facets::default()
                .with(Facet::Values, values.join(", "))
                .with_some(Facet::Comment, it.comment.as_deref());
            self.add(ObjectPath::free(ObjectKind::Enum, name), facets);
        }
        for (name, sequence) in &schema.sequences {
            let owner = sequence
                .owned_by
                .as_ref()
                .map(|(table, column)| format!("{table}.{column}"));
            let facets = Facets::default()
                .with(Facet::Definition, &sequence.definition)
                .with_some(Facet::OwnedBy, owner)
                .with_some(Facet::Comment, sequence.comment.as_deref());
            self.add(ObjectPath::free(ObjectKind::Sequence, name), facets);
        }
        for (name, function) in &schema.functions {
            let security = if function.security_definer {
                "DEFINER"
            } else {
                "INVOKER"
            };
            let facets = Facets::default()
                .with(Facet::Kind, &function.kind)
                .with(Facet::Arguments, &function.arguments)
                .with_some(Facet::Result, function.result.as_deref())
                .with(Facet::Language, &function.language)
                .with(Facet::Volatility, &function.volatility)
                .with(Facet::Security, security)
                .with_list(Facet::Settings, &function.settings)
                .with_list(Facet::Options, &function.options)
                .with(Facet::Body, &function.body)
                .with_some(Facet::Comment, function.comment.as_deref());
            self.add(ObjectPath::free(ObjectKind::Function, name), facets);
        }
        for other in schema.others.values() {
            let name = format!("{} {}", other.kind, other.name);
            let path = match &other.table {
                Some(table) => ObjectPath::part(table, ObjectKind::Other, name),
                None => ObjectPath::free(ObjectKind::Other, name),
            };
            let facets = Facets::default()
                .with(Facet::Definition, &other.definition)
                .with_some(Facet::Comment, other.comment.as_deref());
            self.add(path, facets);
        }
    }
}
