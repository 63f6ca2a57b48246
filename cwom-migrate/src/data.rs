//! Changes of rows that are there.

use cwom_sql::Ident;

/// The statements that change rows as a migration does it: `set` pairs columns and values, and
/// `condition` picks the rows. The version of each row that changes is raised where the table
/// counts versions, so that whoever read an older one is told. What a migration writes into the
/// audit log belongs here.
pub fn audited_update(
    table: &str,
    version: Option<&str>,
    set: &[(String, String)],
    condition: Option<&str>,
) -> Vec<String> {
    let mut pairs: Vec<String> = set
        .iter()
        .map(|(column, value)| format!("{} = {value}", Ident(column)))
        .collect();
    if let Some(version) = version {
        pairs.push(format!("{0} = {0} + 1", Ident(version)));
    }
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut sql = format!("UPDATE {} SET {}", Ident(table), pairs.join(", "));
    if let Some(condition) = condition {
        sql.push_str("\n    WHERE ");
        sql.push_str(condition);
    }
    sql.push(';');
    vec![sql]
}

/// The version that a copied row has: one more where any of its values changes.
pub(crate) fn copied_version(version: &str, changes: &[String]) -> String {
    if changes.is_empty() {
        return version.to_owned();
    }
    let any = changes.join(" OR ");
    format!("{version} + CASE WHEN {any} THEN 1 ELSE 0 END")
}
