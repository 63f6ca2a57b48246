//! `src/migrations.rs`: the SQL files, compiled in.

use cwom_schema::schema::Dialect;

use super::file::source_file;
use super::layout::Code;
use super::literal::integer;
use super::names::Imports;
use crate::FileSet;
use crate::context::Context;
use crate::sql::{INIT_NAME, INIT_VERSION};

/// One constant with the history of each dialect.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let mut imports = Imports::new(&context.names, []);
    let migrations = imports.runtime("Migrations");
    let mut code = Code::new();
    code.prose(
        "The history of the schema, for each dialect, to be applied by the store.",
        &imports,
    );
    code.open(format!(
        "pub const MIGRATIONS: {migrations} = {migrations} {{"
    ));
    for dialect in Dialect::ALL {
        if !context.schema.dialects.contains(&dialect) {
            code.line(format!("{}: &[],", dialect.name()));
            continue;
        }
        let migration = imports.runtime("Migration");
        let stem = format!(
            "../migrations/{}/{INIT_VERSION}_{INIT_NAME}",
            dialect.name()
        );
        code.open(format!("{}: &[{migration} {{", dialect.name()));
        code.line(format!("version: {},", integer(INIT_VERSION)));
        code.line(format!("name: \"{INIT_NAME}\","));
        code.line(format!("up: include_str!(\"{stem}.up.sql\"),"));
        code.line(format!("down: include_str!(\"{stem}.down.sql\"),"));
        code.close("}],");
    }
    code.close("};");
    let title = "The migrations of the model.";
    files.insert(
        "src/migrations.rs",
        source_file(context, title, &imports, code),
    );
}
