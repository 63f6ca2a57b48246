//! Grants: what each role needs, and no more.

use cwom_audit::grants;

#[test]
fn grants_are_the_least() {
    let text = grants(&crate::depot::tables(), &cwom_audit::Roles::default());
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
