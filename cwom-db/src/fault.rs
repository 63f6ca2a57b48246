//! What went wrong, with a way out where one is known.

use std::io::ErrorKind;

use cwom_audit::Error;
use cwom_cli::output;

use crate::session::front_door;

/// Prints an error for people.
pub(crate) fn print(error: &anyhow::Error, program: &str) {
    output::print_error(error);
    if let Some(help) = help_for(error, program) {
        output::print_aside(&output::help_line(&help));
    }
}

fn help_for(error: &anyhow::Error, program: &str) -> Option<String> {
    if let Some(known) = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<Error>())
    {
        match known {
            Error::Restored { .. } => return Some(format!("run `{program} rebase`")),
            Error::Contradiction { .. } | Error::Malformed { .. } => {
                return Some(format!("`{program} verify` names what was altered"));
            }
            Error::NotSealed(_) => return Some(format!("run `{program} seal` first")),
            Error::NothingAudited => {
                return Some("add `[audit]` to the spec, then migrate".to_owned());
            }
            Error::Io { path, source } if source.kind() == ErrorKind::NotFound => {
                return Some(format!(
                    "is `{}` the right path? `{program} keygen FILE` makes a key",
                    path.display()
                ));
            }
            _ => {}
        }
    }
    let cause = sqlx_error(error)?;
    let door = front_door(program);
    match cause {
        sqlx::Error::Database(refusal) => {
            let message = refusal.message();
            match refusal.code().as_deref() {
                Some("42P01") => Some(migrate_first(door)),
                _ if message.starts_with("no such table") => Some(migrate_first(door)),
                Some("3D000") => Some("create the database, then migrate it".to_owned()),
                Some("28P01" | "28000") => Some(
                    "the server refused the role or its password; look at --database-url"
                        .to_owned(),
                ),
                Some("42501") => Some(format!(
                    "the role may not do this; `{program} grants` prints what it takes"
                )),
                _ if message.contains("not a database") => {
                    Some("the file is no SQLite database; look at --database-url".to_owned())
                }
                _ => None,
            }
        }
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut => Some(
            "the server does not answer; is it running, and are host and port right?".to_owned(),
        ),
        sqlx::Error::Tls(_) => Some(
            "the server wants an encrypted connection; build with the feature `tls`".to_owned(),
        ),
        _ => None,
    }
}

fn migrate_first(door: &str) -> String {
    format!(
        "the database has no audit log as this spec has it: migrate it first, with the migrations \
         that `{door} gen` wrote, or name the right one with --database-url"
    )
}

/// The driver's error, which the log's own may be transparent for.
fn sqlx_error(error: &anyhow::Error) -> Option<&sqlx::Error> {
    error.chain().find_map(|cause| {
        let own = cause.downcast_ref::<Error>();
        match own {
            Some(Error::Database(source)) => Some(source),
            _ => cause.downcast_ref::<sqlx::Error>(),
        }
    })
}
