//! Entities: their options, and their fields in the order of the struct.

mod managed;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use super::Places;
use super::fields::{Place, read_field};
use super::identifiers::{Style, check_rust_name, check_table_name};
use super::names::Names;
use super::sections::{self, Defaults};
use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::raw::{Entry, Table};
use crate::schema::{
    Entity, EntityId, Field, FieldId, FieldKind, Schema, Timestamps, Type, ValueId,
};
pub(crate) use managed::managed;

/// Names of fields and links that have mistakes. They exist, so whoever uses them makes no mistake.
#[derive(Debug, Default)]
pub(crate) struct Doubtful {
    names: BTreeSet<String>,
    /// Whether fields are missing of which not even the names are known.
    incomplete: bool,
}

impl Doubtful {
    /// Marks one name.
    pub(crate) fn insert(&mut self, name: &str) {
        self.names.insert(name.to_owned());
    }

    /// Whether the name may exist.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.incomplete || self.names.contains(name)
    }

    /// Whether every name is known.
    fn is_empty(&self) -> bool {
        self.names.is_empty() && !self.incomplete
    }
}

/// What later steps need to know about an entity besides its definition.
pub(crate) struct Draft<'a> {
    /// The entity's section.
    pub(crate) table: &'a Table,
    /// Whether mistakes were found in it.
    pub(crate) broken: bool,
    /// Fields by name.
    pub(crate) fields: BTreeMap<String, FieldId>,
    /// Names that exist, but of which nothing is known.
    pub(crate) doubtful: Doubtful,
    /// What is written about each field; `None` for fields that the toolkit adds.
    pub(crate) options: Vec<Option<&'a Table>>,
}

static EMPTY: Table = Table {
    entries: Vec::new(),
    broken: false,
};

/// Resolves every entity into `schema`, all but its keys, links, agreements and states.
pub(crate) fn resolve_entities<'a>(
    schema: &mut Schema,
    names: &Names<'a>,
    defaults: &Defaults,
    places: &mut Places,
    diagnostics: &mut Diagnostics,
) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (index, entry) in names.entities.iter().enumerate() {
        let before = diagnostics.errors();
        let mut builder = Builder {
            id: EntityId(index),
            entry,
            table: entry.value.table().unwrap_or(&EMPTY),
            schema,
            names,
            defaults,
            fields: Vec::new(),
            options: Vec::new(),
            doubtful: Doubtful::default(),
        };
        let entity = builder.resolve(places, diagnostics);
        builder.doubtful.incomplete |=
            builder.table.broken && builder.table.table("fields").is_none();
        let fields = entity
            .fields()
            .map(|(id, field)| (field.name.clone(), id))
            .collect();
        drafts.push(Draft {
            table: builder.table,
            broken: builder.table.broken
                || !builder.doubtful.is_empty()
                || diagnostics.errors() > before,
            fields,
            doubtful: builder.doubtful,
            options: builder.options,
        });
        schema.entities.push(entity);
    }
    drafts
}

struct Builder<'b, 'a> {
    id: EntityId,
    entry: &'b Entry,
    table: &'a Table,
    schema: &'b Schema,
    names: &'b Names<'a>,
    defaults: &'b Defaults,
    fields: Vec<Field>,
    options: Vec<Option<&'a Table>>,
    doubtful: Doubtful,
}

