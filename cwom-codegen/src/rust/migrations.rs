//! `src/migrations.rs`: the SQL files, compiled in.

use cwom_schema::schema::Dialect;

use super::file::source_file;
use super::layout::Code;
use super::literal::integer;
use super::names::Imports;
use crate::context::Context;
use crate::{FileSet, MigrationFile};

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
        let own = context.migrations.iter().filter(|it| it.dialect == dialect);
        let own: Vec<&MigrationFile<'_>> = own.collect();
        if own.is_empty() {
            code.line(format!("{}: &[],", dialect.name()));
            continue;
        }
        let migration = imports.runtime("Migration");
        let (open, next, close) = match own.len() {
            1 => (format!("{}: &[{migration} {{", dialect.name()), "", "}],"),
            _ => (format!("{}: &[", dialect.name()), "},", "],"),
        };
        code.open(open);
        for file in &own {
            if !next.is_empty() {
                code.open(format!("{migration} {{"));
            }
            push_fields(&mut code, file);
            if !next.is_empty() {
                code.close(next);
            }
        }
        code.close(close);
    }
    code.close("};");
    let title = "The migrations of the model.";
    files.insert(
        "src/migrations.rs",
        source_file(context, title, &imports, code),
    );
}

fn push_fields(code: &mut Code, file: &MigrationFile<'_>) {
    let (dialect, version, name) = (file.dialect.name(), file.version, file.name);
    let stem = format!("../migrations/{dialect}/{version}_{name}");
    code.line(format!("version: {},", integer(version)));
    code.line(format!("name: \"{name}\","));
    for half in ["up", "down"] {
        code.include(half, &format!("{stem}.{half}.sql"));
    }
}
