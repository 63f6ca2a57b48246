//! `tests/round_trip/migrations.rs`: up, down, up.

use crate::FileSet;
use crate::context::Context;
use crate::rust::file::source_file;
use crate::rust::layout::Code;
use crate::rust::names::Imports;

pub(super) fn emit(context: &Context<'_>, root: &str, files: &mut FileSet) {
    let mut imports = Imports::from_outside(&context.names, root);
    let (dialect, result) = (imports.prelude("Dialect"), imports.prelude("Result"));
    let database = imports.testing("TestDatabase");
    let migrations = imports.constant("MIGRATIONS");
    let mut code = Code::new();
    code.raw(&format!(
        "\
/// All migrations are taken back, the last one first, and applied again.
async fn they_lead_up_and_down_and_up<D: {dialect}>(db: {database}<D>) -> {result}<()> {{
    let applied = db.applied().await?;
    db.migrate_down(&{migrations}, 0).await?;
    assert_eq!(db.applied().await?, []);
    db.migrate(&{migrations}).await?;
    assert_eq!(db.applied().await?, applied);
    Ok(())
}}

/// Whoever comes later finds nothing to do.
async fn they_are_applied_once<D: {dialect}>(db: {database}<D>) -> {result}<()> {{
    let applied = db.applied().await?;
    db.migrate(&{migrations}).await?;
    assert_eq!(db.applied().await?, applied);
    Ok(())
}}

mod on {{
    {root}::on_each_engine!(they_lead_up_and_down_and_up, they_are_applied_once);
}}
"
    ));
    let title = "Migrations: up, down, up.";
    let text = source_file(context, title, &imports, code);
    files.insert("tests/round_trip/migrations.rs", text);
}
