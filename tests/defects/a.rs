//! A: models and migrations cannot drift apart, for both come from one spec.

use std::collections::BTreeSet;
use std::fs;
use std::slice::from_ref;

use cwom::prelude::*;
use cwom::{
    Agent, AgentStatus, Artifact, ArtifactType, ContextPacket, IssueType, MIGRATIONS,
    ReviewDecision, ReviewDecisionStatus, Status,
};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::ColumnType;
use cwom_sql::ddl::create_all;
use cwom_tests::{Database, context};
use serde_json::Value;

use crate::catalog::{Catalog, SCHEMA, TABLES, pairs, ways};
use crate::door::verb;
use crate::shell::refused;
use crate::{workspace_root, world};

fn spec() -> String {
    workspace_root()
        .join("cwom-spec.toml")
        .display()
        .to_string()
}

/// `check live` compares a database with what the migrations make, object by object, and ends with
/// 1 where they differ.
async fn a1_check_finds_what_differs<D: Catalog>(database: Database<D>) {
    let (spec, url) = (spec(), database.url.as_str());
    let live = ["check", "live", "--spec", &spec, "--database-url", url];
    verb(&live).ends_with(0).says("in step");
    let drift = database.execute("DROP INDEX ix_cwom_issues_status").await;
    drift.expect("an owner may");
    verb(&live).ends_with(1).says("ix_cwom_issues_status");
}

/// Defaults are the spec's, so the migrated database and one made from the spec at once fill in the
/// same, and the typed API does, too.
async fn a2_defaults_are_those_of_the_spec<D: Catalog>(database: Database<D>) {
    let made = D::fresh().await.expect("the engine is here");
    let ddl = create_all(&TABLES, D::SQL);
    made.execute(&ddl).await.expect("the spec's own tables");
    let id: Id<Agent> = world::SOME.parse().expect("an id");
    let sql = format!("INSERT INTO agents (id, name, type) VALUES ('{id}', 'fixer', 'security')");
    let typed = world::create(&database.store, Agent::new("typed", "security")).await;
    for place in [&database, &made] {
        place.execute_as(&sql).await.expect("the rest has defaults");
        let mut agent: Agent = place.store.get(id).await.expect("it is there");
        agent.id = typed.id;
        agent.name.clone_from(&typed.name);
        agent.created_at = typed.created_at;
        assert_eq!(agent, typed);
    }
}

/// Every index of the spec is made by the migrations.
async fn a3_every_index_of_the_model_is_there<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    let mut found = 0;
    for (table, real) in pairs::<D>(&catalog) {
        // By blocks there are indexes on PostgreSQL only, for the log's partitions.
        let has = |by_block: bool| !by_block || D::SQL == Dialect::Postgres;
        for index in table.indexes.iter().filter(|index| has(index.by_block)) {
            let it = real.indexes.get(&index.name);
            let it = it.unwrap_or_else(|| panic!("{} is missing", index.name));
            assert_eq!(it.parts.len(), index.parts.len(), "{}", index.name);
            found += 1;
        }
    }
    assert!(found > 60, "{found}");
    let later = &catalog.tables["cwom_review_decisions"].indexes;
    assert!(later.contains_key("ix_cwom_review_decisions_reviewed_at_desc"));
}

/// The migrations make no index that the spec lacks, and an unchanged spec leaves `gen` nothing to
/// migrate.
async fn a4_no_index_is_beside_the_model<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    for (table, real) in pairs::<D>(&catalog) {
        let known: BTreeSet<&str> = table.indexes.iter().map(|it| it.name.as_str()).collect();
        let strange = real
            .indexes
            .keys()
            .filter(|name| !known.contains(name.as_str()));
        assert_eq!(strange.collect::<Vec<_>>(), [""; 0], "{}", table.name);
    }
    verb(&["gen", "--check", "--spec", &spec()]).ends_with(0);
}

