//! Schema names in the server's texts, which say nothing and are left out.

use std::collections::BTreeSet;

use crate::PhysicalSchema;
use crate::schema::{Index, OWN_SCHEMA, Trigger};

/// Qualifiers that are left out.
pub(super) struct Qualifiers<'a> {
    /// The schema's name.
    schema: &'a str,
    /// The schema's name as SQL writes it.
    quoted: String,
    /// Names of extensions, with their schema.
    extensions: &'a BTreeSet<(String, String)>,
}

impl<'a> Qualifiers<'a> {
    pub(super) fn new(schema: &'a str, extensions: &'a BTreeSet<(String, String)>) -> Self {
        Self {
            schema,
            quoted: quote(schema),
            extensions,
        }
    }

    /// A text without the qualifiers; texts between single quotes stay as they are.
    fn strip(&self, text: &mut String) {
        if !text.contains('.') {
            return;
        }
        let mut stripped = String::with_capacity(text.len());
        let mut rest = text.as_str();
        let mut after_dot = false;
        while let Some(c) = rest.chars().next() {
            let taken = piece(rest, c);
            let (word, after) = rest.split_at(taken);
            let is_name = c == '"' || c.is_alphabetic() || c == '_';
            if is_name
                && !after_dot
                && after.starts_with('.')
                && self.is_left_out(word, &after[1..])
            {
                rest = &after[1..];
                continue;
            }
            stripped.push_str(word);
            after_dot = word == ".";
            rest = after;
        }
        *text = stripped;
    }

    /// Whether a qualifier in front of a name is left out.
    fn is_left_out(&self, qualifier: &str, after: &str) -> bool {
        if qualifier == self.schema || qualifier == self.quoted {
            return true;
        }
        let Some(c) = after.chars().next() else {
            return false;
        };
        let name = unquote(&after[..piece(after, c)]);
        self.extensions.contains(&(unquote(qualifier), name))
    }

    fn strip_some(&self, text: &mut Option<String>) {
        if let Some(text) = text {
            self.strip(text);
        }
    }

    fn strip_all<'t>(&self, texts: impl IntoIterator<Item = &'t mut String>) {
        for text in texts {
            self.strip(text);
        }
    }

    /// A setting of a function. Its search path names schemas, not what is in them.
    fn setting(&self, setting: &mut String) {
        let Some(path) = setting.strip_prefix("search_path=") else {
            return;
        };
        let path: Vec<&str> = path
            .split(", ")
            .map(|schema| {
                if schema == self.schema || schema == self.quoted {
                    OWN_SCHEMA
                } else {
                    schema
                }
            })
            .collect();
        *setting = format!("search_path={}", path.join(", "));
    }

    fn index(&self, index: &mut Index) {
        for part in index.parts.iter_mut().filter(|part| part.expression) {
            self.strip(&mut part.key);
        }
        self.strip_some(&mut index.predicate);
    }

    fn trigger(&self, trigger: &mut Trigger) {
        self.strip(&mut trigger.action);
        self.strip_some(&mut trigger.condition);
    }
}

/// Leaves out the qualifiers in all texts that the server deparsed. It writes one where something
/// else would be found without it.
pub(super) fn unqualify(schema: &mut PhysicalSchema, names: &Qualifiers<'_>) {
    for table in schema.tables.values_mut() {
        for column in table.columns.values_mut() {
            names.strip(&mut column.data_type);
            names.strip_some(&mut column.default);
            names.strip_all(column.generated.as_mut().map(|it| &mut it.expression));
        }
        names.strip_all(table.checks.values_mut().map(|it| &mut it.expression));
        names.strip_all(table.exclusions.values_mut().map(|it| &mut it.definition));
        names.strip_some(&mut table.partitioning);
        names.strip_all(table.partition_of.as_mut().map(|place| &mut place.bound));
        for index in table.indexes.values_mut() {
            names.index(index);
        }
        for trigger in table.triggers.values_mut() {
            names.trigger(trigger);
        }
    }
    for view in schema.views.values_mut() {
        names.strip(&mut view.definition);
        names.strip_all(view.column_defaults.values_mut());
        for index in view.indexes.values_mut() {
            names.index(index);
        }
        for trigger in view.triggers.values_mut() {
            names.trigger(trigger);
        }
    }
    schema.functions = std::mem::take(&mut schema.functions)
        .into_iter()
        .map(|(mut key, mut function)| {
            names.strip(&mut key);
            names.strip(&mut function.arguments);
            names.strip_some(&mut function.result);
            function
                .settings
                .iter_mut()
                .for_each(|setting| names.setting(setting));
            (key, function)
        })
        .collect();
    for other in schema.others.values_mut() {
        if other.kind != "extension" {
            names.strip(&mut other.name);
            names.strip(&mut other.definition);
        }
    }
}

/// The length of the piece that a text begins with: a quoted text or name, a word, or a character.
fn piece(rest: &str, c: char) -> usize {
    if c == '\'' || c == '"' {
        let mut end = 1;
        while let Some(at) = rest[end..].find(c) {
            end += at + 1;
            // A doubled quote stands for one, and ends nothing.
            if !rest[end..].starts_with(c) {
                return end;
            }
            end += 1;
        }
        return rest.len();
    }
    if c.is_alphanumeric() || c == '_' {
        return rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
            .unwrap_or(rest.len());
    }
    c.len_utf8()
}

/// A name in quotes. The server leaves them out where it may, and so both forms are looked for.
pub(super) fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn unquote(name: &str) -> String {
    match name
        .strip_prefix('"')
        .and_then(|name| name.strip_suffix('"'))
    {
        Some(inner) => inner.replace("\"\"", "\""),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(schema: &str, text: &str, expected: &str) {
        let extensions = BTreeSet::from([("ext".to_owned(), "citext".to_owned())]);
        let mut text = text.to_owned();
        Qualifiers::new(schema, &extensions).strip(&mut text);
        assert_eq!(text, expected);
    }

    #[test]
    fn only_qualifiers_go() {
        check("s", "(s.f(a) > 's.b'::s.t)", "(f(a) > 's.b'::t)");
        check("s", "x.s.y + as.z", "x.s.y + as.z");
        check("S p", "\"S p\".f(1.5)", "f(1.5)");
        check("s", "ext.citext || ext.other", "citext || ext.other");
        check("s", "'it''s.x' s.y", "'it''s.x' y");
        check("b", "\"a\"\"b\".c", "\"a\"\"b\".c");
    }
}
