//! Identities: which names a spec defines, and as what.

use std::collections::BTreeMap;

use super::identifiers::{Style, check_name};
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Entry, Table};
use crate::schema::{EntityId, EnumId, Span, ValueId};
use crate::suggest;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Definition {
    /// An enum.
    Enum(EnumId),
    /// A value type.
    Value(ValueId),
    /// An entity.
    Entity(EntityId),
}

impl Definition {
    /// The word for messages, with its article.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Enum(_) => "an enum",
            Self::Value(_) => "a value type",
            Self::Entity(_) => "an entity",
        }
    }
}

/// All names of a spec.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    definitions: BTreeMap<&'a str, (Definition, Span)>,
    mixins: BTreeMap<&'a str, &'a Entry>,
    /// The sections of the entities, by id.
    pub(crate) entities: Vec<&'a Entry>,
    /// The sections of the enums, by id.
    pub(crate) enums: Vec<&'a Entry>,
    /// The sections of the value types, by id.
    pub(crate) values: Vec<&'a Entry>,
}

impl<'a> Names<'a> {
    /// Gives every definition its id, in the order of the spec.
    pub(crate) fn collect(root: &'a Table, diagnostics: &mut Diagnostics) -> Self {
        let mut names = Self::default();
        for entry in root.section("enum") {
            names.define(
                entry,
                Definition::Enum(EnumId(names.enums.len())),
                diagnostics,
            );
            names.enums.push(entry);
        }
        for entry in root.section("value") {
            names.define(
                entry,
                Definition::Value(ValueId(names.values.len())),
                diagnostics,
            );
            names.values.push(entry);
        }
        for entry in root.section("entity") {
            names.define(
                entry,
                Definition::Entity(EntityId(names.entities.len())),
                diagnostics,
            );
            names.entities.push(entry);
        }
        for entry in root.section("mixin") {
            check_name(
                &entry.key,
                entry.key_span,
                "mixin name",
                Style::Snake,
                diagnostics,
            );
            names.mixins.insert(&entry.key, entry);
        }
        names
    }

    fn define(&mut self, entry: &'a Entry, definition: Definition, diagnostics: &mut Diagnostics) {
        check_name(
            &entry.key,
            entry.key_span,
            "name",
            Style::Camel,
            diagnostics,
        );
        let Some((first, span)) = self.definitions.get(entry.key.as_str()).copied() else {
            self.definitions
                .insert(&entry.key, (definition, entry.key_span));
            return;
        };
        let (earlier, later) = if span < entry.key_span {
            ((first, span), (definition, entry.key_span))
        } else {
            ((definition, entry.key_span), (first, span))
        };
        diagnostics
            .error(
                Code::DuplicateDefinition,
                later.1,
                format!("`{}` is already {}", entry.key, earlier.0.kind()),
            )
            .note(format!("again as {}", later.0.kind()))
            .label(earlier.1, "first defined here")
            .help("enums, value types and entities share one set of names");
    }

    /// What `name` stands for.
    pub(crate) fn get(&self, name: &str) -> Option<Definition> {
        self.definitions
            .get(name)
            .map(|(definition, _)| *definition)
    }

    /// The fields' section of the mixin called `name`.
    pub(crate) fn mixin(&self, name: &str) -> Option<&'a Entry> {
        self.mixins.get(name).copied()
    }

    /// The mixins' names.
    pub(crate) fn mixin_names(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.mixins.keys().copied()
    }

    /// The entities' names.
    pub(crate) fn entity_names(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a, '_> {
        self.entities.iter().map(|entry| entry.key.as_str())
    }

    /// A help line for a type that does not exist, from everything that could be meant.
    pub(crate) fn suggest_type(&self, name: &str, scalars: &[&'static str]) -> Option<String> {
        let defined: Vec<&str> = self.definitions.keys().copied().collect();
        let nearest = suggest::nearest(name, scalars.iter().copied().chain(defined))?;
        Some(match self.get(nearest) {
            Some(Definition::Entity(_)) => {
                format!(
                    "did you mean the entity `{nearest}`? A reference is written `-> {nearest}`"
                )
            }
            _ => format!("did you mean `{nearest}`?"),
        })
    }
}
