//! What `check` prints for machines: the JSON is that of its schema, the SARIF names what it uses.

use serde_json::Value;

use crate::project::{FINE, Project, SPEC};

/// Real outputs, in each of which another leg failed.
fn outputs() -> Vec<(&'static str, Project)> {
    let bad_spec = Project::generated();
    bad_spec.write("cwom-spec.toml", &SPEC.replace("-> Book", "-> Bok"));
    let not_generated = Project::generated();
    not_generated.write("cwom-spec.toml", &format!("{SPEC}{FINE}"));
    let edited = Project::generated();
    let book = edited.read("generated/src/book.rs");
    edited.write(
        "generated/src/book.rs",
        &book.replace("pub title", "pub heading"),
    );
    let broken = Project::generated();
    let path = "generated/migrations/sqlite/20260101000000_init.up.sql";
    broken.write(path, &format!("{}\n", broken.read(path)));
    let replayed = Project::generated();
    replayed
        .run(&["gen", "--custom", "--name", "own"])
        .succeeds();
    let own = replayed.output().into_keys().find(|path| {
        let path = path.to_string_lossy();
        path.contains("sqlite") && path.ends_with("_own.up.sql")
    });
    let own = own.expect("a migration to be written by hand");
    let text = std::fs::read_to_string(&own).unwrap();
    std::fs::write(&own, format!("{text}CREATE TABLE extra (a INTEGER);\n")).unwrap();
    let nowhere = Project::new();
    std::fs::remove_file(nowhere.path("cwom-spec.toml")).unwrap();
    vec![
        ("in step", Project::generated()),
        ("spec", bad_spec),
        ("code", not_generated),
        ("code", edited),
        ("history", broken),
        ("replay", replayed),
        ("error", nowhere),
    ]
}

#[test]
fn json_is_that_of_the_published_schema() {
    let schema = include_str!("../../../docs/check.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let valid = |object: &Value| {
        let mistakes = validator.iter_errors(object);
        let mistakes: Vec<String> = mistakes
            .map(|it| format!("{}: {it}", it.instance_path()))
            .collect();
        assert!(mistakes.is_empty(), "{mistakes:#?}\n{object:#}");
    };
    for (leg, project) in outputs() {
        let object = project.json(&["check", "--anew", "--format", "json"]);
        valid(&object);
        let failed = |name: &str| {
            let mut legs = object["legs"].as_array().unwrap().iter();
            legs.any(|it| it["leg"] == name && it["ok"] == false)
        };
        match leg {
            "in step" => assert_eq!(object["exit"], 0),
            "error" => assert!(object["error"].is_string()),
            leg => assert!(failed(leg), "{object:#}"),
        }
        if object["exit"] == 1 {
            let day = ["--reason", "known", "--expires", "2999-12-31"];
            let arguments = [
                "check",
                "--anew",
                "--format",
                "json",
                "--write-baseline",
                "b.toml",
            ];
            let object = project.json(&[&arguments[..], &day].concat());
            valid(&object);
            assert_eq!(object["exit"], 0, "{object:#}");
        }
    }
    assert!(!validator.is_valid(&serde_json::json!({"legs": []})));
}

#[test]
fn sarif_is_printed_and_written() {
    for (leg, project) in outputs() {
        let printed = project.run(&["check", "--format", "sarif", "--sarif", "log.sarif"]);
        let log: Value = serde_json::from_str(&printed.stdout).expect("JSON");
        assert_eq!(project.read("log.sarif"), printed.stdout);
        let run = &log["runs"][0];
        assert_eq!(run["invocations"][0]["exitCode"], printed.code);
        let results = run["results"].as_array().expect("results");
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        let of_leg = |id: &Value| {
            id.as_str()
                .is_some_and(|id| id.starts_with(&format!("{leg}/")))
        };
        match leg {
            "in step" | "error" => assert!(results.is_empty(), "{log:#}"),
            _ => assert!(
                results.iter().any(|result| of_leg(&result["ruleId"])),
                "{log:#}"
            ),
        }
        for result in results {
            assert!(
                rules.iter().any(|rule| rule["id"] == result["ruleId"]),
                "{result:#}"
            );
        }
    }
}

#[test]
fn notes_are_counted_and_shown_only_when_asked_for() {
    let project = Project::generated();
    project.run(&["gen", "--release"]).succeeds();
    project.write("cwom-spec.toml", &format!("{SPEC}{FINE}"));
    project.run(&["gen"]).succeeds();
    std::fs::remove_file(project.path("generated/migrations/parent/spec.toml")).unwrap();
    let short = project
        .run(&["check"])
        .succeeds()
        .says("1 note; --verbose shows them");
    assert!(
        !short.stdout.contains("parent/spec.toml"),
        "{}",
        short.stdout
    );
    project
        .run(&["check", "--verbose"])
        .succeeds()
        .says("[i] generated/migrations/parent/spec.toml: ");
    project
        .run(&["check", "--format", "github"])
        .succeeds()
        .says("::notice file=generated/migrations/parent/spec.toml,line=1,title=history note::");
}
