//! What there is to make, in the order in which it is made.

use std::borrow::Cow;
use std::collections::BTreeSet;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{AuditPart, Guard, GuardEvent, Table, TableSource, Tables};

use super::object::{Object, ObjectKind, Source};
use crate::audit::{AuditObject, default_partition};
use crate::triggers::{postgres, sqlite};

/// Everything that the first migration makes, each object after those that it needs.
pub fn objects(tables: &Tables, dialect: Dialect) -> Vec<Object<'_>> {
    let mut list = List {
        tables,
        dialect,
        objects: Vec::with_capacity(tables.tables.len() * 32),
    };
    let deferred = deferred_keys(tables, dialect);
    if dialect == Dialect::Postgres {
        for native in &tables.enums {
            let source = Source::Enum(native);
            list.add(ObjectKind::Enum, None, &native.name, &native.doc, source);
        }
    }
    for (position, table) in tables.tables.iter().enumerate() {
        if !table.is_in(dialect) {
            continue;
        }
        let of_table = deferred.range((position, 0)..(position + 1, 0));
        let deferred = of_table.map(|(_, key)| *key).collect();
        let source = Source::Table { table, deferred };
        list.add(
            ObjectKind::Table,
            Some(table),
            &table.name,
            &table.doc,
            source,
        );
        if dialect == Dialect::Postgres && table.monthly.is_some() {
            list.add_audit(AuditObject::DefaultPartition(table));
        }
        list.add_indexes(table);
        if dialect == Dialect::Postgres {
            list.add_comments(table);
        }
    }
    for (position, key) in deferred {
        let table = &tables.tables[position];
        let key = &table.foreign_keys[key];
        let source = Source::ForeignKey { table, key };
        list.add(
            ObjectKind::ForeignKey,
            Some(table),
            &key.name,
            &key.doc,
            source,
        );
    }
    match dialect {
        Dialect::Sqlite => list.add_sqlite_triggers(),
        Dialect::Postgres => list.add_postgres_triggers(),
    }
    list.objects
}

/// Whether some foreign keys make a circle.
pub(super) fn has_circle(tables: &Tables) -> bool {
    forward_keys(tables).next().is_some()
}

struct List<'a> {
    tables: &'a Tables,
    dialect: Dialect,
    objects: Vec<Object<'a>>,
}

impl<'a> List<'a> {
    fn add(
        &mut self,
        kind: ObjectKind,
        table: Option<&'a Table>,
        name: &'a str,
        doc: &'a str,
        source: Source<'a>,
    ) {
        self.objects.push(Object {
            kind,
            table: table.map(|table| table.name.as_str().into()),
            name: name.into(),
            doc,
            dialect: self.dialect,
            source,
        });
    }

    /// The unique indexes of partial keys, then the indexes.
    fn add_indexes(&mut self, table: &'a Table) {
        for unique in &table.uniques {
            if let Some(predicate) = &unique.predicate {
                let source = Source::PartialUnique {
                    table,
                    unique,
                    predicate,
                };
                let (name, doc) = (&unique.name, &unique.doc);
                self.add(ObjectKind::Index, Some(table), name, doc, source);
            }
        }
        for index in &table.indexes {
            if index.by_block && self.dialect == Dialect::Sqlite {
                continue;
            }
            let source = Source::Index { table, index };
            let (name, doc) = (&index.name, &index.doc);
            self.add(ObjectKind::Index, Some(table), name, doc, source);
        }
    }

    fn add_comments(&mut self, table: &'a Table) {
        if !table.doc.is_empty() {
            let source = Source::TableComment(table);
            self.add(
                ObjectKind::TableComment,
                Some(table),
                &table.name,
                "",
                source,
            );
        }
        for column in table.columns_of(self.dialect) {
            if !column.doc.is_empty() {
                let source = Source::ColumnComment { table, column };
                let kind = ObjectKind::ColumnComment;
                self.add(kind, Some(table), &column.name, "", source);
            }
        }
    }

    fn add_audit(&mut self, object: AuditObject<'a>) {
        self.objects.push(Object {
            kind: object.kind(),
            table: Some(object.table().into()),
            name: object.name(self.dialect).into(),
            doc: object.doc(),
            dialect: self.dialect,
            source: Source::Audit(object),
        });
    }

    fn add_sqlite_triggers(&mut self) {
        for table in &self.tables.tables {
            // The oldest trigger fires last: an entry is of the row that all others let pass.
            for object in AuditObject::of_table(self.tables, table, self.dialect) {
                self.add_audit(object);
            }
            for guard in sqlite::guards(table) {
                let source = Source::Trigger {
                    model: &self.tables.model,
                    table,
                    guard,
                };
                let (name, doc) = (&guard.name, &guard.doc);
                self.add(ObjectKind::Trigger, Some(table), name, doc, source);
            }
        }
    }

