//! The SQL files of the migrations, and the lock file that guards them.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_sql::ddl::{create_all, drop_all};
use sha2::{Digest, Sha384};

use crate::FileSet;
use crate::context::Context;
use crate::hex::hex;

/// The place of the first migration in the history.
pub(crate) const INIT_VERSION: i64 = 20_260_101_000_000;
/// The name of the first migration.
pub(crate) const INIT_NAME: &str = "init";

/// One up and one down file for each dialect of the model, and the lock.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let header = &context.header;
    let head = format!("{INIT_VERSION}_{INIT_NAME}");
    let digest = &context.digest;
    let mut lock = format!("cwom-lock 1 head={head} state=unreleased spec=sha256:{digest}\n");
    let _ = writeln!(lock, "# {header}");
    for dialect in &context.schema.dialects {
        let up = create_all(context.tables, *dialect);
        let down = drop_all(context.tables, *dialect);
        for (direction, statements) in [("down", down), ("up", up)] {
            let path = path(*dialect, &head, direction);
            let text = format!("-- {header}\n\n{statements}");
            let _ = writeln!(lock, "{} {path}", checksum(&text));
            files.insert(format!("migrations/{path}"), text);
        }
    }
    files.insert("migrations/cwom.lock", lock);
    files.insert(
        "migrations/.gitattributes",
        format!("# {header}\n* text eol=lf\n"),
    );
}

fn path(dialect: Dialect, head: &str, direction: &str) -> String {
    format!("{}/{head}.{direction}.sql", dialect.name())
}

/// The checksum that sqlx keeps of a migration.
fn checksum(text: &str) -> String {
    hex(&Sha384::digest(text.as_bytes()))
}