impl<'a> Builder<'_, 'a> {
    fn resolve(&mut self, places: &mut Places, diagnostics: &mut Diagnostics) -> Entity {
        let table = self.table;
        let span = self.entry.key_span;
        for key in [
            "table",
            "version",
            "timestamps",
            "soft_delete",
            "audited",
            "immutable",
            "append_only",
            "rust_module",
        ] {
            if let Some(entry) = table.entry(key) {
                places.insert(span, key, entry.value.span);
            }
        }
        if let Some(name) = table.text("table") {
            check_table_name(&name.value, name.span, diagnostics);
        }
        let module = self.resolve_module(diagnostics);
        let immutable = table.flag("immutable").unwrap_or(false);
        let append_only = table.flag("append_only").unwrap_or(false);
        let audited = table.flag("audited").unwrap_or(self.defaults.audited);
        let timestamps = self.resolve_timestamps(immutable || append_only);

        self.push_key();
        let id = match table.text("id") {
            Some(text) => sections::id_strategy(&text.value).unwrap_or(self.defaults.id),
            None => self.defaults.id,
        };
        for field in table.section("fields") {
            self.push_written(field, Place::Entity, places, diagnostics);
        }
        self.push_mixins(places, diagnostics);
        self.push_managed(audited, timestamps, diagnostics);
        if table
            .table("fields")
            .is_some_and(|fields| fields.entries.is_empty() && !fields.broken)
            && table.items("use").is_empty()
            && !table.broken
        {
            diagnostics
                .error(
                    Code::EmptyDefinition,
                    span,
                    format!("the entity `{}` has no fields", self.entry.key),
                )
                .help(format!(
                    "add one under `[entity.{}.fields]`: `name = \"type\"`",
                    self.entry.key
                ));
        }
        Entity {
            name: self.entry.key.clone(),
            module,
            doc: table.text_or_empty("doc"),
            table: table.text_or_empty("table"),
            id,
            fields: std::mem::take(&mut self.fields),
            immutable,
            append_only,
            audited,
            images: table
                .text("images")
                .and_then(|text| sections::images(&text.value))
                .unwrap_or(self.schema.audit.images),
            timestamps,
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            states: None,
            span,
        }
    }

    fn resolve_module(&self, diagnostics: &mut Diagnostics) -> String {
        if let Some(module) = self.table.text("rust_module") {
            check_rust_name(
                &module.value,
                module.span,
                "the module",
                Style::Snake,
                diagnostics,
            );
            return module.value.clone();
        }
        let module = name::snake_case(&self.entry.key);
        if name::is_rust_keyword(&module) {
            diagnostics
                .error(
                    Code::RustKeyword,
                    self.entry.key_span,
                    format!(
                        "the module of `{}` would be `{module}`, a keyword of Rust",
                        self.entry.key
                    ),
                )
                .help("give the module another name with `rust_module = \"…\"`");
        }
        module
    }

    /// Rows that never change have no `updated_at`. An inherited "both" gives way in silence; a
    /// written one is reported by the checks.
    fn resolve_timestamps(&self, frozen: bool) -> Timestamps {
        let written = self
            .table
            .text("timestamps")
            .and_then(|text| sections::timestamps(&text.value));
        match written {
            Some(timestamps) => timestamps,
            None if frozen && self.defaults.timestamps == Timestamps::Both => Timestamps::Created,
            None => self.defaults.timestamps,
        }
    }

    fn push_key(&mut self) {
        let key = managed(
            "id",
            Type::Key(self.id),
            FieldKind::Key,
            self.entry.key_span,
        );
        self.push(key, None);
    }

    fn push(&mut self, field: Field, options: Option<&'a Table>) -> FieldId {
        self.fields.push(field);
        self.options.push(options);
        FieldId(self.fields.len() - 1)
    }
}

/// Nothing is known of a field whose parts have mistakes.
pub(crate) fn distrust_embedded(
    schema: &Schema,
    drafts: &mut [Draft<'_>],
    broken: &BTreeSet<ValueId>,
) {
    for (entity, draft) in schema.entities.iter().zip(drafts) {
        for field in &entity.fields {
            if let FieldKind::Embedded(embedded) = &field.kind
                && broken.contains(&embedded.value)
            {
                draft.doubtful.insert(&field.name);
                draft.broken = true;
            }
        }
    }
}

/// Tells the mistakes of the mixins, once each, whether or not they are used.
pub(crate) fn check_mixins(
    root: &Table,
    schema: &Schema,
    names: &Names<'_>,
    diagnostics: &mut Diagnostics,
) {
    for mixin in root.section("mixin") {
        let Some(table) = mixin.value.table() else {
            continue;
        };
        for field in table.section("fields") {
            read_field(
                field,
                &mixin.key,
                Place::Mixin,
                names,
                &schema.enums,
                diagnostics,
            );
        }
    }
}
