//! Decisions that stand in the spec.
//!
//! A spec keeps them for long. One whose old name the parent does not have, or whose new name it has
//! already, is of a migration that is made: it decides nothing and is not asked about.

use cwom_schema::Schema;
use cwom_schema::schema::{
    BackfillValue, Dialect, EnumId, Evolved, Field, FieldKind, FieldPlace, LinkId,
};
use cwom_schema::snake_case;
use cwom_schema::tables::{Column, ColumnType, Tables, literal_default, lower_tables};
use cwom_sql::default_text;

use super::{Decision, Decisions, Kind};
use crate::op::Expression;
use crate::snapshot::PerDialect;

impl Decisions {
    /// What a spec states by `renamed_from`, `backfill`, `removed` and `[[accept]]`.
    pub fn from_schema(schema: &Schema) -> Self {
        let tables = lower_tables(schema);
        let reader = Reader {
            schema,
            tables: &tables,
        };
        let mut answers = reader.renames();
        answers.extend(reader.backfills());
        answers.extend(reader.removed());
        answers.extend(reader.accepted());
        Self {
            stated: answers.len(),
            ..Self::new(answers)
        }
    }

    /// These, then those of `others`, which stand in no spec. Nothing is kept of an earlier
    /// migration yet.
    #[must_use]
    pub fn with(mut self, others: Self) -> Self {
        self.answers.extend(others.answers);
        self
    }
}

struct Reader<'s> {
    schema: &'s Schema,
    tables: &'s Tables,
}

impl Reader<'_> {
    fn renames(&self) -> Vec<Decision> {
        let mut answers = Vec::new();
        for renamed in &self.schema.evolution.renames {
            let from = renamed.from.as_str();
            match renamed.what {
                Evolved::Entity(id) => {
                    let entity = &self.schema[id];
                    answers.push(rename(Kind::Table, from, &entity.table));
                    answers.extend(self.ends(&entity.name, from));
                    for (_, link) in self.schema.links_of(id) {
                        let old = format!("{from}.{}", link.name);
                        answers.push(rename(Kind::Table, &old, &link.table));
                    }
                }
                Evolved::Link(id) => answers.extend(self.link(id, from)),
                Evolved::Field(place) => {
                    let (table, field) = self.field(place);
                    for (old, new) in columns(field, from) {
                        let old = format!("{table}.{old}");
                        let new = format!("{table}.{new}");
                        answers.push(rename(Kind::Column, &old, &new));
                    }
                }
                Evolved::Value(id, position) => {
                    let to = &self.schema[id].values[position].name;
                    answers.extend(self.holders(id).map(|on| Decision::Rename {
                        kind: Kind::Value,
                        from: from.to_owned(),
                        to: to.clone(),
                        on,
                    }));
                }
            }
        }
        answers
    }

    /// A link by its old name, under any name that its owner has had.
    fn link(&self, id: LinkId, from: &str) -> Vec<Decision> {
        let link = &self.schema[id];
        let owner = &self.schema[link.owner];
        let mut owners = vec![owner.name.as_str()];
        for renamed in &self.schema.evolution.renames {
            if renamed.what == Evolved::Entity(link.owner) {
                owners.push(&renamed.from);
            }
        }
        let mut answers: Vec<Decision> = owners
            .iter()
            .map(|owner| rename(Kind::Table, &format!("{owner}.{from}"), &link.table))
            .collect();
        answers.push(rename(Kind::Table, from, &link.table));
        answers
    }

    /// The columns of join tables that are called after an entity.
    fn ends(&self, name: &str, from: &str) -> Vec<Decision> {
        let (old, new) = (snake_case(from), snake_case(name));
        let mut answers = Vec::new();
        for link in &self.schema.links {
            for column in &link.columns {
                if column.contains(&new) {
                    let before = format!("{}.{}", link.table, column.replace(&new, &old));
                    let after = format!("{}.{column}", link.table);
                    answers.push(rename(Kind::Column, &before, &after));
                }
            }
        }
        answers
    }

    fn backfills(&self) -> Vec<Decision> {
        let stated = self.schema.evolution.backfills.iter();
        let answers = stated.filter_map(|backfill| {
            let (table, field) = self.field(backfill.field);
            let value = match &backfill.value {
                BackfillValue::Sql { sqlite, postgres } => PerDialect {
                    sqlite: sqlite.clone(),
                    postgres: postgres.clone(),
                },
                BackfillValue::Literal(literal) => {
                    let mut tables = self.tables.tables.iter();
                    let column = tables.find(|it| it.name == table)?.column(&field.column)?;
                    let default = literal_default(self.schema, &field.ty, literal)?;
                    text(column, default)?
                }
            };
            Some(Decision::Backfill {
                column: format!("{table}.{}", field.column),
                value,
            })
        });
        answers.collect()
    }

    fn removed(&self) -> Vec<Decision> {
        let removed = self.schema.evolution.removed.iter();
        let answers = removed.flat_map(|removed| {
            let to = &self.schema[removed.of].values[removed.to].name;
            self.holders(removed.of).map(|column| Decision::Map {
                column,
                from: removed.value.clone(),
                to: to.clone(),
            })
        });
        answers.collect()
    }

    fn accepted(&self) -> Vec<Decision> {
        let accepted = self.schema.evolution.accepted.iter();
        let answers = accepted.map(|accepted| {
            let (on, reason) = (accepted.on.clone(), accepted.reason.clone());
            let gone = |kind| Decision::Drop {
                kind,
                name: on.clone(),
                reason: reason.clone(),
            };
            match (accepted.hazard.as_str(), on.matches('.').count()) {
                ("CW-D01", _) | ("CW-D03", 0) => gone(Kind::Table),
                ("CW-D02" | "CW-D03", _) => gone(Kind::Column),
                ("CW-D09", 2..) => gone(Kind::Value),
                (hazard, _) => Decision::Accept {
                    hazard: hazard.to_owned(),
                    on,
                    reason,
                },
            }
        });
        answers.collect()
    }

    fn field(&self, place: FieldPlace) -> (&str, &Field) {
        match place {
            FieldPlace::Entity(entity, field) => {
                let entity = &self.schema[entity];
                (&entity.table, &entity[field])
            }
            FieldPlace::Payload(link, position) => {
                let link = &self.schema[link];
                (&link.table, &link.payload[position])
            }
        }
    }

    /// The columns that hold values of an enum.
    fn holders(&self, wanted: EnumId) -> impl Iterator<Item = String> {
        let tables = self.tables.tables.iter();
        tables.flat_map(move |table| {
            let columns = table.columns.iter().filter(move |column| {
                matches!(&column.ty,
                    ColumnType::Enum(id) | ColumnType::NativeEnum { id, .. } if *id == wanted)
            });
            columns.map(|column| format!("{}.{}", table.name, column.name))
        })
    }
}

