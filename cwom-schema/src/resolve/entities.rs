//! Entities: their options, and their fields in the order of the struct.

use std::collections::{BTreeMap, BTreeSet};

use super::Places;
use super::fields::{FieldDraft, Place, read_field};
use super::identifiers::{Style, check_rust_name, check_table_name};
use super::names::Names;
use super::sections::{self, DEFAULT_VERSION, Defaults};
use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::raw::{Data, Entry, Table};
use crate::schema::{
    Bounds, DefaultValue, DeleteRule, Embedded, Entity, EntityId, Expr, Field, FieldId, FieldKind,
    Generated, IntWidth, Length, Literal, Reference, Schema, Span, Timestamps, Type, ValueId,
};
use crate::suggest;

/// What later steps need to know about an entity besides its definition.
pub(crate) struct Draft<'a> {
    /// The entity's section.
    pub(crate) table: &'a Table,
    /// Whether mistakes were found in it.
    pub(crate) broken: bool,
    /// Fields by name.
    pub(crate) fields: BTreeMap<String, FieldId>,
    /// Names of fields that have mistakes: they exist, but nothing is known about them.
    pub(crate) broken_fields: BTreeSet<String>,
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
            broken_fields: BTreeSet::new(),
        };
        let entity = builder.resolve(places, diagnostics);
        let fields = entity
            .fields()
            .map(|(id, field)| (field.name.clone(), id))
            .collect();
        drafts.push(Draft {
            table: builder.table,
            broken: builder.table.broken
                || !builder.broken_fields.is_empty()
                || diagnostics.errors() > before,
            fields,
            broken_fields: builder.broken_fields,
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
    broken_fields: BTreeSet<String>,
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

    fn push_mixins(&mut self, places: &mut Places, diagnostics: &mut Diagnostics) {
        for (index, used) in self.table.items("use").iter().enumerate() {
            let Some(used) = used.text() else { continue };
            let again = self.table.items("use")[..index]
                .iter()
                .filter_map(crate::raw::Value::text)
                .find(|other| other.value == used.value);
            if let Some(first) = again {
                diagnostics
                    .error(
                        Code::DuplicateName,
                        used.span,
                        format!("the mixin `{}` is used twice", used.value),
                    )
                    .label(first.span, "first used here")
                    .help("leave one of them out");
                continue;
            }
            let Some(mixin) = self.names.mixin(&used.value) else {
                let known = self.names.mixin_names();
                diagnostics
                    .error(
                        Code::UnknownMixin,
                        used.span,
                        format!("there is no mixin `{}`", used.value.escape_debug()),
                    )
                    .help_or(
                        suggest::did_you_mean_or_one_of(&used.value, known),
                        "define it as `[mixin.name.fields]`",
                    );
                continue;
            };
            let Some(table) = mixin.value.table() else {
                continue;
            };
            for field in table.section("fields") {
                self.push_written(field, Place::Mixin, places, diagnostics);
            }
        }
    }

    fn push_written(
        &mut self,
        entry: &'a Entry,
        place: Place,
        places: &mut Places,
        diagnostics: &mut Diagnostics,
    ) {
        if self.is_duplicate(entry, diagnostics) {
            return;
        }
        // A mixin's fields are read once for each entity that uses it; its mistakes are told by the
        // pass over the mixins themselves.
        let enums = &self.schema.enums;
        let draft = if place == Place::Mixin {
            read_field(
                entry,
                &self.entry.key,
                place,
                self.names,
                enums,
                &mut Diagnostics::default(),
            )
        } else {
            read_field(
                entry,
                &self.entry.key,
                place,
                self.names,
                enums,
                diagnostics,
            )
        };
        let Some(draft) = draft else {
            self.broken_fields.insert(entry.key.clone());
            return;
        };
        self.push_draft(draft, places);
    }

    fn is_duplicate(&mut self, entry: &Entry, diagnostics: &mut Diagnostics) -> bool {
        // Few fields per entity: a scan costs less than a map.
        let Some(first) = self.fields.iter().find(|field| field.name == entry.key) else {
            return false;
        };
        if first.kind == FieldKind::Key {
            diagnostics
                .error(
                    Code::ReservedName,
                    entry.key_span,
                    "`id` is not written: every entity has it",
                )
                .help("choose how ids are made with the entity's key `id`");
            return true;
        }
        diagnostics
            .error(
                Code::DuplicateName,
                entry.key_span,
                format!("`{}` has two fields called `{}`", self.entry.key, entry.key),
            )
            .note("again here")
            .label(first.span, "first here")
            .label(self.entry.key_span, "in this entity")
            .help("rename one of them; a mixin's fields become the entity's own");
        true
    }

    fn push_draft(&mut self, draft: FieldDraft<'a>, places: &mut Places) {
        let options = draft.options;
        let flag = |key: &str| options.flag(key).unwrap_or(false);
        let is_reference = matches!(draft.ty, Type::Key(_));
        let suffixed = if is_reference {
            format!("{}_id", draft.name)
        } else {
            draft.name.clone()
        };
        let rust = draft
            .rust
            .map_or_else(|| suffixed.clone(), |text| text.value.clone());
        let column = draft.column.map_or(suffixed, |text| text.value.clone());
        let role_column = format!("{}_role", column.strip_suffix("_id").unwrap_or(&column));
        let kind = self.kind_of(&draft, &column);
        let field = Field {
            name: draft.name,
            rust,
            column,
            doc: draft.doc,
            ty: draft.ty,
            nullable: draft.nullable,
            default: if options.get("generated").is_some() {
                None
            } else {
                draft.default
            },
            kind,
            immutable: flag("immutable"),
            sensitive: flag("sensitive"),
            pattern: draft.pattern,
            span: draft.span,
        };
        let (name, immutable, span) = (field.name.clone(), field.immutable, field.span);
        for key in [
            "on_delete",
            "acyclic",
            "inverse",
            "column",
            "rust",
            "immutable",
        ] {
            if let Some(entry) = options.entry(key) {
                places.insert(span, key, entry.value.span);
            }
        }
        let reference = self.push(field, Some(options));
        if !(is_reference && flag("role")) {
            return;
        }
        let role = Field {
            rust: format!("{name}_role"),
            column: role_column,
            nullable: true,
            immutable,
            ..managed(
                &format!("{name}_role"),
                Type::String(Length {
                    min: Some(1),
                    max: Some(64),
                }),
                FieldKind::Role { of: reference },
                options.entry("role").map_or(span, |entry| entry.key_span),
            )
        };
        let role = self.push(role, None);
        if let FieldKind::Reference(reference) = &mut self.fields[reference.0].kind {
            reference.role = Some(role);
        }
    }

    fn kind_of(&self, draft: &FieldDraft<'_>, column: &str) -> FieldKind {
        let options = draft.options;
        match draft.ty {
            Type::Key(target) => FieldKind::Reference(Reference {
                target,
                on_delete: self.delete_rule(draft),
                inverse: options.text("inverse").map(|text| text.value.clone()),
                acyclic: options.flag("acyclic").unwrap_or(false),
                index: options.flag("index").unwrap_or(true),
                role: None,
                same_as: None,
            }),
            Type::Value(value)
                if options
                    .text("embed")
                    .is_some_and(|embed| embed.value == "columns") =>
            {
                let parts = &self.schema[value].fields;
                FieldKind::Embedded(Embedded {
                    value,
                    columns: parts
                        .iter()
                        .map(|part| format!("{column}_{}", part.column))
                        .collect(),
                })
            }
            // The expression needs all fields of the entity; it is put in later.
            _ if options.get("generated").is_some() => FieldKind::Generated(Generated {
                expr: Expr::Literal(Literal::Bool(true)),
            }),
            _ => FieldKind::Data,
        }
    }

    /// An inherited rule that the reference cannot follow falls back to refusing the delete.
    fn delete_rule(&self, draft: &FieldDraft<'_>) -> DeleteRule {
        let written = draft
            .options
            .text("on_delete")
            .and_then(|text| sections::delete_rule(&text.value));
        written.unwrap_or_else(|| {
            let flag = |key: &str| self.table.flag(key).unwrap_or(false);
            let frozen = flag("immutable") || flag("append_only");
            let audited = self.table.flag("audited").unwrap_or(self.defaults.audited);
            match self.defaults.on_delete {
                DeleteRule::SetNull if !draft.nullable || audited || frozen => DeleteRule::Restrict,
                DeleteRule::Cascade if frozen => DeleteRule::Restrict,
                rule => rule,
            }
        })
    }

    fn push_managed(
        &mut self,
        audited: bool,
        timestamps: Timestamps,
        diagnostics: &mut Diagnostics,
    ) {
        let span = |key: &str| {
            self.table
                .entry(key)
                .map_or(self.entry.key_span, |entry| entry.key_span)
        };
        let mut added = Vec::new();
        if let Some(version) = self.version(audited, diagnostics) {
            added.push(Field {
                default: Some(DefaultValue::Int(1)),
                ..managed(
                    &version,
                    Type::Int(IntWidth::I64, Bounds::default()),
                    FieldKind::Version,
                    span("version"),
                )
            });
        }
        if timestamps != Timestamps::None {
            added.push(Field {
                default: Some(DefaultValue::Now),
                immutable: true,
                ..managed(
                    "created_at",
                    Type::Timestamp,
                    FieldKind::CreatedAt,
                    span("timestamps"),
                )
            });
        }
        if timestamps == Timestamps::Both {
            added.push(Field {
                default: Some(DefaultValue::Now),
                ..managed(
                    "updated_at",
                    Type::Timestamp,
                    FieldKind::UpdatedAt,
                    span("timestamps"),
                )
            });
        }
        if self.table.flag("soft_delete") == Some(true) {
            added.push(Field {
                nullable: true,
                immutable: false,
                ..managed(
                    "deleted_at",
                    Type::Timestamp,
                    FieldKind::DeletedAt,
                    span("soft_delete"),
                )
            });
        }
        for field in added {
            if let Some(own) = self.fields.iter().find(|own| own.name == field.name) {
                diagnostics
                    .error(
                        Code::ReservedName,
                        own.span,
                        format!("the toolkit keeps a field called `{}` itself", field.name),
                    )
                    .label(field.span, format!("`{}` gets it here", self.entry.key))
                    .help(match field.kind {
                        FieldKind::Version => {
                            "rename the field, or name the lock with `version = \"…\"`"
                        }
                        FieldKind::DeletedAt => "rename the field, or leave `soft_delete` out",
                        _ => "rename the field, or choose with the key `timestamps`",
                    });
                continue;
            }
            self.push(field, None);
        }
    }

    /// Audited entities always have a version: it numbers the entries of their history.
    fn version(&self, audited: bool, diagnostics: &mut Diagnostics) -> Option<String> {
        let inherited = self.defaults.version.clone();
        match self
            .table
            .get("version")
            .map(|value| (&value.data, value.span))
        {
            Some((Data::Text(name), _)) => {
                sections::check_version_name(name, diagnostics);
                Some(name.value.clone())
            }
            Some((Data::Bool(false), span)) if audited => {
                diagnostics
                    .error(
                        Code::AuditedWithoutVersion,
                        span,
                        format!("`{}` is audited, so it needs a version", self.entry.key),
                    )
                    .help("leave `version` out, or write `audited = false`");
                None
            }
            Some((Data::Bool(false), _)) => None,
            _ if audited => Some(inherited.unwrap_or_else(|| DEFAULT_VERSION.to_owned())),
            _ => inherited,
        }
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
                draft.broken_fields.insert(field.name.clone());
                draft.broken = true;
            }
        }
    }
}

/// A field that the toolkit adds; `id` and its like never change.
pub(crate) fn managed(name: &str, ty: Type, kind: FieldKind, span: Span) -> Field {
    Field {
        name: name.to_owned(),
        rust: name.to_owned(),
        column: name.to_owned(),
        doc: String::new(),
        ty,
        nullable: false,
        default: None,
        immutable: kind == FieldKind::Key,
        kind,
        sensitive: false,
        pattern: None,
        span,
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