/// The spec's references and the database's foreign keys are the same list, and they are kept.
async fn a5_foreign_keys_are_those_of_the_model<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    for (table, real) in pairs::<D>(&catalog) {
        let known = table.enforced_foreign_keys().map(|key| key.name.as_str());
        let known: BTreeSet<&str> = known.collect();
        let there: BTreeSet<&str> = real.foreign_keys.keys().map(String::as_str).collect();
        assert_eq!(there, known, "{}", table.name);
    }
    let key = &catalog.tables["tasks"].foreign_keys["fk_tasks_cwom_issue_id"];
    assert_eq!(
        (key.table.as_str(), &*key.columns),
        ("cwom_issues", &["cwom_issue_id".to_owned()][..])
    );
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    world::create(store, world::new_task().cwom_issue(issue.id)).await;
    let ctx = context();
    let error = store.write(&ctx).delete::<cwom::Issue>(issue.id).await;
    assert!(
        matches!(error, Err(Error::StillReferenced { by: "Task", .. })),
        "{error:?}"
    );
}

/// A key is one constraint, named by the spec, on both engines; nothing else stands over its
/// columns.
async fn a6_uniqueness_is_expressed_once<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    for (table, real) in pairs::<D>(&catalog) {
        let known: BTreeSet<&str> = table.uniques.iter().map(|it| it.name.as_str()).collect();
        let there: BTreeSet<&str> = real.uniques.keys().map(String::as_str).collect();
        assert_eq!(there, known, "{}", table.name);
        let ways = ways(real);
        let columns: BTreeSet<&Vec<String>> = ways.iter().map(|(_, columns)| columns).collect();
        assert_eq!(columns.len(), ways.len(), "{}: {ways:?}", table.name);
    }
    let slug = &catalog.tables["cwom_repos"].uniques["uq_cwom_repos_slug"];
    assert_eq!(slug.columns, ["slug"]);
}

/// Every id and every reference to it has one type, which follows from the spec's kind of id.
async fn a7_keys_have_one_type<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    let mut types = BTreeSet::new();
    for (table, real) in pairs::<D>(&catalog) {
        let columns = real.columns.iter().filter(|(name, _)| *name == "id");
        types.extend(columns.map(|(_, column)| column.data_type.clone()));
        for key in table
            .enforced_foreign_keys()
            .filter(|key| key.target.starts_with("cwom_"))
        {
            for (column, target) in key.columns.iter().zip(&key.target_columns) {
                let of = &catalog.tables[&key.target].columns[target].data_type;
                assert_eq!(&real.columns[column].data_type, of, "{}", key.name);
            }
        }
    }
    let of_engine = if D::NAME == "sqlite" { "TEXT" } else { "uuid" };
    assert_eq!(types, BTreeSet::from([of_engine.to_owned()]));
    // Nor is a shorter or another spelling one: an id is a UUID wherever it is written.
    let sql = "INSERT INTO agents (id, name, type) VALUES ('agent-1', 'fixer', 'security')";
    let reason = if D::NAME == "sqlite" {
        "ck_agents_id_form"
    } else {
        "uuid"
    };
    refused(&database, sql, reason).await;
}

/// The rule of each column lists every value that its enum has, because both are made of the same
/// lines.
async fn a8_database_has_every_value_of_an_enum<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    let mut looked_at = 0;
    for (table, real) in pairs::<D>(&catalog) {
        for column in &table.columns {
            let ColumnType::Enum(id) = &column.ty else {
                continue;
            };
            let values = &SCHEMA[*id].values;
            let lists_all = |rule: &str| {
                let quoted = |value: &str| rule.contains(&format!("'{value}'"));
                rule.contains(&column.name) && values.iter().all(|value| quoted(&value.name))
            };
            let holds = real
                .checks
                .values()
                .any(|check| lists_all(&check.expression));
            assert!(holds, "{}.{}", table.name, column.name);
            looked_at += 1;
        }
    }
    assert!(looked_at > 20, "{looked_at}");
    let issue = world::issue(&database.store, "harbour/tower").await;
    for status in Status::VALUES {
        let new = cwom::Issue::new(issue.repo_id, "Any", IssueType::Bug).status(*status);
        world::create(&database.store, new).await;
    }
}

