//! Reading a snapshot back. What is not there as it was written is an error with its place.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter, Write as _};
use std::str::FromStr;

use cwom_schema::schema::Dialect;
use toml::de::{DeTable, DeValue};

use super::{Check, Column, ForeignKey, Index, Key, PerDialect, RoutineKey, RoutineKind};
use super::{Snapshot, Table};

/// Why a text is not a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotError {
    /// Where: keys joined by points, or the line and column of a mistake in the TOML.
    pub place: String,
    /// What is wrong there.
    pub problem: String,
}

impl Display for SnapshotError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the snapshot is broken at {}: {}",
            self.place, self.problem
        )
    }
}

impl std::error::Error for SnapshotError {}

/// A value of TOML, as far as snapshots have them.
enum Value {
    Text(String),
    Flag(bool),
    List(Vec<Self>),
    Map(Map),
    Other(String),
}

type Map = BTreeMap<String, Value>;

fn read_map(table: &DeTable<'_>) -> Map {
    let entries = table.iter();
    entries
        .map(|(key, value)| (key.get_ref().to_string(), read_value(value.get_ref())))
        .collect()
}

fn read_value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| read_value(item.get_ref()))
                .collect(),
        ),
        DeValue::Table(table) => Value::Map(read_map(table)),
        DeValue::Integer(number) => Value::Other(number.to_string()),
        DeValue::Float(_) | DeValue::Datetime(_) => Value::Other(String::new()),
    }
}

type Read<T> = Result<T, SnapshotError>;

impl FromStr for Snapshot {
    type Err = SnapshotError;

    fn from_str(text: &str) -> Read<Self> {
        let parsed = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text[..at].matches('\n').count() + 1;
            fail(&format!("line {line}"), error.message())
        })?;
        let map = read_map(parsed.get_ref());
        let mut root = Node::new(String::new(), map);
        let snapshot = read_root(&mut root)?;
        root.finish()?;
        // Sorting, spacing and escapes are part of what the digest covers.
        let mut rest = Rest(text);
        if write!(rest, "{snapshot}").is_ok() && rest.0.is_empty() {
            return Ok(snapshot);
        }
        let written = snapshot.to_string();
        let lines = written.lines().zip(text.lines());
        let line = lines.take_while(|(left, right)| left == right).count() + 1;
        Err(fail(
            &format!("line {line}"),
            "not in canonical form; it was edited by hand",
        ))
    }
}

/// What of a text is not written yet; writing something else is an error.
struct Rest<'t>(&'t str);

impl fmt::Write for Rest<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

fn fail(place: &str, problem: &str) -> SnapshotError {
    SnapshotError {
        place: place.to_owned(),
        problem: problem.to_owned(),
    }
}

/// A table of TOML whose keys are taken one by one, so that what is left over is noticed.
struct Node {
    place: String,
    map: Map,
}

impl Node {
    const fn new(place: String, map: Map) -> Self {
        Self { place, map }
    }

    fn at(&self, key: &str) -> String {
        if self.place.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.place)
        }
    }

    fn finish(self) -> Read<()> {
        match self.map.keys().next() {
            None => Ok(()),
            Some(key) => Err(fail(&self.at(key), "unknown key")),
        }
    }

    fn text(&mut self, key: &str) -> Read<String> {
        self.optional(key)?
            .ok_or_else(|| fail(&self.at(key), "missing"))
    }

    fn optional(&mut self, key: &str) -> Read<Option<String>> {
        match self.map.remove(key) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(_) => Err(fail(&self.at(key), "not a text")),
        }
    }

    fn flag(&mut self, key: &str) -> Read<bool> {
        match self.map.remove(key) {
            None => Ok(false),
            Some(Value::Flag(value)) => Ok(value),
            Some(_) => Err(fail(&self.at(key), "not true or false")),
        }
    }

    fn only(&mut self) -> Read<Option<Dialect>> {
        let Some(word) = self.optional("only")? else {
            return Ok(None);
        };
        let known = Dialect::ALL.into_iter().find(|it| it.name() == word);
        let unknown = || fail(&self.at("only"), "not the name of a dialect");
        known.map(Some).ok_or_else(unknown)
    }

    fn texts(&mut self, key: &str) -> Read<Vec<String>> {
        let place = self.at(key);
        let Some(value) = self.map.remove(key) else {
            return Ok(Vec::new());
        };
        let Value::List(items) = value else {
            return Err(fail(&place, "not a list"));
        };
        let text = |item| match item {
            Value::Text(text) => Ok(text),
            _ => Err(fail(&place, "not a list of texts")),
        };
        items.into_iter().map(text).collect()
    }

    fn child(&mut self, key: &str) -> Read<Self> {
        let place = self.at(key);
        match self.map.remove(key) {
            None => Ok(Self::new(place, Map::new())),
            Some(Value::Map(map)) => Ok(Self::new(place, map)),
            Some(_) => Err(fail(&place, "not a table")),
        }
    }

    /// Reads every table below `key`.
    fn each<T>(
        &mut self,
        key: &str,
        read: impl Fn(&mut Self) -> Read<T>,
    ) -> Read<BTreeMap<String, T>> {
        let mut parent = self.child(key)?;
        let names: Vec<String> = parent.map.keys().cloned().collect();
        let mut all = BTreeMap::new();
        for name in names {
            let mut node = parent.child(&name)?;
            let value = read(&mut node)?;
            node.finish()?;
            all.insert(name, value);
        }
        Ok(all)
    }

    fn per_dialect<T>(
        &mut self,
        prefix: &str,
        read: impl Fn(&mut Self, &str) -> Read<T>,
    ) -> Read<PerDialect<T>> {
        let mut of = |dialect: Dialect| read(self, &format!("{prefix}{}", dialect.name()));
        Ok(PerDialect {
            sqlite: of(Dialect::Sqlite)?,
            postgres: of(Dialect::Postgres)?,
        })
    }
}

