//! The fields that the toolkit keeps: version, timestamps, the mark of a soft delete.

use super::Builder;
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::Data;
use crate::resolve::sections::{self, DEFAULT_VERSION};
use crate::schema::{Bounds, DefaultValue, Field, FieldKind, IntWidth, Span, Timestamps, Type};

impl Builder<'_, '_> {
    pub(super) fn push_managed(
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
