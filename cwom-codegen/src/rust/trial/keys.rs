//! Keys: what is unique, what has to exist, and what happens to a row when another goes.

use cwom_schema::schema::{DeleteRule, Expr, Field, FieldId, FieldKind, Reference, Unique};

use super::Trial;
use crate::rust::draft::{Origin, followers};
use crate::rust::literal::string;
use crate::rust::names::handle;
use crate::rust::record::Record;
use crate::rust::relations::{Lead, handles};

impl<'a> Trial<'a, '_> {
    pub(super) fn emit_keys(&mut self) {
        for (position, unique) in self.entity.uniques.iter().enumerate() {
            self.emit_unique(position, unique);
        }
        for (id, reference) in self.entity.references() {
            if !matches!(self.origins[id.0], Origin::Follows(_)) {
                self.emit_missing(id);
                self.emit_deleted_target(id, reference);
            }
        }
        if self.entity.is_deletable() {
            self.emit_deleted();
        }
    }

    /// The fields that have to be the same for two rows to have the same key; `None` where that
    /// cannot be said of fields.
    fn key_fields(&self, unique: &Unique) -> Option<Vec<&'a Field>> {
        let deleted = self.entity.managed(|kind| *kind == FieldKind::DeletedAt);
        let is_always = match (&unique.predicate, deleted) {
            (None, _) => true,
            (
                Some(Expr::IsNull {
                    expr,
                    negated: false,
                }),
                Some((_, deleted)),
            ) => **expr == Expr::Column(deleted.column.clone()),
            _ => false,
        };
        let mut fields = Vec::new();
        for id in &unique.fields {
            let field = &self.entity[*id];
            match (&field.kind, &self.origins[id.0]) {
                (FieldKind::Generated(generated), _) => {
                    let mut columns = Vec::new();
                    generated
                        .expr
                        .visit_columns(&mut |column| columns.push(column));
                    for column in columns {
                        let mut all = self.entity.fields.iter();
                        let source = all.find(|field| field.column == column)?;
                        (source.kind == FieldKind::Data).then_some(())?;
                        fields.push(source);
                    }
                }
                (FieldKind::Embedded(_), _) | (_, Origin::Follows(_)) => return None,
                _ if self.is_never_at_first(*id) => return None,
                _ => fields.push(field),
            }
        }
        is_always.then_some(fields)
    }

    fn emit_unique(&mut self, position: usize, unique: &'a Unique) {
        let Some(fields) = self.key_fields(unique) else {
            return;
        };
        let names: Vec<&str> = unique
            .fields
            .iter()
            .map(|id| self.entity[*id].name.as_str())
            .collect();
        let is_nullable = fields.iter().any(|field| field.nullable);
        // A key without nulls, as a plain row might have.
        let mut all = handles(self.context, self.id).into_iter();
        let by = all.find(|(_, lead)| matches!(lead, Lead::Unique(at) if *at == position));
        let doc = format!(
            "No two rows have the same {}.",
            names.join(" and ").replace('_', " ")
        );
        self.test(
            &format!("no_two_have_the_same_{}", names.join("_and_")),
            &doc,
            |it| {
                if is_nullable {
                    let (choices, name) = (it.testing("Choices"), it.name.clone());
                    let value = format!(
                        "db.fixture::<{name}>().choices({choices}::greatest()).create().await?"
                    );
                    it.code.chain("let first", &value);
                } else {
                    it.fixture("first");
                }
                it.draft("again");
                for field in &fields {
                    it.copy_field("again", "first", field);
                }
                let created = it.created("again");
                it.code.chain("let refused", &created);
                it.refused("refused", "Unique { constraint, .. }");
                let key = &it.context.tables.entity(it.id).uniques[position].name;
                it.code.assert_eq("constraint", &string(key));
                let is_read = fields.len() == unique.fields.len() && unique.predicate.is_none();
                if let Some((by, _)) = by.filter(|_| is_read && !is_nullable) {
                    it.emit_read_by(&by, &fields);
                }
            },
        );
    }

    /// The row is found by its key.
    fn emit_read_by(&mut self, by: &str, fields: &[&Field]) {
        let values = fields.iter().map(|field| {
            let clone = if self.copies(&field.ty) {
                ""
            } else {
                ".clone()"
            };
            format!("first.{}{clone}", field.rust)
        });
        let values: Vec<String> = values.collect();
        match values.as_slice() {
            [value] => self.code.chain("let key", value),
            _ => self.code.tuple("let key =", &values),
        }
        let found = format!("db.get_by({}::{by}, key).await?", self.name);
        self.code.chain("let found", &found);
        self.code.line("assert_eq!(found, first);");
    }

    /// What is referred to has to exist.
    fn emit_missing(&mut self, id: FieldId) {
        let field = &self.entity[id];
        if self.is_never_at_first(id) {
            return;
        }
        let record = Record::of_entity(self.id, self.entity);
        let FieldKind::Reference(reference) = &field.kind else {
            return;
        };
        let is_alone = followers(self.context.schema, &record, id, reference.target).is_empty();
        if field.nullable && !is_alone {
            return;
        }
        let name = handle(field, &self.entity.fields);
        let doc = format!("Its {} has to exist.", name.replace('_', " "));
        self.test(&format!("its_{name}_has_to_exist"), &doc, |it| {
            it.draft("row");
            let target = &it.context.schema[reference.target];
            let nobody = match target.id {
                cwom_schema::schema::IdStrategy::Text { .. } => {
                    format!("{}::new(\"0\")", it.runtime("TextId"))
                }
                _ => "db.new_id()".to_owned(),
            };
            let nobody = if field.nullable {
                format!("Some({nobody})")
            } else {
                nobody
            };
            it.code.line(format!("row.{} = {nobody};", field.rust));
            let created = it.created("row");
            it.code.chain("let refused", &created);
            if is_alone {
                it.refused("refused", "ReferenceMissing { field, .. }");
                it.code.assert_eq("field", &string(&field.rust));
            } else {
                it.refused("refused", "ReferenceMissing { .. }");
            }
        });
    }

    /// What happens to the row when what it refers to is deleted.
    fn emit_deleted_target(&mut self, id: FieldId, reference: &'a Reference) {
        let schema = self.context.schema;
        let target = &schema[reference.target];
        let is_soft = target
            .managed(|kind| *kind == FieldKind::DeletedAt)
            .is_some();
        if !target.is_deletable() || is_soft || !self.made.has(reference.target) {
            return;
        }
        let field = &self.entity[id];
        if !self.can_refer(id) {
            return;
        }
        let name = handle(field, &self.entity.fields);
        let said = name.replace('_', " ");
        let (test, doc) = match reference.on_delete {
            DeleteRule::Restrict => (
                format!("its_{name}_stays_while_it_is_there"),
                format!("Its {said} cannot be deleted while it is there."),
            ),
            DeleteRule::Cascade => (
                format!("it_goes_with_its_{name}"),
                format!("It goes when its {said} is deleted."),
            ),
            DeleteRule::SetNull => (
                format!("it_stays_without_its_{name}"),
                format!("It stays without a {said} when that is deleted."),
            ),
        };
        self.test(&test, &doc, |it| {
            let of = it.model(reference.target);
            it.code
                .chain("let target", &format!("db.fixture::<{of}>().await"));
            it.emit_referring(id, "target", "row");
            let key = it.key_of(reference.target, "target");
            let (name, own) = (it.name.clone(), it.key_of(it.id, "row"));
            let delete = format!("db.write(db.context()).delete::<{of}>({key}).await");
            match reference.on_delete {
                DeleteRule::Restrict => {
                    it.code.chain("let refused", &delete);
                    it.refused("refused", "StillReferenced { .. }");
                    it.code
                        .chain("let read", &format!("db.get::<{name}>({own}).await?"));
                    it.code.line("assert_eq!(read, row);");
                }
                DeleteRule::Cascade => {
                    it.code.chain("", &format!("{delete}?"));
                    let read = format!("db.get_opt::<{name}>({own}).await?");
                    it.code.chain("let read", &read);
                    it.code.line("assert_eq!(read, None);");
                }
                DeleteRule::SetNull => {
                    it.code.chain("", &format!("{delete}?"));
                    it.code
                        .chain("let read", &format!("db.get::<{name}>({own}).await?"));
                    let place = format!("read.{}", field.rust);
                    it.code.assert_eq(&place, "None");
                }
            }
        });
    }

    /// Whether a row can be made that refers to another one by this field.
    pub(super) fn can_refer(&self, id: FieldId) -> bool {
        let field = &self.entity[id];
        !field.nullable || (self.origins[id.0] == Origin::Optional && !self.is_never_at_first(id))
    }

    /// `let row = …;`, a row that refers to another one by this field.
    pub(super) fn emit_referring(&mut self, id: FieldId, target: &str, row: &str) {
        let field = &self.entity[id];
        let name = self.name.clone();
        if field.nullable {
            self.draft(row);
            let FieldKind::Reference(reference) = &field.kind else {
                return;
            };
            let key = self.own_key_of(reference.target, target);
            self.code
                .line(format!("{row}.{} = Some({key});", field.rust));
            let created = self.created(row);
            self.code
                .chain(&format!("let {row}"), &format!("{created}?"));
        } else {
            let value = format!("db.fixture::<{name}>().given(&{target}).await");
            self.code.chain(&format!("let {row}"), &value);
        }
    }

    fn emit_deleted(&mut self) {
        let is_soft = self
            .entity
            .managed(|kind| *kind == FieldKind::DeletedAt)
            .is_some();
        let doc = if is_soft {
            "A row that was deleted is marked, and read no more."
        } else {
            "A row that was deleted is not there any more."
        };
        self.test("a_deleted_row_is_gone", doc, |it| {
            it.fixture("row");
            let (name, key) = (it.name.clone(), it.key_of(it.id, "row"));
            let delete = format!("db.write(db.context()).delete::<{name}>({key}).await?");
            it.code.chain("", &delete);
            it.code
                .chain("let read", &format!("db.get_opt::<{name}>({key}).await?"));
            it.code.line("assert_eq!(read, None);");
        });
    }
}
