//! How the verbs that keep the log tell their outcome: in words, or as one object of JSON.

use anyhow::Result;
use cwom_cli::{Exit, output};
use serde_json::{Value, json};

use crate::args::Printed;

/// Prints what was done. In JSON it is one object with the verb's own keys and `error`, which is
/// null; of a failure `error` is the only key, and the exit code the same as in words.
pub(crate) fn tell<T>(
    done: Result<T>,
    printed: &Printed,
    object: impl FnOnce(&T) -> Value,
    words: impl FnOnce(&T) -> Result<()>,
) -> Result<Exit> {
    if !printed.is_json() {
        words(&done?)?;
        return Ok(Exit::Ok);
    }
    let (told, exit) = match &done {
        Ok(done) => {
            let mut told = object(done);
            told["error"] = Value::Null;
            (told, Exit::Ok)
        }
        Err(error) => (json!({ "error": format!("{error:#}") }), Exit::CouldNot),
    };
    output::print(&format!("{told:#}\n"))?;
    Ok(exit)
}