fn read_root(root: &mut Node) -> Read<Snapshot> {
    match root.map.remove("format") {
        Some(Value::Other(number)) if number == "1" => {}
        _ => return Err(fail("format", "only format 1 is known")),
    }
    let enums = root.each("enum", |node| node.texts("values"))?;
    let tables = root.each("table", read_table)?;
    let digests = PerDialect {
        sqlite: read_digests(root, Dialect::Sqlite)?,
        postgres: read_digests(root, Dialect::Postgres)?,
    };
    Ok(Snapshot {
        enums,
        tables,
        digests,
    })
}

fn read_digests(root: &mut Node, dialect: Dialect) -> Read<BTreeMap<RoutineKey, String>> {
    let mut of_dialect = root.child(dialect.name())?;
    let mut digests = BTreeMap::new();
    for kind in RoutineKind::ALL {
        let of_tables = of_dialect.each(kind.word(), |node| {
            let names: Vec<String> = node.map.keys().cloned().collect();
            names
                .into_iter()
                .map(|name| Ok((name.clone(), node.text(&name)?)))
                .collect::<Read<Vec<_>>>()
        })?;
        for (table, routines) in of_tables {
            for (name, digest) in routines {
                let table = table.clone();
                digests.insert(RoutineKey { kind, table, name }, digest);
            }
        }
    }
    of_dialect.finish()?;
    Ok(digests)
}

fn read_table(node: &mut Node) -> Read<Table> {
    let mut primary_key = node.child("primary_key")?;
    let mut columns = node.each("column", read_column)?;
    let order = node.texts("columns")?;
    let place = node.at("columns");
    let mut ordered = Vec::new();
    for name in order {
        let column = columns
            .remove(&name)
            .ok_or_else(|| fail(&place, &format!("there is no column `{name}`")))?;
        ordered.push(Column { name, ..column });
    }
    if let Some(name) = columns.keys().next() {
        return Err(fail(&place, &format!("`{name}` has no place")));
    }
    let table = Table {
        doc: node.text("doc")?,
        of: node.optional("of")?,
        only: node.only()?,
        monthly: node.optional("monthly")?,
        without_rowid: node.flag("without_rowid")?,
        version: node.optional("version")?,
        columns: ordered,
        primary_key: Key {
            name: primary_key.text("name")?,
            columns: primary_key.texts("columns")?,
        },
        uniques: node.each("unique", |node| node.texts("columns"))?,
        foreign_keys: node.each("foreign_key", read_foreign_key)?,
        checks: node.each("check", |node| {
            let condition = node.per_dialect("", Node::optional)?;
            Ok(Check { condition })
        })?,
        indexes: node.each("index", |node| {
            Ok(Index {
                unique: node.flag("unique")?,
                only: node.only()?,
                parts: node
                    .per_dialect("", |node, key| Ok(node.optional(key)?.unwrap_or_default()))?,
            })
        })?,
    };
    primary_key.finish()?;
    Ok(table)
}

fn read_foreign_key(node: &mut Node) -> Read<ForeignKey> {
    Ok(ForeignKey {
        columns: node.texts("columns")?,
        target: node.text("target")?,
        target_columns: node.texts("target_columns")?,
        on_delete: node.text("on_delete")?,
        deferred: node.flag("deferred")?,
    })
}

fn read_column(node: &mut Node) -> Read<Column> {
    let generated = node.per_dialect("generated_", Node::optional)?;
    let generated = match (generated.sqlite, generated.postgres) {
        (None, None) => None,
        (Some(sqlite), Some(postgres)) => Some(PerDialect { sqlite, postgres }),
        _ => return Err(fail(&node.at("generated"), "there for one dialect only")),
    };
    Ok(Column {
        name: String::new(),
        only: node.only()?,
        numbered: node.flag("numbered")?,
        ty: node.text("type")?,
        type_name: node.per_dialect("type_", Node::text)?,
        nullable: node.flag("nullable")?,
        default: node.per_dialect("default_", Node::optional)?,
        generated,
        values: node.texts("values")?,
        doc: node.optional("doc")?.unwrap_or_default(),
    })
}
