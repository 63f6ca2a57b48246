//! What a migration writes into the audit log: for each row whose values it changes one entry by
//! `system` and the next version, as a trigger would for anybody else.
//!
//! Triggers stand aside while a migration works. What the rows were is put into a temporary table
//! before they change; when every table has its shape, rows that are not what they were get their
//! version and their entry. A row counts as changed when some value of it is another one, whatever
//! was done to its table: a copy that keeps all values is no change, and neither is a new column
//! with its default. The image before is that of the older revision's projection, the image after
//! that of the newer one's. Going back drops columns that may come again with other values, and
//! brings others whose values are gone, so both count there.
//!
//! Rows that were there before their table was audited, or under another kind, get an entry that
//! begins their history with the version that they have.

mod image;
mod postgres;
mod sqlite;
mod watch;

use std::collections::BTreeMap;

use cwom_schema::schema::Dialect;
use cwom_sql::audit::MIGRATION_ACTOR;
use cwom_sql::{Ident, Text};

use crate::Revision;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::projection::Projection;
use crate::snapshot::RoutineKind;

pub(crate) use postgres::SETTINGS;
pub(crate) use watch::{Watched, watched};

/// What stands for the name of the migration in the note of an entry until the files are written.
pub(crate) const NAME: &str = "%cwom-migration%";

/// The entries of one script.
pub(crate) struct Entries<'a> {
    mapping: &'a Mapping<'a>,
    dialect: Dialect,
    told: Vec<Told<'a>>,
}

/// A table whose entries are written.
struct Told<'a> {
    /// Its name in the newer revision.
    table: &'a str,
    /// What entries hold from now on.
    now: Projection,
    how: How,
}

enum How {
    /// The rows are told of for the first time.
    Begins,
    /// Their history goes on.
    GoesOn(Box<Change>),
}

/// What is compared, row by row.
struct Change {
    /// The temporary table of what was.
    aside: String,
    was: Projection,
    watched: Vec<Watched>,
    /// What the columns of the older revision are called in the newer one, where they stay.
    names: BTreeMap<String, String>,
}

impl<'a> Entries<'a> {
    /// What has to be written on the way from one revision to another.
    pub(crate) fn new(
        from: &Revision,
        to: &Revision,
        mapping: &'a Mapping<'a>,
        dialect: Dialect,
    ) -> Self {
        let mut told = Vec::new();
        for (table, old, new) in mapping.kept() {
            let old_name = mapping.old_name(table).unwrap_or(table);
            let lines = |revision, table| Projection::text(revision, table, dialect);
            if mapping.is_same(table) && lines(from, old_name) == lines(to, table) {
                continue;
            }
            let Some(now) = Projection::of(to, table, dialect) else {
                continue;
            };
            let was = Projection::of(from, old_name, dialect);
            let was_audited = is_audited(from, old_name, dialect);
            let how = match was {
                Some(was) if was.kind == now.kind => {
                    let watched = watched(mapping, table, old, new, dialect);
                    if watched.is_empty() {
                        continue;
                    }
                    let names = new.columns.iter().map(|column| {
                        let old = mapping.old_column(table, &column.name);
                        (old.to_owned(), column.name.clone())
                    });
                    How::GoesOn(Box::new(Change {
                        aside: format!("cwom_was_{}", told.len() + 1),
                        was,
                        watched,
                        names: names.collect(),
                    }))
                }
                // A toolkit that kept no projections wrote the snapshot.
                None if was_audited => continue,
                _ => How::Begins,
            };
            told.push(Told { table, now, how });
        }
        Self {
            mapping,
            dialect,
            told,
        }
    }

    /// Whether nothing is written.
    pub(crate) const fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Whether rows of a table that stays get entries for what they were and are.
    pub(crate) fn goes_on(&self, table: &str) -> bool {
        self.change(table).is_some()
    }

