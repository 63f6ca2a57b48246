//! The canonical text of a snapshot.

use std::fmt::{self, Display, Formatter, Write as _};

use cwom_schema::schema::Dialect;

use super::{Column, PerDialect, Snapshot, Table};

/// Text as a basic string of TOML.
struct Basic<'a>(&'a str);

impl Display for Basic<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let is_special = |it: char| matches!(it, '"' | '\\') || it.is_control();
        f.write_char('"')?;
        let mut rest = self.0;
        while let Some(at) = rest.find(is_special) {
            let (plain, special) = rest.split_at(at);
            f.write_str(plain)?;
            let mut characters = special.chars();
            match characters.next() {
                Some('\n') => f.write_str("\\n")?,
                Some(control) if control.is_control() => {
                    write!(f, "\\u{:04X}", u32::from(control))?;
                }
                Some(other) => write!(f, "\\{other}")?,
                None => {}
            }
            rest = characters.as_str();
        }
        f.write_str(rest)?;
        f.write_char('"')
    }
}

struct List<'a>(&'a [String]);

impl Display for List<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('[')?;
        for (position, text) in self.0.iter().enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            write!(f, "{comma}{}", Basic(text))?;
        }
        f.write_char(']')
    }
}

impl Display for Snapshot {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "format = 1")?;
        for (name, values) in &self.enums {
            writeln!(f, "\n[enum.{}]\nvalues = {}", Basic(name), List(values))?;
        }
        for (name, table) in &self.tables {
            write_table(f, &Basic(name).to_string(), table)?;
        }
        for dialect in Dialect::ALL {
            let mut head = String::new();
            for (key, digest) in self.digests.get(dialect) {
                let of = format!(
                    "\n[{}.{}.{}]\n",
                    dialect.name(),
                    key.kind.word(),
                    Basic(&key.table)
                );
                if of != head {
                    f.write_str(&of)?;
                    head = of;
                }
                writeln!(f, "{} = {}", Basic(&key.name), Basic(digest))?;
            }
        }
        Ok(())
    }
}

fn write_table(f: &mut Formatter<'_>, name: &str, table: &Table) -> fmt::Result {
    writeln!(f, "\n[table.{name}]")?;
    writeln!(f, "doc = {}", Basic(&table.doc))?;
    if let Some(of) = &table.of {
        writeln!(f, "of = {}", Basic(of))?;
    }
    write_only(f, table.only)?;
    if table.without_rowid {
        writeln!(f, "without_rowid = true")?;
    }
    if let Some(column) = &table.monthly {
        writeln!(f, "monthly = {}", Basic(column))?;
    }
    if let Some(version) = &table.version {
        writeln!(f, "version = {}", Basic(version))?;
    }
    writeln!(f, "columns = [")?;
    for column in &table.columns {
        writeln!(f, "    {},", Basic(&column.name))?;
    }
    writeln!(f, "]")?;
    let key = &table.primary_key;
    writeln!(f, "\n[table.{name}.primary_key]")?;
    writeln!(f, "name = {}", Basic(&key.name))?;
    writeln!(f, "columns = {}", List(&key.columns))?;
    let mut columns: Vec<&Column> = table.columns.iter().collect();
    columns.sort_by(|left, right| left.name.cmp(&right.name));
    for column in columns {
        write_column(f, name, column)?;
    }
    for (unique, columns) in &table.uniques {
        writeln!(f, "\n[table.{name}.unique.{}]", Basic(unique))?;
        writeln!(f, "columns = {}", List(columns))?;
    }
    for (foreign_key, key) in &table.foreign_keys {
        writeln!(f, "\n[table.{name}.foreign_key.{}]", Basic(foreign_key))?;
        writeln!(f, "columns = {}", List(&key.columns))?;
        writeln!(f, "target = {}", Basic(&key.target))?;
        writeln!(f, "target_columns = {}", List(&key.target_columns))?;
        writeln!(f, "on_delete = {}", Basic(&key.on_delete))?;
        if key.deferred {
            writeln!(f, "deferred = true")?;
        }
    }
    for (check, rule) in &table.checks {
        writeln!(f, "\n[table.{name}.check.{}]", Basic(check))?;
        write_optional(f, "", &rule.condition)?;
    }
    for (index, parts) in &table.indexes {
        writeln!(f, "\n[table.{name}.index.{}]", Basic(index))?;
        if parts.unique {
            writeln!(f, "unique = true")?;
        }
        write_only(f, parts.only)?;
        let has = |dialect: &Dialect| parts.only.is_none_or(|only| only == *dialect);
        for dialect in Dialect::ALL.into_iter().filter(has) {
            writeln!(
                f,
                "{} = {}",
                dialect.name(),
                Basic(parts.parts.get(dialect))
            )?;
        }
    }
    Ok(())
}

fn write_column(f: &mut Formatter<'_>, table: &str, column: &Column) -> fmt::Result {
    writeln!(f, "\n[table.{table}.column.{}]", Basic(&column.name))?;
    write_only(f, column.only)?;
    writeln!(f, "type = {}", Basic(&column.ty))?;
    for dialect in Dialect::ALL {
        let name = column.type_name.get(dialect);
        writeln!(f, "type_{} = {}", dialect.name(), Basic(name))?;
    }
    if column.nullable {
        writeln!(f, "nullable = true")?;
    }
    if column.numbered {
        writeln!(f, "numbered = true")?;
    }
    write_optional(f, "default_", &column.default)?;
    if let Some(generated) = &column.generated {
        for dialect in Dialect::ALL {
            let expr = generated.get(dialect);
            writeln!(f, "generated_{} = {}", dialect.name(), Basic(expr))?;
        }
    }
    if !column.values.is_empty() {
        writeln!(f, "values = {}", List(&column.values))?;
    }
    if !column.doc.is_empty() {
        writeln!(f, "doc = {}", Basic(&column.doc))?;
    }
    Ok(())
}

fn write_only(f: &mut Formatter<'_>, only: Option<Dialect>) -> fmt::Result {
    match only {
        Some(dialect) => writeln!(f, "only = {}", Basic(dialect.name())),
        None => Ok(()),
    }
}

fn write_optional(
    f: &mut Formatter<'_>,
    prefix: &str,
    texts: &PerDialect<Option<String>>,
) -> fmt::Result {
    for dialect in Dialect::ALL {
        if let Some(text) = texts.get(dialect) {
            writeln!(f, "{prefix}{} = {}", dialect.name(), Basic(text))?;
        }
    }
    Ok(())
}

/// Text as a basic string of TOML.
pub(crate) fn basic(text: &str) -> String {
    Basic(text).to_string()
}
