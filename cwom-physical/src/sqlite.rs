//! Reading the catalog of SQLite.
//!
//! Pragmas tell columns, types and index parts; names of constraints, checks, collations and
//! clauses stand only in the text of `sqlite_schema`, which is read token by token. A text that
//! ALTER TABLE has edited gives the same values as one that was written whole.

mod canonical;
mod catalog;
mod create_other;
mod create_table;
mod cursor;
mod token;

use std::collections::BTreeMap;

use sqlx::{Connection as _, SqliteConnection};

use canonical::Names;
use catalog::Catalog;
use create_table::{TableText, keyed};
use token::{Token, tokens};

use crate::schema::{Column, ForeignKey, Index, IndexPart, OtherObject, Table, Unique, View};
use crate::{Dialect, Error, Options, PhysicalSchema, Result};

/// Reads the main database of a connection, in a read transaction of its own or in the one that is
/// open.
pub async fn introspect(
    connection: &mut SqliteConnection,
    options: &Options,
) -> Result<PhysicalSchema> {
    let mut transaction = connection.begin().await?;
    let catalog = catalog::read(&mut transaction).await;
    transaction.rollback().await?;
    let mut schema = Builder::new(catalog?).build()?;
    schema.leave_out(&options.unmanaged);
    Ok(schema)
}

/// Puts the catalog's rows together.
struct Builder {
    schema: PhysicalSchema,
    catalog: Catalog,
    /// The text of each object, by type and name.
    texts: Vec<Text>,
    /// Names of all tables, views and columns.
    names: Names,
}

/// An object of `sqlite_schema`.
struct Text {
    kind: String,
    name: String,
    table: String,
    tokens: Vec<Token>,
}

impl Text {
    /// How errors call it.
    fn object(&self) -> String {
        format!("{} `{}`", self.kind, self.name)
    }

    fn is_virtual(&self) -> bool {
        self.tokens
            .get(1)
            .is_some_and(|token| token.is_word("VIRTUAL"))
    }
}

impl Builder {
    fn new(catalog: Catalog) -> Self {
        let mut names = Names::default();
        for (name, ..) in &catalog.tables {
            names.add(name);
        }
        for (_, _, name, ..) in &catalog.columns {
            names.add(name);
        }
        for name in ["rowid", "_rowid_", "oid"] {
            names.add(name);
        }
        Self {
            schema: PhysicalSchema::empty(Dialect::Sqlite, catalog.version.clone()),
            catalog,
            texts: Vec::new(),
            names,
        }
    }

    fn build(mut self) -> Result<PhysicalSchema> {
        self.read_texts()?;
        self.tables()?;
        self.targets();
        self.indexes()?;
        self.views()?;
        self.triggers()?;
        Ok(self.schema)
    }

    fn read_texts(&mut self) -> Result<()> {
        for (kind, name, table, sql) in std::mem::take(&mut self.catalog.objects) {
            // An index without a text belongs to a key.
            let Some(sql) = sql else { continue };
            let tokens = tokens(&sql).map_err(|reason| Error::Definition {
                object: format!("{kind} `{name}`"),
                reason: reason.to_owned(),
            })?;
            self.texts.push(Text {
                kind,
                name,
                table,
                tokens,
            });
        }
        Ok(())
    }

    fn tables(&mut self) -> Result<()> {
        let mut columns: BTreeMap<String, Vec<catalog::ColumnFacts>> = BTreeMap::new();
        for row in std::mem::take(&mut self.catalog.columns) {
            columns.entry(row.0.clone()).or_default().push(row);
        }
        let listed: BTreeMap<String, (String, bool, bool)> =
            std::mem::take(&mut self.catalog.tables)
                .into_iter()
                .map(|(name, kind, without_rowid, strict)| (name, (kind, without_rowid, strict)))
                .collect();
        let foreign_keys: BTreeMap<String, i64> = std::mem::take(&mut self.catalog.foreign_keys)
            .into_iter()
            .collect();
        for text in self.texts.iter().filter(|text| text.kind == "table") {
            let (kind, without_rowid, strict) = match listed.get(&text.name) {
                Some((kind, without_rowid, strict)) => (kind.as_str(), *without_rowid, *strict),
                None => ("", false, false),
            };
            if kind == "shadow" {
                continue;
            }
            let object = text.object();
            if text.is_virtual() {
                let definition = create_other::virtual_table(&text.tokens, &object, &self.names)?;
                let other = OtherObject {
                    kind: "virtual table".to_owned(),
                    name: text.name.clone(),
                    definition,
                    ..OtherObject::default()
                };
                let key = format!("virtual table {}", text.name);
                self.schema.others.insert(key, other);
                continue;
            }
            let rows = columns.remove(&text.name).unwrap_or_default();
            let names = names_of(&text.name, rows.iter().map(|row| &row.2));
            let parsed = create_table::parse(&text.tokens, &object, &names)?;
            let expected = foreign_keys.get(&text.name).copied().unwrap_or(0);
            if i64::try_from(parsed.foreign_keys.len()) != Ok(expected) {
                return Err(Error::Contradiction {
                    object,
                    reason: format!(
                        "its text has {} foreign keys, the pragma {expected}",
                        parsed.foreign_keys.len()
                    ),
                });
            }
            let table = table(parsed, &rows, &object, without_rowid, strict)?;
            self.schema.tables.insert(text.name.clone(), table);
        }
        Ok(())
    }

