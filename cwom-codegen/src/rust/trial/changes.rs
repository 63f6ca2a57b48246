//! Changes: what counts them, and what never changes.

use cwom_schema::schema::{Field, FieldId, FieldKind, Type};

use super::Trial;
use crate::rust::draft::Origin;
use crate::rust::literal::string;
use crate::rust::names::handle;

impl<'a> Trial<'a, '_> {
    pub(super) fn emit_changes(&mut self) {
        if self.entity.is_updatable() {
            if let Some((_, field)) = self.changeable() {
                self.emit_update(field);
            }
            self.emit_fixed();
        } else {
            self.emit_unchanging();
        }
    }

    /// A field that an update may set, and that certainly differs between a plain row and one of the
    /// greatest values.
    fn changeable(&self) -> Option<(FieldId, &'a Field)> {
        let mut fields = self.entity.fields().filter(|(id, field)| {
            self.entity.is_settable(*id)
                && field.kind == FieldKind::Data
                && !self.is_disputed(field)
                && !self.is_never_at_first(*id)
        });
        fields.find(|(_, field)| {
            matches!(
                field.ty,
                Type::String(_) | Type::Text(_) | Type::Int(..) | Type::Map(_) | Type::List(..)
            )
        })
    }

    fn emit_update(&mut self, field: &'a Field) {
        let version = self.version();
        let doc = if version.is_some() {
            "A change is kept and counted; who read the row before it is told so."
        } else {
            "A change is kept."
        };
        self.test("a_change_is_kept", doc, |it| {
            it.fixture("row");
            let (choices, name) = (it.testing("Choices"), it.name.clone());
            let other =
                format!("db.fixture::<{name}>().choices({choices}::greatest()).draft().await");
            it.code.chain("let other", &other);
            it.code.line("let write = db.write(db.context());");
            let handle = handle(field, &it.entity.fields).to_ascii_uppercase();
            let set = if field.nullable {
                "set_or_clear"
            } else {
                "set"
            };
            let value = |clone: bool| {
                let clone = if clone && !it.copies(&field.ty) {
                    ".clone()"
                } else {
                    ""
                };
                format!("{set}({name}::{handle}, other.{}{clone})", field.rust)
            };
            let (first, second) = (value(true), value(false));
            it.code
                .chain("let changed", &format!("write.update(&row).{first}.await?"));
            if let Some(version) = version {
                it.code.assert_eq(&format!("changed.{}", version.rust), "2");
            }
            let key = it.key_of(it.id, "row");
            it.code
                .chain("let read", &format!("db.get::<{name}>({key}).await?"));
            it.code.line("assert_eq!(read, changed);");
            if version.is_some() {
                it.code
                    .chain("let late", &format!("write.update(&row).{second}.await"));
                it.refused("late", "Stale { found: 2, .. }");
            }
        });
    }

    /// Fields that never change, of rows that do.
    fn emit_fixed(&mut self) {
        let fixed: Vec<&Field> = self
            .entity
            .fields()
            .filter(|(id, field)| field.immutable && self.stands_alone(*id))
            .map(|(_, field)| field)
            .collect();
        if fixed.is_empty() {
            return;
        }
        let doc = "What is given at creation for good does not change by raw SQL either.";
        self.test("what_never_changes_does_not_change", doc, |it| {
            it.fixture("row");
            let (keys, others): (Vec<&Field>, Vec<&Field>) =
                fixed.iter().partition(|field| it.is_key_alone(field));
            if !others.is_empty() {
                let (choices, name) = (it.testing("Choices"), it.name.clone());
                let other = format!(
                    "db.fixture::<{name}>().choices({choices}::greatest()).create().await?"
                );
                it.code.chain("let other", &other);
                let columns = others.iter().map(|field| string(&field.column));
                it.code.iterate("column", &columns.collect::<Vec<_>>());
                it.code.chain("let value", "db.raw_value(&other, column)");
                it.code
                    .chain("let refused", "db.raw_update(&row, column, &value).await");
                it.refused("refused", "Immutable { .. }");
                it.code.close("}");
            }
            for key in keys {
                it.emit_fixed_key(key);
            }
            it.emit_same();
        });
    }

    /// Whether a field can have another value without breaking an agreement with others.
    fn stands_alone(&self, id: FieldId) -> bool {
        let is_own = matches!(
            self.entity[id].kind,
            FieldKind::Data | FieldKind::Reference(_) | FieldKind::Role { .. }
        );
        let agrees = matches!(
            self.origins[id.0],
            Origin::Follows(_) | Origin::GivenWhole(_) | Origin::OptionalWhole(_)
        );
        is_own && !agrees
    }

    /// Whether no other row has the value of this field.
    fn is_key_alone(&self, field: &Field) -> bool {
        self.entity
            .uniques
            .iter()
            .any(|unique| matches!(*unique.fields, [only] if self.entity[only].rust == field.rust))
    }

    /// A key that never changes, with a value that no row has.
    fn emit_fixed_key(&mut self, field: &Field) {
        let is_text = matches!(field.ty, Type::String(_) | Type::Text(_));
        if !is_text || field.nullable {
            return;
        }
        let name = self.name.clone();
        self.code
            .chain("let free", &format!("db.fixture::<{name}>().draft().await"));
        self.code.chain(
            "let value",
            &format!("format!(\"'{{}}'\", free.{})", field.rust),
        );
        let update = format!(
            "db.raw_update(&row, {}, &value).await",
            string(&field.column)
        );
        self.code.chain("let refused", &update);
        self.refused("refused", "Immutable { .. }");
    }

    /// Rows that never change.
    fn emit_unchanging(&mut self) {
        let variant = if self.entity.immutable {
            "Immutable { .. }"
        } else {
            "AppendOnly { .. }"
        };
        let column = self.entity.fields.iter().find(|field| {
            matches!(field.kind, FieldKind::Data | FieldKind::Reference(_))
                && !matches!(field.ty, Type::Raw { .. })
        });
        let doc = "No method changes a row or deletes it, and raw SQL is refused.";
        self.test("a_row_stays_as_it_is", doc, |it| {
            let (updatable, deletable) = (it.runtime("Updatable"), it.runtime("Deletable"));
            let name = it.name.clone();
            let never = format!("{}::testing::never!", it.root);
            it.code.line(format!("{never}({name}: {updatable});"));
            it.code.line(format!("{never}({name}: {deletable});"));
            it.code.blank();
            it.fixture("row");
            if let Some(column) = column {
                let (choices, name) = (it.testing("Choices"), it.name.clone());
                let other = format!(
                    "db.fixture::<{name}>().choices({choices}::greatest()).create().await?"
                );
                it.code.chain("let other", &other);
                let column = string(&column.column);
                it.code
                    .chain("let value", &format!("db.raw_value(&other, {column})"));
                it.code.chain(
                    "let refused",
                    &format!("db.raw_update(&row, {column}, &value).await"),
                );
                it.refused("refused", variant);
            }
            it.code.chain("let refused", "db.raw_delete(&row).await");
            it.refused("refused", variant);
            it.emit_same();
        });
    }

    /// The row is as it was.
    fn emit_same(&mut self) {
        let (name, key) = (self.name.clone(), self.key_of(self.id, "row"));
        self.code
            .chain("let read", &format!("db.get::<{name}>({key}).await?"));
        self.code.line("assert_eq!(read, row);");
    }
}