fn rename(kind: Kind, from: &str, to: &str) -> Decision {
    Decision::Rename {
        kind,
        from: from.to_owned(),
        to: to.to_owned(),
        on: String::new(),
    }
}

/// What the columns of a field were called when the field was called `from`, and are called now. A
/// field that names its column itself may have had any, so that `from` counts as a column, too.
fn columns(field: &Field, from: &str) -> Vec<(String, String)> {
    let new = field.column.clone();
    match &field.kind {
        FieldKind::Reference(_) => {
            let mut pairs = vec![(format!("{from}_id"), new.clone())];
            pairs.push((from.to_owned(), new.clone()));
            let role = |column: &str| {
                let stem = column.strip_suffix("_id").unwrap_or(column);
                format!("{stem}_role")
            };
            pairs.push((role(from), role(&new)));
            pairs
        }
        FieldKind::Embedded(embedded) => {
            let parts = embedded.columns.iter().filter_map(|column| {
                let rest = column.strip_prefix(&new)?;
                Some((format!("{from}{rest}"), column.clone()))
            });
            parts.collect()
        }
        _ => vec![(from.to_owned(), new)],
    }
}

fn text(column: &Column, default: cwom_schema::tables::ColumnDefault) -> Option<Expression> {
    let column = Column {
        default: Some(default),
        ..column.clone()
    };
    let of = |dialect| default_text(&column, dialect);
    Some(PerDialect {
        sqlite: of(Dialect::Sqlite)?,
        postgres: of(Dialect::Postgres)?,
    })
}
