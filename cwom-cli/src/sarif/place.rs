//! Where a result is: a file of the repository, and a region of it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::check::Finding;
pub(super) use crate::position::in_repository;
use crate::position::{Lines, Position};
use crate::source::Source;

/// The words of the spec where a finding is about some, or else the file and its line.
pub(super) fn of_finding(finding: &Finding, source: Option<&Source>) -> Value {
    if let Some((span, source)) = finding.span.zip(source) {
        let (start, end) = Lines::new(&source.text).range(span);
        return location(&source.shown, Some(region(start, end)));
    }
    let line = finding.line.map(|line| json!({"startLine": line}));
    location(&finding.path, line)
}

/// A file as messages name it.
pub(super) fn location(shown: &str, region: Option<Value>) -> Value {
    let path = in_repository(shown);
    // A path from the root of the file system, or a URL, is where it is wherever the sources are.
    let artifact = if path.starts_with('/') {
        json!({"uri": format!("file://{}", uri(&path))})
    } else if path.contains("://") {
        json!({"uri": uri(&path)})
    } else {
        json!({"uri": uri(&path), "uriBaseId": "%SRCROOT%"})
    };
    let mut physical = json!({"artifactLocation": artifact});
    if let Some(region) = region {
        physical["region"] = region;
    }
    json!({"physicalLocation": physical})
}

pub(super) fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a reference of a URI: what such a reference gives a meaning to is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn what_ends_a_path_in_a_uri_is_escaped() {
        assert_eq!(uri("a b/ü#1?.sql"), "a%20b/%C3%BC%231%3F.sql");
    }
}
