//! The table that is measured, with and without its log.

use anyhow::{Result, anyhow};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Column, Table, Tables, lower_tables};
use cwom_sql::ddl::create_all;
use cwom_sql::dml::Statements;

/// Eleven columns, about five hundred bytes as JSON, one secondary index.
const SPEC: &str = r#"
format = 1
[model]
name = "bench"
doc = "One table."
[audit]
indexes = [INDEXES]
partitions = "month"
[entity.Item]
doc = "Something that is written."
table = "items"
audited = AUDITED
indexes = [["state"]]
[entity.Item.fields]
title = "string(1..200)"
body = "text(..4000)"
state = "string(1..20)"
priority = "i32"
weight = "f64"
done = "bool"
labels = "[string]"
"#;

/// What stands beside what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variant {
    /// The table, its indexes and its rules.
    Bare,
    /// With an entry for each change.
    Audited,
    /// And an index over the trace of each entry.
    Traced,
}

impl Variant {
    pub(crate) const ALL: [Self; 3] = [Self::Bare, Self::Audited, Self::Traced];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Audited => "audited",
            Self::Traced => "audited, trace index",
        }
    }
}

/// The statements of a variant.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// The columns that a write of a row gives, in order.
    pub(crate) columns: Vec<String>,
    /// The columns that a change gives, in order.
    pub(crate) changed: Vec<String>,
    /// Makes the tables.
    pub(crate) create: String,
    /// Writes one row, as a transaction of its own.
    pub(crate) insert: String,
    /// Changes one row, as a transaction of its own.
    pub(crate) update: String,
    /// Says who writes a transaction, where there is a log.
    pub(crate) state: Option<String>,
    /// Takes it back, where that has to be said.
    pub(crate) clear: Option<String>,
    /// Writes one row of a transaction.
    pub(crate) insert_within: String,
    /// Whether the single writes say who writes.
    pub(crate) is_audited: bool,
}

impl Model {
    pub(crate) fn of(variant: Variant, dialect: Dialect) -> Result<Self> {
        let is_audited = variant != Variant::Bare;
        let indexes = if variant == Variant::Traced {
            "\"trace\""
        } else {
            ""
        };
        let text = SPEC
            .replace("INDEXES", indexes)
            .replace("AUDITED", if is_audited { "true" } else { "false" });
        let (schema, diagnostics) = cwom_schema::parse(&text);
        let schema = schema.ok_or_else(|| anyhow!("the spec is not valid: {diagnostics:?}"))?;
        let tables = lower_tables(&schema);
        let table = items(&tables)?;
        let statements = Statements::new(&tables, table, dialect);
        let changed: Vec<_> = table
            .written_columns()
            .filter(|column| ["title", "updated_at", "row_version"].contains(&&*column.name))
            .collect();
        let plain = statements.insert();
        let names = |columns: &mut dyn Iterator<Item = &Column>| {
            columns.map(|column| column.name.clone()).collect()
        };
        Ok(Self {
            columns: names(&mut table.written_columns()),
            changed: names(&mut changed.iter().copied()),
            create: create_all(&tables, dialect),
            insert: statements
                .insert_in_context()
                .unwrap_or_else(|| plain.clone()),
            update: statements
                .update_in_context(&changed)
                .unwrap_or_else(|| statements.update(&changed)),
            state: cwom_sql::audit::state_context(&tables, dialect),
            clear: cwom_sql::audit::clear_context(&tables, dialect),
            insert_within: plain,
            is_audited,
        })
    }
}

fn items(tables: &Tables) -> Result<&Table> {
    let mut tables = tables.tables.iter();
    let items = tables.find(|table| table.name == "items");
    items.ok_or_else(|| anyhow!("the table is missing"))
}

/// What is in every body.
pub(crate) const BODY: &str = "Whoever opens the page after the session has ended is sent to the \
    form, fills it in, and is sent to the form again: the cookie of the old session is still there \
    and wins over the new one. Seen in two browsers, since Tuesday.";
