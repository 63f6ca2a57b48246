//! The snapshot of a lowered spec.

use std::collections::BTreeMap;

use cwom_schema::Schema;
use cwom_schema::schema::{DeleteRule, Dialect};
use cwom_schema::tables::{self, ColumnDefault, ColumnType, TableSource, Tables};
use cwom_sql::ddl::{ObjectKind, objects};
use cwom_sql::{default_text, quote, render_check, render_expr, row_id_check, type_name};

use super::{Check, Column, ForeignKey, Key, PerDialect, Snapshot, Table};
use crate::Texts;
use crate::side_by_side::both;

impl Snapshot {
    /// What a schema asks of its database. `texts` are those of the same tables.
    pub fn new(schema: &Schema, tables: &Tables, texts: &Texts) -> Self {
        let (mut snapshot, digests) =
            both(|| Self::without_digests(schema, tables), || texts.digests());
        snapshot.digests = digests;
        snapshot
    }

    fn without_digests(schema: &Schema, tables: &Tables) -> Self {
        let mut snapshot = Self::default();
        for native in &tables.enums {
            snapshot
                .enums
                .insert(native.name.clone(), native.values.clone());
        }
        for table in &tables.tables {
            let lowered = lower_table(schema, table);
            snapshot.tables.insert(table.name.clone(), lowered);
        }
        for dialect in Dialect::ALL {
            add_indexes(&mut snapshot, tables, dialect);
        }
        snapshot
    }
}

fn lower_table(schema: &Schema, table: &tables::Table) -> Table {
    let foreign_keys = table.enforced_foreign_keys().map(|key| {
        let on_delete = match key.on_delete {
            DeleteRule::Restrict => "NO ACTION",
            DeleteRule::Cascade => "CASCADE",
            DeleteRule::SetNull => "SET NULL",
        };
        let lowered = ForeignKey {
            columns: key.columns.clone(),
            target: key.target.clone(),
            target_columns: key.target_columns.clone(),
            on_delete: on_delete.to_owned(),
            deferred: key.deferred,
        };
        (key.name.clone(), lowered)
    });
    let plain = |unique: &&tables::UniqueKey| unique.predicate.is_none();
    let uniques = table.uniques.iter().filter(plain);
    Table {
        doc: one_line(&table.doc),
        of: match table.source {
            TableSource::Entity(id) => Some(schema[id].name.clone()),
            TableSource::Link(id) => {
                let link = &schema[id];
                Some(format!("{}.{}", schema[link.owner].name, link.name))
            }
            TableSource::Audit(_) => None,
        },
        only: table.only,
        without_rowid: table.without_rowid,
        monthly: table.monthly.clone(),
        version: table.managed.version.clone(),
        columns: table
            .columns
            .iter()
            .map(|column| lower_column(schema, table, column))
            .collect(),
        primary_key: Key {
            name: table.primary_key.name.clone(),
            columns: table.primary_key.columns.clone(),
        },
        uniques: uniques
            .map(|unique| (unique.name.clone(), unique.columns.clone()))
            .collect(),
        foreign_keys: foreign_keys.collect(),
        checks: lower_checks(table),
        indexes: BTreeMap::new(),
    }
}

fn lower_checks(table: &tables::Table) -> BTreeMap<String, Check> {
    let mut checks: BTreeMap<String, Check> = table
        .checks
        .iter()
        .map(|check| {
            let condition = PerDialect::of(|dialect| render_check(&check.rule, dialect, table));
            (check.name.clone(), Check { condition })
        })
        .filter(|(_, check)| check.condition != PerDialect::default())
        .collect();
    if let Some((name, condition)) = row_id_check(table) {
        let condition = PerDialect {
            sqlite: Some(condition),
            postgres: None,
        };
        checks.insert(name, Check { condition });
    }
    checks
}

fn lower_column(schema: &Schema, table: &tables::Table, column: &tables::Column) -> Column {
    let values = match &column.ty {
        ColumnType::Enum(id) | ColumnType::NativeEnum { id, .. } => {
            let values = schema[*id].values.iter();
            values.map(|value| value.name.clone()).collect()
        }
        _ => Vec::new(),
    };
    Column {
        name: column.name.clone(),
        only: column.only,
        numbered: column.default == Some(ColumnDefault::Sequence),
        ty: type_word(&column.ty),
        type_name: PerDialect::of(|dialect| type_name(&column.ty, dialect).into_owned()),
        nullable: column.nullable,
        default: PerDialect::of(|dialect| default_text(column, dialect)),
        generated: column
            .generated
            .as_ref()
            .map(|expr| PerDialect::of(|dialect| render_expr(expr, dialect, table))),
        values,
        doc: one_line(&column.doc),
    }
}

/// What is stored, whatever rules its texts follow: those are checks.
fn type_word(ty: &ColumnType) -> String {
    let word = match ty {
        ColumnType::Bool => "bool",
        ColumnType::I16 => "i16",
        ColumnType::I32 => "i32",
        ColumnType::I64 | ColumnType::Duration => "i64",
        ColumnType::F64 => "f64",
        ColumnType::Decimal { precision, scale } => return format!("decimal({precision},{scale})"),
        ColumnType::Text | ColumnType::Ulid | ColumnType::Enum(_) => "text",
        ColumnType::Bytes => "bytes",
        ColumnType::Uuid => "uuid",
        ColumnType::Date => "date",
        ColumnType::Timestamp => "timestamp",
        ColumnType::Json => "json",
        ColumnType::NativeEnum { name, .. } => return format!("enum {name}"),
        ColumnType::Raw { .. } => "raw",
    };
    word.to_owned()
}

/// Comments are stored as one line, as the generator writes them.
fn one_line(text: &str) -> String {
    let blank = |character: char| character.is_whitespace() || character.is_control();
    let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn add_indexes(snapshot: &mut Snapshot, tables: &Tables, dialect: Dialect) {
    for object in objects(tables, dialect) {
        let (ObjectKind::Index, Some(name)) = (object.kind, &object.table) else {
            continue;
        };
        let Some(table) = snapshot.tables.get_mut(&**name) else {
            continue;
        };
        let create = object.create();
        let on = format!(" ON {} ", quote(name));
        let parts = create.split_once(&on).map_or("", |(_, parts)| parts);
        let parts = parts.trim_end_matches(';').replace('\n', " ");
        let parts = parts.split("    ").collect::<Vec<_>>().concat();
        let is_new = !table.indexes.contains_key(&*object.name);
        let index = table.indexes.entry(object.name.into_owned()).or_default();
        index.unique = create.starts_with("CREATE UNIQUE ");
        // The first dialect to have it is the only one until the other comes by.
        index.only = match index.only {
            None if is_new => Some(dialect),
            _ => None,
        };
        match dialect {
            Dialect::Sqlite => index.parts.sqlite = parts,
            Dialect::Postgres => index.parts.postgres = parts,
        }
    }
}
