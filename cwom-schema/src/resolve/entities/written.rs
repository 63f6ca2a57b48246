//! The fields that a person writes, in the entity itself or in its mixins.

use super::{Builder, managed};
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Entry, Table};
use crate::resolve::fields::{FieldDraft, Place, read_field};
use crate::resolve::{Places, sections};
use crate::schema::{
    DeleteRule, Embedded, Expr, Field, FieldId, FieldKind, Generated, Length, Literal, Reference,
    Type,
};
use crate::suggest;

/// Keys whose places the checks point at.
const PLACED: [&str; 7] = [
    "on_delete",
    "acyclic",
    "inverse",
    "column",
    "rust",
    "immutable",
    "generated",
];

impl<'a> Builder<'_, 'a> {
    pub(super) fn push_mixins(&mut self, places: &mut Places, diagnostics: &mut Diagnostics) {
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
                self.doubtful.incomplete = true;
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

    pub(super) fn push_written(
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
            self.doubtful.insert(&entry.key);
            return;
        };
        self.push_draft(draft, places, diagnostics);
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

    fn push_draft(
        &mut self,
        draft: FieldDraft<'a>,
        places: &mut Places,
        diagnostics: &mut Diagnostics,
    ) {
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
        for key in PLACED {
            if let Some(entry) = options.entry(key) {
                places.insert(field.span, key, entry.value.span);
            }
        }
        let reference = self.push(field, Some(options));
        if is_reference && flag("role") {
            self.push_role(reference, role_column, options, diagnostics);
        }
    }

    /// The free label directly after its reference.
    fn push_role(
        &mut self,
        reference: FieldId,
        column: String,
        options: &Table,
        diagnostics: &mut Diagnostics,
    ) {
        let field = &self.fields[reference.0];
        let (name, immutable) = (format!("{}_role", field.name), field.immutable);
        let span = options
            .entry("role")
            .map_or(field.span, |entry| entry.key_span);
        if let Some(taken) = self.fields.iter().find(|field| field.name == name) {
            diagnostics
                .error(
                    Code::DuplicateName,
                    span,
                    format!("the label of this reference is called `{name}`, like another field"),
                )
                .label(taken.span, "first here")
                .help("rename the field, or leave `role` out");
            return;
        }
        let length = Length {
            min: Some(1),
            max: Some(64),
        };
        let role = Field {
            column,
            nullable: true,
            immutable,
            ..managed(
                &name,
                Type::String(length),
                FieldKind::Role { of: reference },
                span,
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
}
