//! Links: many-to-many relations.

use std::collections::BTreeMap;

use super::Places;
use super::entities::{Draft, managed};
use super::fields::{Place, read_field};
use super::identifiers::{Style, check_name, check_rust_name, check_table_name};
use super::names::{Definition, Names};
use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::raw::{Entry, Table, Text, Value};
use crate::schema::{DefaultValue, EntityId, Field, FieldKind, Length, Link, Schema, Span, Type};
use crate::suggest;

/// Resolves the links of every entity, grouped by owner.
pub(crate) fn resolve_links(
    schema: &Schema,
    names: &Names<'_>,
    drafts: &mut [Draft<'_>],
    places: &mut Places,
    diagnostics: &mut Diagnostics,
) -> Vec<Link> {
    let mut links = Vec::new();
    for (index, draft) in drafts.iter_mut().enumerate() {
        let owner = EntityId(index);
        for entry in draft.table.section("links") {
            let before = diagnostics.errors();
            let Some(table) = entry.value.table().filter(|table| !table.broken) else {
                draft.doubtful.insert(&entry.key);
                draft.broken = true;
                continue;
            };
            let context = Context {
                schema,
                names,
                owner,
                entry,
                table,
            };
            let link = context.resolve(places, diagnostics);
            if diagnostics.errors() > before {
                draft.doubtful.insert(&entry.key);
                draft.broken = true;
            } else {
                links.extend(link);
            }
        }
    }
    links
}

struct Context<'c, 'a> {
    schema: &'c Schema,
    names: &'c Names<'a>,
    owner: EntityId,
    entry: &'c Entry,
    table: &'c Table,
}

impl Context<'_, '_> {
    fn resolve(&self, places: &mut Places, diagnostics: &mut Diagnostics) -> Option<Link> {
        let (entry, table) = (self.entry, self.table);
        let owner = &self.schema[self.owner];
        check_name(
            &entry.key,
            entry.key_span,
            "link name",
            Style::Snake,
            diagnostics,
        );
        for key in [
            "to",
            "table",
            "inverse",
            "rust",
            "acyclic",
            "irreflexive",
            "columns",
        ] {
            if let Some(written) = table.entry(key) {
                places.insert(entry.key_span, key, written.value.span);
            }
        }
        let target = self.resolve_target(table.text("to")?, diagnostics);
        let join_table = table.text("table")?;
        check_table_name(&join_table.value, join_table.span, diagnostics);
        let inverse = table.text("inverse")?;
        check_name(
            &inverse.value,
            inverse.span,
            "inverse",
            Style::Snake,
            diagnostics,
        );
        let rust = match table.text("rust") {
            Some(rust) => {
                check_rust_name(
                    &rust.value,
                    rust.span,
                    "the row's struct",
                    Style::Camel,
                    diagnostics,
                );
                rust.value.clone()
            }
            None => format!("{}{}", owner.name, name::upper_camel_case(&entry.key)),
        };
        let payload = self.resolve_payload(diagnostics);
        let target = target?;
        let columns = self.resolve_columns(target, diagnostics)?;
        let flag = |key: &str| table.flag(key);
        let acyclic = flag("acyclic").unwrap_or(false);
        Some(Link {
            owner: self.owner,
            name: entry.key.clone(),
            module: name::snake_case(&rust),
            rust,
            doc: table.text_or_empty("doc"),
            target,
            inverse: inverse.value.clone(),
            table: join_table.value.clone(),
            columns,
            payload,
            // An immutable owner keeps what it was created with, whatever the link says.
            append_only: flag("append_only").unwrap_or(false) || owner.immutable,
            audited: flag("audited").unwrap_or(owner.audited),
            acyclic,
            irreflexive: acyclic || flag("irreflexive").unwrap_or(false),
            span: entry.key_span,
        })
    }

    fn resolve_target(&self, to: &Text, diagnostics: &mut Diagnostics) -> Option<EntityId> {
        match self.names.get(&to.value) {
            Some(Definition::Entity(target)) => return Some(target),
            Some(other) => {
                diagnostics
                    .error(
                        Code::UnknownEntity,
                        to.span,
                        format!("`{}` is {}, not an entity", to.value, other.kind()),
                    )
                    .help("links connect entities; use a list for values");
            }
            None => {
                let suggestion = suggest::did_you_mean(&to.value, self.names.entity_names());
                diagnostics
                    .error(
                        Code::UnknownEntity,
                        to.span,
                        format!("there is no entity `{}`", to.value.escape_debug()),
                    )
                    .help_or(suggestion, "correct the name, or define the entity");
            }
        }
        None
    }

    fn resolve_columns(
        &self,
        target: EntityId,
        diagnostics: &mut Diagnostics,
    ) -> Option<[String; 2]> {
        let owner = &self.schema[self.owner];
        let Some(written) = self.table.get("columns") else {
            if target == self.owner {
                let snake = name::snake_case(&owner.name);
                diagnostics
                    .error(
                        Code::SelfLinkColumns,
                        self.entry.key_span,
                        format!(
                            "`{}` links `{}` to itself without naming both columns",
                            self.entry.key, owner.name
                        ),
                    )
                    .help(format!(
                        "such as `columns = [\"{snake}_id\", \"other_{snake}_id\"]`"
                    ));
                return None;
            }
            let column = |id: EntityId| format!("{}_id", name::snake_case(&self.schema[id].name));
            return Some([column(self.owner), column(target)]);
        };
        let names: Vec<&Text> = written
            .list()
            .unwrap_or(&[])
            .iter()
            .filter_map(Value::text)
            .collect();
        let [left, right] = names.as_slice() else {
            diagnostics
                .error(
                    Code::SelfLinkColumns,
                    written.span,
                    "a link has two columns",
                )
                .help("the owner's id first, then the target's");
            return None;
        };
        for column in [left, right] {
            check_name(
                &column.value,
                column.span,
                "column name",
                Style::Snake,
                diagnostics,
            );
        }
        if left.value == right.value {
            diagnostics
                .error(
                    Code::ColumnTaken,
                    right.span,
                    "both columns have the same name",
                )
                .label(left.span, "first here")
                .help("the owner's id first, then the target's");
            return None;
        }
        Some([left.value.clone(), right.value.clone()])
    }

    /// `role` first where asked for, then the spec's own fields, then `created_at`.
    fn resolve_payload(&self, diagnostics: &mut Diagnostics) -> Vec<Field> {
        let mut payload = Vec::new();
        if let Some(role) = self.table.entry("role")
            && self.table.flag("role") == Some(true)
        {
            let length = Length {
                min: Some(1),
                max: Some(64),
            };
            payload.push(Field {
                nullable: true,
                ..managed("role", Type::String(length), FieldKind::Data, role.key_span)
            });
        }
        for entry in self.table.section("fields") {
            let draft = read_field(
                entry,
                &self.entry.key,
                Place::Link,
                self.names,
                &self.schema.enums,
                diagnostics,
            );
            let Some(draft) = draft else { continue };
            payload.push(Field {
                rust: draft
                    .rust
                    .map_or_else(|| draft.name.clone(), |text| text.value.clone()),
                column: draft
                    .column
                    .map_or_else(|| draft.name.clone(), |text| text.value.clone()),
                name: draft.name,
                doc: draft.doc,
                ty: draft.ty,
                nullable: draft.nullable,
                default: draft.default,
                kind: FieldKind::Data,
                immutable: draft.options.flag("immutable").unwrap_or(false),
                sensitive: draft.options.flag("sensitive").unwrap_or(false),
                pattern: draft.pattern,
                span: draft.span,
            });
        }
        payload.push(Field {
            default: Some(DefaultValue::Now),
            immutable: true,
            ..managed(
                "created_at",
                Type::Timestamp,
                FieldKind::CreatedAt,
                self.entry.key_span,
            )
        });
        check_payload_names(&payload, diagnostics);
        payload
    }
}

fn check_payload_names(payload: &[Field], diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, (Span, &FieldKind)> = BTreeMap::new();
    for field in payload {
        let Some((first, _)) = seen.insert(&field.name, (field.span, &field.kind)) else {
            continue;
        };
        let written = if field.kind == FieldKind::CreatedAt {
            first
        } else {
            field.span
        };
        let other = if written == first { field.span } else { first };
        diagnostics
            .error(
                Code::DuplicateName,
                written,
                format!("the rows of this link have `{}` already", field.name),
            )
            .label(other, "it comes from here")
            .help("rename the field");
    }
}
