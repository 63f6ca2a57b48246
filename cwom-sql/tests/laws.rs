//! What holds for the SQL of every spec, tried on all the specs of the cases.

use std::collections::BTreeSet;
use std::path::Path;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{MAX_IDENT_BYTES, Table, Tables, lower_tables};
use cwom_sql::audit::default_partition;
use cwom_sql::ddl::{ObjectKind, create_all, drop_all, objects};
use cwom_sql::dml::Statements;

/// The tables of every case.
fn cases() -> Vec<(String, Tables)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(directory).expect("the cases are there") {
        let path = entry.expect("the directory can be read").path();
        let text = std::fs::read_to_string(path.join("spec.toml")).expect("a case has a spec");
        cases.push((path.display().to_string(), lower(&text)));
    }
    assert!(cases.len() > 5);
    cases
}

fn lower(text: &str) -> Tables {
    let (schema, diagnostics) = cwom_schema::parse(text);
    lower_tables(&schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}")))
}

/// The first line of every statement that is not PostgreSQL's alone.
fn common(sql: &str) -> Vec<&str> {
    let starts = [
        "CREATE TABLE",
        "CREATE INDEX",
        "CREATE UNIQUE INDEX",
        "DROP TABLE",
    ];
    sql.lines()
        .filter(|line| starts.iter().any(|start| line.starts_with(start)))
        .map(|line| {
            line.split(" (")
                .next()
                .unwrap_or(line)
                .trim_end_matches(';')
        })
        .collect()
}