    /// The tables of which that holds.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &str> {
        let told = self.told.iter();
        let told = told.filter(|told| matches!(told.how, How::GoesOn(_)));
        told.map(|told| told.table)
    }

    /// Puts aside what the rows of a table were.
    pub(crate) fn push_aside(&self, steps: &mut Vec<Step>, table: &str) {
        let Some((told, change)) = self.change(table) else {
            return;
        };
        let sql = match self.dialect {
            Dialect::Sqlite => sqlite::aside(self.mapping, told, change),
            Dialect::Postgres => postgres::aside(self.mapping, told, change),
        };
        steps.push(Step::new(
            format!("What the rows of {table} were, for the audit log."),
            sql,
        ));
    }

    /// Writes the entries, when every table has its shape and no trigger is there yet.
    pub(crate) fn push(&self, steps: &mut Vec<Step>) {
        for told in &self.told {
            match &told.how {
                How::Begins => {
                    let doc = format!("The history of the rows of {} begins.", told.table);
                    steps.push(Step::new(doc, self.beginning(told)));
                }
                How::GoesOn(change) => {
                    if let Some(raise) = match self.dialect {
                        Dialect::Sqlite => sqlite::raise(told, change),
                        Dialect::Postgres => {
                            let joined = change.joined(self.mapping, told, "w", self.dialect);
                            postgres::raise(told, change, &joined)
                        }
                    } {
                        let doc =
                            format!("Rows of {} that changed have a version more.", told.table);
                        steps.push(Step::new(doc, raise));
                    }
                    let sql = self.change_entries(told, change);
                    steps.push(Step::new("One entry for each of them.", sql));
                    let aside = match self.dialect {
                        Dialect::Sqlite => format!("DROP TABLE temp.{};", Ident(&change.aside)),
                        Dialect::Postgres => {
                            format!("DROP TABLE pg_temp.{};", Ident(&change.aside))
                        }
                    };
                    steps.push(Step::new("", aside));
                }
            }
        }
    }

    fn change(&self, table: &str) -> Option<(&Told<'a>, &Change)> {
        self.told.iter().find_map(|told| match &told.how {
            How::GoesOn(change) if told.table == table => Some((told, &**change)),
            _ => None,
        })
    }

    fn change_entries(&self, told: &Told<'_>, change: &Change) -> String {
        let (aside, action, before, after, filter) = match self.dialect {
            Dialect::Sqlite => sqlite::entry(told, change),
            Dialect::Postgres => postgres::entry(told, change),
        };
        let entry = Entry {
            action,
            version: self.version(told),
            before,
            after,
        };
        format!(
            "{}\n    FROM {aside} AS \"w\" JOIN {} AS \"n\" ON {}{filter}\n    ORDER BY {};",
            self.insert(told, &entry),
            Ident(told.table),
            change.joined(self.mapping, told, "w", self.dialect),
            Self::order(told)
        )
    }

    /// Entries for rows of which the log does not know the last version yet: a migration that was
    /// taken back and runs again does not begin twice.
    fn beginning(&self, told: &Told<'_>) -> String {
        let now = &told.now;
        let action = if now.key.len() > 1 {
            "'linked'"
        } else {
            "'created'"
        };
        let entry = Entry {
            action: action.to_owned(),
            version: self.version(told),
            before: "NULL".to_owned(),
            after: image::whole(now, "n", self.dialect),
        };
        let log = Ident(&now.log);
        let same = format!(
            "\"e\".\"entity_kind\" = {} AND \"e\".\"entity_id\" = {}",
            now.kind_text(),
            now.id("\"n\"", self.dialect)
        );
        let unknown = match &now.version {
            Some(version) => format!(
                "NOT EXISTS (SELECT 1 FROM {log} AS \"e\" WHERE {same}\n        \
                 AND \"e\".\"entity_version\" = \"n\".{})",
                Ident(version)
            ),
            None => format!(
                "coalesce((SELECT \"e\".\"action\" FROM {log} AS \"e\" WHERE {same}\n        \
                 AND \"e\".\"entity_version\" IS NOT NULL\n        \
                 ORDER BY \"e\".\"entity_version\" DESC LIMIT 1), 'unlinked') \
                 IN ('unlinked', 'deleted')"
            ),
        };
        format!(
            "{}\n    FROM {} AS \"n\" WHERE {unknown}\n    ORDER BY {};",
            self.insert(told, &entry),
            Ident(told.table),
            Self::order(told)
        )
    }

    fn version(&self, told: &Told<'_>) -> String {
        match &told.now.version {
            Some(version) => format!("\"n\".{}", Ident(version)),
            None => format!(
                "(SELECT coalesce(max(\"e\".\"entity_version\"), 0) + 1 FROM {} AS \"e\"\n        \
                 WHERE \"e\".\"entity_kind\" = {} AND \"e\".\"entity_id\" = {})",
                Ident(&told.now.log),
                told.now.kind_text(),
                told.now.id("\"n\"", self.dialect)
            ),
        }
    }

    fn order(told: &Told<'_>) -> String {
        let columns = told.now.key.iter();
        let columns: Vec<String> = columns
            .map(|column| format!("\"n\".{}", Ident(column)))
            .collect();
        columns.join(", ")
    }

    /// `INSERT INTO … SELECT …`, without what the rows come from.
    fn insert(&self, told: &Told<'_>, entry: &Entry) -> String {
        let (ts, salt) = match self.dialect {
            Dialect::Sqlite => (
                "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')",
                "lower(hex(randomblob(16)))",
            ),
            Dialect::Postgres => (
                "clock_timestamp()",
                "replace(gen_random_uuid()::text, '-', '')",
            ),
        };
        let [kind, id] = MIGRATION_ACTOR;
        let way = if self.mapping.back {
            ", taken back"
        } else {
            ""
        };
        format!(
            "INSERT INTO {} (\"ts\", \"actor_kind\", \"actor_id\", \"action\", \"entity_kind\", \
             \"entity_id\",\n        \"entity_version\", \"before\", \"after\", \"note\", \
             \"spec_rev\", \"salt\")\n    SELECT {ts}, {}, {}, {},\n        {}, {}, {},\n        \
             {},\n        {},\n        {}, {}, {salt}",
            Ident(&told.now.log),
            Text(kind),
            Text(id),
            entry.action,
            told.now.kind_text(),
            told.now.id("\"n\"", self.dialect),
            entry.version,
            entry.before,
            entry.after,
            Text(&format!("migration {NAME}{way}")),
            Text(&told.now.revision)
        )
    }
}

