//! Grants: what each role needs, and no more.

use cwom_audit::{Roles, grants};

use crate::depot::{parse, tables};

#[test]
fn grants_are_the_least() {
    let text = grants(&tables(), &Roles::default());
    let expected = [
        r#"GRANT SELECT, INSERT, UPDATE, DELETE ON "parcels" TO "app";"#,
        r#"GRANT SELECT ON "audit_log" TO "app", "sealer";"#,
        r#"GRANT INSERT ON "audit_log_checkpoint" TO "sealer";"#,
        r#"GRANT SELECT ON "parcels" TO "auditor";"#,
    ];
    for line in expected {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(!text.contains("audit_log_context"), "{text}");
}

/// Who may not change or take out rows has no right to, whatever a trigger would say.
#[test]
fn what_triggers_refuse_is_not_granted() {
    let text = format!(
        "{HEAD}{}{}{}",
        entity("Stamp", "stamps", "immutable = true"),
        entity("Diary", "diaries", "append_only = true"),
        entity("Basket", "baskets", "")
    );
    let text = grants(&parse(&text), &Roles::default());
    for line in [
        r#"GRANT SELECT, INSERT ON "stamps" TO "app";"#,
        r#"GRANT SELECT, INSERT ON "diaries" TO "app";"#,
        r#"GRANT SELECT, INSERT, UPDATE, DELETE ON "baskets" TO "app";"#,
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

const HEAD: &str = r#"
format = 1
[model]
name = "rights"
doc = "What may be done with each."
[generate]
path = "generated"
command = "cargo xtask gen"
[audit]
"#;

fn entity(name: &str, table: &str, more: &str) -> String {
    format!(
        "[entity.{name}]\ndoc = \"One of them.\"\ntable = \"{table}\"\nid = \"text(20)\"\n{more}\n\
         [entity.{name}.fields]\nname = \"string(1..10)\"\n"
    )
}