/// What stands between double quotes.
fn idents(sql: &str) -> impl Iterator<Item = &str> {
    sql.lines()
        .filter(|line| !line.starts_with("--"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
}

#[test]
fn both_dialects_have_the_same_statements_in_the_same_order() {
    for (case, tables) in cases() {
        let up = Dialect::ALL.map(|dialect| create_all(&tables, dialect));
        assert_eq!(
            common(&up[0]).is_empty(),
            tables.tables.is_empty(),
            "{case}"
        );
        let [sqlite, postgres] = [common(&up[0]), common(&up[1])];
        // What only one engine has: a context, partitions, and indexes by block.
        let own: Vec<String> = tables.tables.iter().flat_map(own_names).collect();
        let is_common =
            |line: &&&str| !own.iter().any(|name| line.contains(&format!("\"{name}\"")));
        let named = |lines: &[&str]| -> Vec<String> {
            // Parts of an index may differ after its table.
            let lines = lines.iter().filter(is_common);
            let words = lines.map(|line| line.split_whitespace().take(5));
            words
                .map(|words| words.collect::<Vec<_>>().join(" "))
                .collect()
        };
        assert_eq!(named(&sqlite), named(&postgres), "{case}");
        let down = Dialect::ALL.map(|dialect| drop_all(&tables, dialect));
        let [sqlite, postgres] = [common(&down[0]), common(&down[1])];
        assert_eq!(named(&sqlite), named(&postgres), "{case}");
    }
}

/// The table, or its partition and indexes, that only one dialect has.
fn own_names(table: &Table) -> Vec<String> {
    if table.only.is_some() {
        return vec![table.name.clone()];
    }
    let partition = table
        .monthly
        .as_ref()
        .map(|_| default_partition(&table.name));
    let indexes = table.indexes.iter().filter(|index| index.by_block);
    let indexes = indexes.map(|index| index.name.clone());
    partition.into_iter().chain(indexes).collect()
}

#[test]
fn what_goes_up_comes_down_in_reverse() {
    for (case, tables) in cases() {
        for dialect in Dialect::ALL {
            let up = create_all(&tables, dialect);
            let down = drop_all(&tables, dialect);
            for word in ["TABLE", "TYPE"] {
                let names = |sql: &str, verb: &str| -> Vec<String> {
                    let start = format!("{verb} {word} ");
                    let lines = sql.lines().filter_map(|line| line.strip_prefix(&start));
                    let ends = [' ', ';'];
                    lines
                        .map(|line| line.split(ends).next().unwrap_or(line).to_owned())
                        .collect()
                };
                let mut created = names(&up, "CREATE");
                created.reverse();
                // All but the log, which goes last; a partition goes with its table.
                let audit = tables.audit().map(|log| log.name.as_str());
                let of_log = |name: &String| {
                    audit.is_some_and(|log| name.trim_matches('"').starts_with(log))
                };
                created.sort_by_key(of_log);
                created.retain(|name| !name.ends_with("_default\""));
                assert_eq!(created, names(&down, "DROP"), "{case}");
            }
            assert!(!down.contains("CASCADE"), "{case}");
        }
    }
}

#[test]
fn every_statement_but_comments_has_a_line_that_says_what_it_is() {
    for (case, tables) in cases() {
        for dialect in Dialect::ALL {
            for sql in [create_all(&tables, dialect), drop_all(&tables, dialect)] {
                let mut before = "";
                for line in sql.lines() {
                    let starts = ["CREATE ", "DROP ", "ALTER ", "PRAGMA "];
                    if starts.iter().any(|start| line.starts_with(start)) {
                        assert!(before.starts_with("-- "), "{case}: {line}");
                    }
                    before = line;
                }
            }
        }
    }
}

#[test]
fn objects_are_told_apart_and_are_all_that_is_made() {
    for (case, tables) in cases() {
        for dialect in Dialect::ALL {
            let objects = objects(&tables, dialect);
            let mut left = create_all(&tables, dialect);
            let mut seen = BTreeSet::new();
            for object in &objects {
                let key = (object.kind, object.table.clone(), object.name.as_ref());
                assert!(seen.insert(key.clone()), "{case}: {key:?}");
                let create = object.create();
                assert!(create.ends_with(';'), "{case}: {create}");
                let at = left.find(&create).expect("it is made in this order");
                let before = &left[..at];
                let only_comment = before.trim().lines().all(|line| line.starts_with("--"));
                assert!(only_comment, "{case}: {before}");
                left = left[at + create.len()..].to_owned();
                let property = [ObjectKind::EnableAlways, ObjectKind::SearchPath];
                assert_eq!(object.drop().is_none(), property.contains(&object.kind));
            }
            assert_eq!(left.trim(), "", "{case}");
        }
    }
}

#[test]
fn identifiers_fit_and_constraints_are_named() {
    for (case, tables) in cases() {
        for dialect in Dialect::ALL {
            let up = create_all(&tables, dialect);
            for ident in idents(&up) {
                assert!(ident.len() <= MAX_IDENT_BYTES, "{case}: {ident}");
            }
            for line in up.lines().map(str::trim_start) {
                for word in ["CHECK (", "UNIQUE (", "FOREIGN KEY (", "PRIMARY KEY ("] {
                    let unnamed = line.starts_with(word);
                    assert!(!unnamed, "{case}: {line}");
                }
            }
        }
    }
}

#[test]
fn parameters_are_numbered_without_gaps() {
    for (case, tables) in cases() {
        for (dialect, mark) in [(Dialect::Sqlite, '?'), (Dialect::Postgres, '$')] {
            for table in &tables.tables {
                let statements = Statements::new(&tables, table, dialect);
                let list = statements.list();
                let mut all = vec![
                    (statements.insert(), table.written_columns().count()),
                    (statements.get(), table.primary_key.columns.len()),
                    (list.first, 1),
                    (list.after, table.primary_key.columns.len() + 1),
                    (statements.delete(), table.primary_key.columns.len()),
                ];
                for probe in statements.reference_probes() {
                    all.push((probe.sql, probe.columns.len()));
                }
                for probe in statements.inbound_probes() {
                    all.push((probe.sql, 1));
                }
                for (sql, count) in all {
                    let mut numbers: Vec<usize> = sql
                        .split(mark)
                        .skip(1)
                        .filter_map(|rest| {
                            let end = rest.find(|c: char| !c.is_ascii_digit());
                            rest[..end.unwrap_or(rest.len())].parse().ok()
                        })
                        .collect();
                    numbers.dedup();
                    let expected: Vec<usize> = (1..=count).collect();
                    assert_eq!(numbers, expected, "{case}: {sql}");
                }
            }
        }
    }
}

#[test]
fn a_doc_stays_in_its_comment() {
    let spec = "format = 1\n[model]\nname = \"m\"\ndoc = \"d\"\n[defaults]\naudited = false\n\
         [entity.Book]\ndoc = \"One.\\nDROP TABLE x; -- it's \\u2028 two\\r\\n\"\n\
         table = \"books\"\n[entity.Book.fields]\n\
         title = { type = \"string\", doc = \"A\\n'title'; \" }\n";
    let tables = lower(spec);
    for dialect in Dialect::ALL {
        let up = create_all(&tables, dialect);
        assert!(
            up.starts_with("-- One. DROP TABLE x; -- it's two\nCREATE TABLE"),
            "{up}"
        );
        assert!(!up.contains("\nDROP"), "{up}");
    }
    let up = create_all(&tables, Dialect::Postgres);
    assert!(up.contains("IS 'One. DROP TABLE x; -- it''s two';"), "{up}");
    assert!(up.contains("IS 'A ''title'';';"), "{up}");
}

#[test]
fn nothing_to_store_is_no_statement() {
    let (schema, _) = cwom_schema::parse("format = 1\n[model]\nname = \"m\"\ndoc = \"d\"\n");
    // Whether a spec without entities is worth accepting is the front end's to say.
    if let Some(schema) = schema {
        let tables = lower_tables(&schema);
        for dialect in Dialect::ALL {
            assert_eq!(create_all(&tables, dialect), "");
            assert_eq!(drop_all(&tables, dialect), "");
        }
    }
}

#[test]
fn no_function_takes_more_than_an_engine_allows() {
    let parts: Vec<String> = (0..250).map(|n| format!("f{n} = \"string?\"")).collect();
    let names: Vec<String> = (0..250).map(|n| format!("\"f{n}\"")).collect();
    let tables = lower(&format!(
        "format = 1\n[model]\nname = \"m\"\ndoc = \"d\"\n[defaults]\naudited = false\n\
         [value.Wide]\ndoc = \"d\"\nexactly_one = [[{}]]\n[value.Wide.fields]\n{}\n\
         [entity.Book]\ndoc = \"d\"\ntable = \"books\"\n[entity.Book.fields]\n\
         a = \"Wide\"\nb = {{ type = \"Wide\", embed = \"columns\" }}\n",
        names.join(", "),
        parts.join("\n"),
    ));
    for dialect in Dialect::ALL {
        let up = create_all(&tables, dialect);
        assert!(most_arguments(&up) <= 100, "{}", dialect.name());
    }
}

/// The greatest number of arguments of a function that takes as many as there are fields.
fn most_arguments(sql: &str) -> usize {
    let mut most = 0;
    let mut open: Vec<(bool, usize)> = Vec::new();
    for (position, character) in sql.char_indices() {
        match character {
            '(' => {
                let before = &sql[..position];
                let call = before.ends_with("json_remove") || before.ends_with("num_nonnulls");
                open.push((call, 1));
            }
            ',' => {
                if let Some((_, count)) = open.last_mut() {
                    *count += 1;
                }
            }
            ')' => {
                if let Some((true, count)) = open.pop() {
                    most = most.max(count);
                }
            }
            _ => {}
        }
    }
    assert!(most > 50, "the functions are there");
    most
}