    fn add_postgres_triggers(&mut self) {
        let model = &self.tables.model;
        for function in postgres::shared_functions(self.tables) {
            self.objects.push(Object {
                kind: ObjectKind::Function,
                table: None,
                name: function.name(model).into(),
                doc: function.doc,
                dialect: self.dialect,
                source: Source::SharedFunction(function),
            });
        }
        let is_shared = |object: &Object<'_>| object.kind == ObjectKind::Function;
        let any_shared = self.objects.last().is_some_and(is_shared);
        let mut own_functions: Vec<Cow<'a, str>> = Vec::new();
        for table in self.tables.of_dialect(Dialect::Postgres) {
            let own = |guard: &&_| postgres::has_own_function(table, guard);
            for guard in table.guards.iter().filter(own) {
                let source = Source::OwnFunction { table, guard };
                let (name, doc) = (&guard.name, &guard.doc);
                self.add(ObjectKind::Function, Some(table), name, doc, source);
                own_functions.push(name.into());
            }
            for object in AuditObject::of_table(self.tables, table, self.dialect) {
                self.add_audit(object);
            }
            let writers = table.audited.iter().map(|audited| audited.writer.as_str());
            own_functions.extend(writers.map(Cow::from));
            if table.source == TableSource::Audit(AuditPart::Log) {
                let note = AuditObject::NoteFunction(self.tables);
                own_functions.push(note.name(self.dialect).into());
                self.add_audit(note);
            }
            let guards = || table.guards.iter().filter(|it| postgres::has_trigger(it));
            for guard in guards() {
                let (name, doc) = (&guard.name, &guard.doc);
                let source = Source::Trigger {
                    model,
                    table,
                    guard,
                };
                self.add(ObjectKind::Trigger, Some(table), name, doc, source);
            }
            if guards().next().is_some() || table.audited.is_some() {
                let kind = ObjectKind::EnableAlways;
                let doc = "Fire for replication, too.";
                let source = Source::EnableAlways(table);
                self.add(kind, Some(table), &table.name, doc, source);
            }
            if table.monthly.is_some() {
                self.add_partition_triggers(table);
            }
        }
        if any_shared && !own_functions.is_empty() {
            let doc = "Functions look into this schema only, never into a temporary table of the \
                       same name.";
            let source = Source::SearchPath(own_functions);
            self.add(ObjectKind::SearchPath, None, model, doc, source);
        }
    }

    fn add_partition_triggers(&mut self, table: &'a Table) {
        let truncates = |guard: &&Guard| guard.event == GuardEvent::Truncate;
        for guard in table.guards.iter().filter(truncates) {
            let partition = default_partition(&table.name);
            let model = &self.tables.model;
            let sources = [
                (
                    ObjectKind::Trigger,
                    guard.doc.as_str(),
                    Source::PartitionTrigger {
                        model,
                        table,
                        guard,
                    },
                ),
                (
                    ObjectKind::EnableAlways,
                    "Fire for replication, too.",
                    Source::PartitionAlways { table, guard },
                ),
            ];
            for (kind, doc, source) in sources {
                let name = match kind {
                    ObjectKind::Trigger => guard.name.clone(),
                    _ => partition.clone(),
                };
                self.objects.push(Object {
                    kind,
                    table: Some(partition.clone().into()),
                    name: name.into(),
                    doc,
                    dialect: self.dialect,
                    source,
                });
            }
        }
    }
}

/// The foreign keys that point at a later table, by table and position: PostgreSQL takes them only
/// once that table is there. SQLite looks for it when the first row comes.
fn deferred_keys(tables: &Tables, dialect: Dialect) -> BTreeSet<(usize, usize)> {
    match dialect {
        Dialect::Sqlite => BTreeSet::new(),
        Dialect::Postgres => forward_keys(tables).collect(),
    }
}

fn forward_keys(tables: &Tables) -> impl Iterator<Item = (usize, usize)> {
    tables
        .tables
        .iter()
        .enumerate()
        .flat_map(move |(target, table)| {
            table
                .referenced_by
                .iter()
                .filter(move |referrer| {
                    let key = &tables.tables[referrer.table].foreign_keys[referrer.foreign_key];
                    referrer.table < target && !key.implied
                })
                .map(|referrer| (referrer.table, referrer.foreign_key))
        })
}