/// Text columns have no width, only the rules of the spec, so the longest value of an enum fits.
async fn a9_no_column_is_too_narrow<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    let columns = pairs::<D>(&catalog).flat_map(|(_, real)| real.columns.values());
    let narrow = columns.filter(|column| column.data_type.contains(['(', ')']));
    assert_eq!(narrow.count(), 0);
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::running(store, &issue).await;
    let ctx = context();
    let run = store.write(&ctx).transition(run, Status::UnderReview).await;
    let stored = format!(
        "SELECT status FROM cwom_runs WHERE id = '{}'",
        run.expect("moved").id
    );
    assert_eq!(
        database.texts(&stored).await.expect("read"),
        ["under_review"]
    );
}

/// An enum is a rule of the columns that have it, and no type of its own in the database, unless
/// the spec asks for one.
async fn a10_no_type_is_left_unused<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    assert!(TABLES.enums.is_empty(), "the spec asks for none");
    assert_eq!(catalog.enums.len(), 0);
    let used = |name: &str| {
        let text = fs::read_to_string(spec()).expect("the spec");
        let fields = text.lines().filter(|line| !line.starts_with('['));
        fields.filter(|line| line.contains(name)).count()
    };
    for known in &SCHEMA.enums {
        assert!(used(&known.name) > 0, "{} is used by nothing", known.name);
    }
}

/// A list of states is written once in the spec: the Rust type, the JSON and the database have
/// exactly its values, and a second list of that name is an error.
async fn a11_states_are_listed_once<D: Catalog>(database: Database<D>) {
    let known = SCHEMA.enums.iter().find(|it| it.name == "AgentStatus");
    let known = known.expect("it is there");
    let known: Vec<&str> = known
        .values
        .iter()
        .map(|value| value.name.as_str())
        .collect();
    let typed: Vec<&str> = AgentStatus::VALUES
        .iter()
        .map(|value| value.as_str())
        .collect();
    assert_eq!(typed, known);
    let agent = world::create(&database.store, Agent::new("fixer", "security")).await;
    // The word that the other list had for it.
    let sql = format!(
        "UPDATE agents SET status = 'stopped', row_version = 2 WHERE id = '{}'",
        agent.id
    );
    refused(&database, sql, "status").await;
    assert!(serde_json::from_str::<AgentStatus>("\"stopped\"").is_err());
    let text = fs::read_to_string(spec()).expect("the spec");
    let twice =
        format!("{text}\n[enum.AgentStatus]\ndoc = \"Again.\"\nvalues = {{ a = \"A.\" }}\n");
    assert!(cwom_schema::parse(&twice).0.is_none());
}

/// Types, tables and JSON Schemas come from the same fields, so what was stored is valid for the
/// schema of its own kind and is read back as it was.
async fn a12_stored_rows_fit_their_own_schema<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::running(store, &issue).await;
    let artifact = Artifact::new(&run, ArtifactType::Log, "a log", "file:log");
    let artifact = world::create(store, artifact).await;
    let pack = world::pack(store, &run).await;
    let decision =
        ReviewDecision::new(&pack, world::ada(), ReviewDecisionStatus::Approved, "Good.");
    let decision = world::create(store, decision).await;
    let doctrine = world::doctrine(store).await;
    let repo: cwom::Repo = store.get(issue.repo_id).await.expect("its repo");
    let limits = run.constraint_snapshot_id.expect("it was pinned");
    let limits: cwom::ConstraintSnapshot = store.get(limits).await.expect("its limits");
    let packets = store.load(from_ref(&run), cwom::Run::CONTEXT_PACKETS).await;
    let packet: ContextPacket = packets.expect("its packets")[0][0].clone();
    fits("repo", &repo);
    fits("issue", &issue);
    fits("context_packet", &packet);
    fits("constraint_snapshot", &limits);
    fits("doctrine_ref", &doctrine);
    fits("run", &run);
    fits("artifact", &artifact);
    fits("evidence_pack", &pack);
    fits("review_decision", &decision);
}

