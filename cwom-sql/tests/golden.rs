//! Each case is a directory: a spec, and the SQL that it becomes, one file per dialect and kind.
//! `UPDATE_EXPECT=1` accepts what is produced.

use std::path::{Path, PathBuf};

use cwom_schema::schema::{Dialect, Schema};
use cwom_schema::tables::{Column, Table, Tables, lower_tables};
use cwom_sql::audit::{clear_context, render_projection, state_context, write_note};
use cwom_sql::ddl::{create_all, drop_all, objects};
use cwom_sql::dml::Statements;
use cwom_sql::sample::{Samples, parents_first};
use expect_test::{expect, expect_file};

#[test]
fn scalars() {
    check("scalars");
}

#[test]
fn patterns() {
    check("patterns");
}

#[test]
fn json() {
    check("json");
}

#[test]
fn embedded() {
    check("embedded");
}

#[test]
fn keys() {
    check("keys");
}

#[test]
fn circle() {
    check("circle");
}

#[test]
fn states() {
    check("states");
}

#[test]
fn links() {
    check("links");
}

#[test]
fn types() {
    check("types");
}

#[test]
fn audit() {
    check("audit");
}

#[test]
fn audited_values() {
    check("audited_values");
}

#[test]
fn shapes() {
    check("shapes");
}

#[test]
fn every_object_has_a_name_and_a_table() {
    let tables = tables(include_str!("cases/shapes/spec.toml"));
    let directory = directory_of("shapes");
    for dialect in Dialect::ALL {
        let objects = objects(&tables, dialect);
        let lines = objects.iter().map(|object| {
            let table = object.table.as_deref().unwrap_or("-");
            format!("{:?} {} on {table}\n", object.kind, object.name)
        });
        let list: String = lines.collect();
        let file = directory.join(format!("{}.objects.txt", dialect.name()));
        expect_file![file].assert_eq(&list);
    }
}

#[test]
fn what_a_migration_knows_of_entries_is_said() {
    let tables = tables(include_str!("cases/audited_values/spec.toml"));
    let directory = directory_of("audited_values");
    for dialect in Dialect::ALL {
        let projections = tables
            .tables
            .iter()
            .filter_map(|table| render_projection(&tables, table, dialect));
        let projections: Vec<String> = projections.collect();
        let file = directory.join(format!("{}.projections.txt", dialect.name()));
        expect_file![file].assert_eq(&projections.join("\n"));
    }
}

/// Only where a row can go for good may its id come again, and only there is looked for its entries.
#[test]
fn an_id_that_was_used_is_looked_for_where_rows_go_for_good() {
    let tables = tables(include_str!("cases/shapes/spec.toml"));
    for dialect in Dialect::ALL {
        let mut looking: Vec<String> = objects(&tables, dialect)
            .iter()
            .filter(|object| object.create().contains("this id was used before"))
            .map(|object| object.table.as_deref().unwrap_or("-").to_owned())
            .collect();
        looking.dedup();
        assert_eq!(looking, ["drafts", "sheets"], "{dialect:?}");
    }
}

fn directory_of(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(case)
}

/// Compares the SQL of one case with its files.
fn check(case: &str) {
    let directory = directory_of(case);
    let text = std::fs::read_to_string(directory.join("spec.toml")).expect("the case has a spec");
    let schema = schema(&text);
    let tables = lower_tables(&schema);
    for dialect in Dialect::ALL {
        let name = dialect.name();
        let up = create_all(&tables, dialect);
        let down = drop_all(&tables, dialect);
        let rows = tables
            .tables
            .iter()
            .map(|table| statements(&tables, table, dialect))
            .collect::<Vec<_>>()
            .join("\n");
        let samples = samples(&schema, &tables, dialect);
        let kinds = [
            ("up", up),
            ("down", down),
            ("rows", rows),
            ("samples", samples),
        ];
        for (kind, sql) in kinds {
            expect_file![directory.join(format!("{name}.{kind}.sql"))].assert_eq(&sql);
        }
    }
}

fn tables(text: &str) -> Tables {
    lower_tables(&schema(text))
}

fn schema(text: &str) -> Schema {
    let (schema, diagnostics) = cwom_schema::parse(text);
    let messages: Vec<&str> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.message.as_str())
        .collect();
    schema.unwrap_or_else(|| panic!("the spec is valid: {messages:#?}"))
}

/// Rows that the tables take: with as little as may be, with everything, with every other value.
fn samples(schema: &Schema, tables: &Tables, dialect: Dialect) -> String {
    let mut samples = Samples::new(schema, dialect);
    let mut sql = String::new();
    for table in parents_first(tables) {
        for attempt in 0..3 {
            if let Some(candidate) = samples.candidate(table, attempt) {
                sql.push_str(&candidate.sample.insert);
                sql.push_str(";\n");
                samples.accept(table, candidate);
            }
        }
    }
    sql
}