    /// States the columns of foreign keys that leave them to the other table's primary key.
    fn targets(&mut self) {
        let keys: BTreeMap<String, Vec<String>> = self
            .schema
            .tables
            .iter()
            .filter_map(|(name, table)| {
                let key = table.primary_key.as_ref()?;
                let columns = key
                    .columns
                    .iter()
                    .map(|column| column.trim_end_matches(" DESC").to_owned());
                Some((name.to_ascii_lowercase(), columns.collect()))
            })
            .collect();
        for table in self.schema.tables.values_mut() {
            for key in table.foreign_keys.values_mut() {
                if key.target.is_empty()
                    && let Some(columns) = keys.get(&key.table.to_ascii_lowercase())
                {
                    key.target.clone_from(columns);
                }
            }
        }
    }

    fn indexes(&mut self) -> Result<()> {
        let mut parts: BTreeMap<String, Vec<catalog::IndexPartFacts>> = BTreeMap::new();
        for row in std::mem::take(&mut self.catalog.index_parts) {
            parts.entry(row.0.clone()).or_default().push(row);
        }
        for text in self.texts.iter().filter(|text| text.kind == "index") {
            // Indexes of shadow tables go with their virtual table.
            let Some(table) = self.schema.tables.get_mut(&text.table) else {
                continue;
            };
            let object = text.object();
            let names = names_of(&text.table, table.columns.keys());
            let parsed = create_other::index(&text.tokens, &object, &names)?;
            let rows = parts.remove(&text.name).unwrap_or_default();
            if rows.len() != parsed.parts.len() {
                return Err(Error::Contradiction {
                    object,
                    reason: format!(
                        "its text has {} parts, the pragma {}",
                        parsed.parts.len(),
                        rows.len()
                    ),
                });
            }
            let index = Index {
                unique: parsed.unique,
                parts: rows
                    .into_iter()
                    .zip(parsed.parts)
                    .map(|(row, text)| index_part(table, row, text))
                    .collect(),
                predicate: parsed.predicate,
                ..Index::default()
            };
            table.indexes.insert(text.name.clone(), index);
        }
        Ok(())
    }

    fn views(&mut self) -> Result<()> {
        for text in self.texts.iter().filter(|text| text.kind == "view") {
            let view = View {
                definition: create_other::view(&text.tokens, &text.object(), &self.names)?,
                ..View::default()
            };
            self.schema.views.insert(text.name.clone(), view);
        }
        Ok(())
    }

    fn triggers(&mut self) -> Result<()> {
        for text in self.texts.iter().filter(|text| text.kind == "trigger") {
            let trigger = create_other::trigger(&text.tokens, &text.object(), &self.names)?;
            let schema = &mut self.schema;
            if let Some(table) = schema.tables.get_mut(&text.table) {
                table.triggers.insert(text.name.clone(), trigger);
            } else if let Some(view) = schema.views.get_mut(&text.table) {
                view.triggers.insert(text.name.clone(), trigger);
            }
        }
        Ok(())
    }
}

/// The names that expressions of a table may use.
fn names_of<'a>(table: &str, columns: impl Iterator<Item = &'a String>) -> Names {
    let mut names = Names::default();
    for name in ["rowid", "_rowid_", "oid", table] {
        names.add(name);
    }
    for column in columns {
        names.add(column);
    }
    names
}

/// A table from its text and its pragmas.
fn table(
    parsed: TableText,
    rows: &[catalog::ColumnFacts],
    object: &str,
    without_rowid: bool,
    strict: bool,
) -> Result<Table> {
    if parsed.columns.len() != rows.len() {
        return Err(Error::Contradiction {
            object: object.to_owned(),
            reason: format!(
                "its text has {} columns, the pragma {}",
                parsed.columns.len(),
                rows.len()
            ),
        });
    }
    let columns = parsed
        .columns
        .into_iter()
        .zip(rows)
        .zip(1..)
        .map(|((text, (_, _, name, data_type, not_null, _)), position)| {
            let column = Column {
                position,
                data_type: type_text(data_type),
                nullable: !not_null,
                on_conflict: text.on_conflict,
                default: text.default,
                collation: text.collation,
                generated: text.generated,
                ..Column::default()
            };
            (name.clone(), column)
        })
        .collect();
    Ok(Table {
        columns,
        primary_key: parsed.primary_key,
        autoincrement: parsed.autoincrement,
        uniques: keyed(parsed.uniques, |unique: &Unique| {
            format!("UNIQUE ({})", unique.columns.join(", "))
        }),
        checks: keyed(parsed.checks, |check| {
            format!("CHECK ({})", check.expression)
        }),
        foreign_keys: keyed(parsed.foreign_keys, |key: &ForeignKey| {
            format!("FOREIGN KEY ({}) {}", key.columns.join(", "), key.table)
        }),
        strict,
        without_rowid,
        ..Table::default()
    })
}

/// A declared type in one form: upper case, one space between words.
fn type_text(declared: &str) -> String {
    match tokens(declared) {
        Ok(tokens) => canonical::canonical(&tokens, &Names::default()).to_ascii_uppercase(),
        Err(_) => declared.to_ascii_uppercase(),
    }
}

fn index_part(table: &Table, row: catalog::IndexPartFacts, text: String) -> IndexPart {
    let (_, _, name, descending, collation) = row;
    let expression = name.is_none();
    let column = name.as_ref().and_then(|name| table.columns.get(name));
    let own = column
        .and_then(|column| column.collation.as_deref())
        .unwrap_or("BINARY");
    let collation = collation
        .map(|collation| collation.to_ascii_uppercase())
        // An expression's text states its collation.
        .filter(|collation| !expression && collation != own);
    IndexPart {
        key: name.unwrap_or(text),
        expression,
        descending,
        nulls_first: descending,
        operator_class: None,
        collation,
    }
}