/// A row in its JSON form is valid for the schema of its kind, and is read back as it was.
fn fits<E>(file: &str, row: &E)
where
    E: Entity + serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let path = workspace_root().join(format!("generated/schemas/{file}.json"));
    let schema = fs::read_to_string(path).expect("it is generated");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let form = serde_json::to_value(row).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mistakes: Vec<String> = validator
        .iter_errors(&form)
        .map(|it| it.to_string())
        .collect();
    assert_eq!(mistakes, [""; 0], "{form:#}");
    assert_eq!(
        &serde_json::from_value::<E>(form).expect("its own form"),
        row
    );
}

/// A test's database is made by the migrations themselves, on either engine, and has every table of
/// the spec.
async fn a13_tests_run_the_migrations<D: Catalog>(database: Database<D>) {
    let applied = database.store.applied().await.expect("the record");
    let files = match D::SQL {
        Dialect::Sqlite => MIGRATIONS.sqlite,
        Dialect::Postgres => MIGRATIONS.postgres,
    };
    let versions: Vec<i64> = applied.iter().map(|it| it.version).collect();
    let known: Vec<i64> = files.iter().map(|file| file.version).collect();
    assert_eq!(versions, known);
    let tables: BTreeSet<String> = database.tables().await.into_iter().collect();
    for table in TABLES.of_dialect(D::SQL) {
        assert!(tables.contains(&table.name), "{}", table.name);
    }
}

/// What work objects have in common is a mixin of the spec, and a default is a default wherever it
/// stands, so tables that came later have the same columns and defaults.
async fn a14_later_tables_follow_the_pattern<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    for column in ["tags", "meta", "trace_id", "row_version"] {
        let objects = SCHEMA
            .entities
            .iter()
            .filter(|it| it.table.starts_with("cwom_"));
        let facets: BTreeSet<String> = objects
            .map(|entity| {
                let it = &catalog.tables[&entity.table].columns[column];
                format!("{} {} {:?}", it.data_type, it.nullable, it.default)
            })
            .collect();
        assert_eq!(facets.len(), 1, "{column}: {facets:?}");
    }
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::running(store, &issue).await;
    let sql = format!(
        "INSERT INTO cwom_evidence_packs (id, for_run_id, for_issue_id, verdict, verdict_reason, \
         evaluated_by_kind, evaluated_by_id) \
         VALUES ('{}', '{}', '{}', 'pass', 'All is there.', 'human', 'ada')",
        world::SOME,
        run.id,
        issue.id
    );
    database
        .execute_as(&sql)
        .await
        .expect("lists and counters have defaults");
    let pack: cwom::EvidencePack = store
        .get(world::SOME.parse::<Id<_>>().expect("an id"))
        .await
        .expect("it");
    assert_eq!((pack.checks_failed, pack.criteria_results.len()), (0, 0));
    assert_eq!(
        serde_json::to_value(&pack).expect("JSON")["kind"],
        "EvidencePack"
    );
}

mod on {
    cwom_tests::on_both!(
        a1_check_finds_what_differs,
        a2_defaults_are_those_of_the_spec,
        a3_every_index_of_the_model_is_there,
        a4_no_index_is_beside_the_model,
        a5_foreign_keys_are_those_of_the_model,
        a6_uniqueness_is_expressed_once,
        a7_keys_have_one_type,
        a8_database_has_every_value_of_an_enum,
        a9_no_column_is_too_narrow,
        a10_no_type_is_left_unused,
        a11_states_are_listed_once,
        a12_stored_rows_fit_their_own_schema,
        a13_tests_run_the_migrations,
        a14_later_tables_follow_the_pattern,
    );
}