/// The statements of one table, each under what it is for.
fn statements(tables: &Tables, table: &Table, dialect: Dialect) -> String {
    let statements = Statements::new(tables, table, dialect);
    let list = statements.list();
    let mut named = vec![
        ("insert".to_owned(), statements.insert()),
        ("get".to_owned(), statements.get()),
        ("list, first page".to_owned(), list.first),
        ("list, later page".to_owned(), list.after),
        ("delete".to_owned(), statements.delete()),
    ];
    named.extend(
        statements
            .soft_delete()
            .map(|sql| ("delete softly".to_owned(), sql)),
    );
    let changed: Vec<&Column> = table.columns.iter().rev().take(2).collect();
    named.push(("update".to_owned(), statements.update(&changed)));
    let batch = statements.insert_all();
    // On SQLite it is the same row by row, many times over.
    if batch.rows.is_none() {
        named.push(("insert many".to_owned(), batch.sql));
    }
    for (what, sql) in [
        ("insert, as someone", statements.insert_in_context()),
        ("update, as someone", statements.update_in_context(&changed)),
        ("delete, as someone", statements.delete_in_context()),
    ] {
        named.extend(sql.map(|sql| (what.to_owned(), sql)));
    }
    for probe in statements.reference_probes() {
        named.push((format!("target of {}", probe.constraint), probe.sql));
    }
    for probe in statements.inbound_probes() {
        named.push((format!("referrer by {}", probe.constraint), probe.sql));
    }
    named
        .into_iter()
        .map(|(what, sql)| format!("-- {}: {what}\n{sql};\n", table.name))
        .collect::<Vec<_>>()
        .concat()
}

#[test]
fn a_projection_reads_its_columns_in_its_own_order() {
    let tables = tables(include_str!("cases/types/spec.toml"));
    let table = &tables.tables[0];
    let column = |name: &str| table.column(name).expect("the column is there");
    let columns = [
        column("mask"),
        column("speed"),
        column("address"),
        column("grade"),
    ];
    let sql = Dialect::ALL.map(|dialect| {
        let statements = Statements::new(&tables, table, dialect);
        [
            statements.select_by_key(&columns),
            statements.select_list(&columns).after,
        ]
        .join("\n")
    });
    expect![[r#"
        SELECT CAST("ports"."mask" AS TEXT), "ports"."speed", "ports"."address", "ports"."grade" FROM "ports" WHERE "ports"."id" = ?1
        SELECT CAST("ports"."mask" AS TEXT), "ports"."speed", "ports"."address", "ports"."grade" FROM "ports" WHERE "ports"."id" > ?1 ORDER BY "ports"."id" LIMIT ?2
        SELECT CASE WHEN "ports"."mask" IS NOT NULL THEN concat("ports"."mask") END, "ports"."speed"::text, CASE WHEN "ports"."address" IS NOT NULL THEN concat("ports"."address") END, "ports"."grade" FROM "ports" WHERE "ports"."id" = $1
        SELECT CASE WHEN "ports"."mask" IS NOT NULL THEN concat("ports"."mask") END, "ports"."speed"::text, CASE WHEN "ports"."address" IS NOT NULL THEN concat("ports"."address") END, "ports"."grade" FROM "ports" WHERE "ports"."id" > $1 ORDER BY "ports"."id" LIMIT $2"#]].assert_eq(&sql.join("\n"));
}

#[test]
fn deleted_rows_are_left_out_of_every_read() {
    let tables = tables(include_str!("cases/states/spec.toml"));
    let table = &tables.tables[0];
    for dialect in Dialect::ALL {
        let statements = Statements::new(&tables, table, dialect);
        let columns = [&table.columns[0]];
        let (list, some) = (statements.list(), statements.select_list(&columns));
        for sql in [
            statements.get(),
            statements.select_by_key(&columns),
            list.first,
            list.after,
            some.first,
            some.after,
            statements
                .soft_delete()
                .expect("the entity is deleted softly"),
        ] {
            assert!(sql.contains(r#""parcels"."deleted_at" IS NULL"#), "{sql}");
        }
    }
}

#[test]
fn who_writes_is_stated_and_taken_back() {
    let tables = tables(include_str!("cases/audit/spec.toml"));
    let sql = Dialect::ALL.map(|dialect| {
        let statements = [state_context, clear_context, write_note];
        statements
            .map(|statement| format!("{}\n", statement(&tables, dialect).unwrap_or_default()))
            .concat()
    });
    expect![[r#"
        REPLACE INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note") VALUES (1, ?1, ?2, ?3, ?4)
        DELETE FROM "history_context"
        INSERT INTO "history" ("actor_kind", "actor_id", "action", "entity_kind", "entity_id", "after", "note", "trace_id", "spec_rev", "salt") SELECT "c"."actor_kind", "c"."actor_id", 'noted', ?1, ?2, ?4, ?3, "c"."trace_id", '-', lower(hex(randomblob(16))) FROM "history_context" AS "c" WHERE "c"."for_kind" IS NULL
        SELECT set_config('cwom.actor_kind', $1::text, true), set_config('cwom.actor_id', $2::text, true), set_config('cwom.trace_id', coalesce($3::uuid::text, ''), true), set_config('cwom.note', coalesce($4::text, ''), true), set_config('cwom.xid', pg_current_xact_id()::text, true)

        SELECT "fn_vault_note"($1, $2, $3, $4)
    "#]].assert_eq(&sql.concat());
    let nobody = crate::tables("format = 1\n[model]\nname = \"m\"\ndoc = \"d\"\n");
    for dialect in Dialect::ALL {
        assert_eq!(state_context(&nobody, dialect), None);
        assert_eq!(write_note(&nobody, dialect), None);
    }
}