/// What differs from one entry to another, as expressions over the rows.
struct Entry {
    action: String,
    version: String,
    before: String,
    after: String,
}

impl Change {
    /// The columns of the id: their place among them, and their names before and now.
    fn keys<'t>(&'t self, told: &'t Told<'_>) -> impl Iterator<Item = (usize, &'t str, &'t str)> {
        let pairs = self.was.key.iter().zip(&told.now.key).enumerate();
        pairs.map(|(at, (was, now))| (at + 1, was.as_str(), now.as_str()))
    }

    /// That a row of the table `n` is the one of `k1` and so on in `row`.
    fn joined(
        &self,
        mapping: &Mapping<'_>,
        told: &Told<'_>,
        row: &str,
        dialect: Dialect,
    ) -> String {
        let keys = self.keys(told).map(|(at, was, now)| {
            let type_of = |snapshot: &crate::Snapshot, table: &str, column: &str| {
                let column = snapshot.tables.get(table)?.column(column)?;
                Some(column.type_name.postgres.clone())
            };
            let old = mapping.old_name(told.table).unwrap_or(told.table);
            let same = type_of(mapping.from, old, was) == type_of(mapping.to, told.table, now);
            let cast = match dialect {
                Dialect::Postgres if !same => "::text",
                _ => "",
            };
            format!("\"n\".{}{cast} = \"{row}\".\"k{at}\"{cast}", Ident(now))
        });
        let keys: Vec<String> = keys.collect();
        keys.join(" AND ")
    }
}

fn is_audited(revision: &Revision, table: &str, dialect: Dialect) -> bool {
    let routines = revision.texts.routines.get(dialect);
    let mut entries = routines.of_table(RoutineKind::Entry, table);
    entries.next().is_some()
}
