//! `src/prelude.rs`: the everyday names of the runtime.

use cwom_schema::schema::Dialect;

use super::file::source_file;
use super::layout::Code;
use super::literal::string;
use super::names::{Imports, in_order};
use crate::FileSet;
use crate::context::Context;

/// Names of the runtime that code of every day needs.
const EVERYDAY: [&str; 39] = [
    "Actor",
    "AsOf",
    "Bytes",
    "Change",
    "Changes",
    "Context",
    "Cursor",
    "CwomEntity",
    "Date",
    "Decimal",
    "Deletable",
    "Dialect",
    "Duration",
    "Entity",
    "EnumValue",
    "Error",
    "Filter",
    "Id",
    "Json",
    "Map",
    "New",
    "Note",
    "NullableChange",
    "Page",
    "Queryable",
    "Read",
    "Report",
    "Result",
    "Stateful",
    "Store",
    "TextId",
    "Timestamp",
    "TraceId",
    "Tx",
    "Ulid",
    "Updatable",
    "Update",
    "Uuid",
    "View",
];

/// One file, which says nothing of the model but which dialects it has.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let mut code = Code::new();
    let names = EVERYDAY.iter().filter(|name| !context.names.has(name));
    code.export("cwom_runtime", &in_order(names));
    // Dialects stand apart from the names above, since rustfmt sorts neighbours.
    for dialect in &context.schema.dialects {
        let name = match dialect {
            Dialect::Sqlite => "Sqlite",
            Dialect::Postgres => "Postgres",
        };
        if !context.names.has(name) {
            code.blank();
            code.line(format!("#[cfg(feature = {})]", string(dialect.name())));
            code.export("cwom_runtime", &[name]);
        }
    }
    let title = "The everyday names of the library, to be imported with `*`.";
    let imports = Imports::new(&context.names, []);
    files.insert(
        "src/prelude.rs",
        source_file(context, title, &imports, code),
    );
}
