//! A baseline as text.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;

use super::entry::Entry;

const HEAD: &str = "# What `check --baseline` accepts: each entry has a reason and a last day, after \
                    which it counts again.\n";

/// Writes a file that was not there: the reasons of one that is would be lost.
pub(super) fn new_file(path: &Path, entries: &[Entry]) -> Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(render(entries).as_bytes())?;
    Ok(())
}

fn render(entries: &[Entry]) -> String {
    let mut text = HEAD.to_owned();
    for entry in entries {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n[[accept]]\nleg = \"{}\"\n", entry.leg.word());
        let parts = [
            ("kind", Some(&entry.kind)),
            ("path", entry.path.as_ref()),
            ("object", entry.object.as_ref()),
            ("facet", entry.facet.as_ref()),
            ("message", entry.message.as_ref()),
            ("reason", Some(&entry.reason)),
        ];
        for (key, value) in parts {
            if let Some(value) = value {
                let _ = writeln!(text, "{key} = {}", quoted(value));
            }
        }
        let _ = writeln!(text, "expires = {}", entry.expires);
    }
    text
}

/// A basic string of TOML. The escapes of JSON are among its own; it wants one more.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json.replace('\u{7f}', "\\u007F")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::read::entries;
    use super::{Entry, render};
    use crate::args::LegName;

    #[test]
    fn what_is_written_is_read_again() {
        let entry = Entry {
            leg: LegName::Replay,
            kind: "replay".to_owned(),
            path: Some("a \"b\"\\c\u{7f}\n.sql".to_owned()),
            object: None,
            facet: None,
            message: Some("ü\t\u{1}".to_owned()),
            reason: "because".to_owned(),
            expires: NaiveDate::from_ymd_opt(2027, 1, 31).unwrap(),
            line: 3,
        };
        let read = entries(&render(std::slice::from_ref(&entry))).unwrap();
        assert_eq!(read, [entry]);
    }
}
