//! Which objects are left alone.

use crate::PhysicalSchema;

/// What to read, and what to leave out.
#[derive(Debug, Clone)]
pub struct Options {
    /// The schema, on PostgreSQL; none means the current one.
    pub schema: Option<String>,
    /// Objects that are not looked at.
    pub unmanaged: Vec<Pattern>,
}

impl Default for Options {
    /// The current schema without the bookkeeping of migrations: that of sqlx, and what the runner
    /// keeps beside it.
    fn default() -> Self {
        Self {
            schema: None,
            unmanaged: vec![
                Pattern::new("_sqlx_migrations"),
                Pattern::new("_cwom_state"),
            ],
        }
    }
}

impl Options {
    /// Reads another schema than the current one.
    #[must_use]
    pub fn schema(mut self, name: impl Into<String>) -> Self {
        self.schema = Some(name.into());
        self
    }

    /// Leaves out what the pattern names, too.
    #[must_use]
    pub fn unmanaged(mut self, pattern: impl Into<String>) -> Self {
        self.unmanaged.push(Pattern::new(pattern));
        self
    }
}

/// Names of objects that are not looked at: `*` stands for any text.
///
/// Without a dot it names tables, views, functions, types, sequences and other objects; what
/// belongs to a table goes with it. `table.part` names indexes and triggers of tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    object: String,
    part: Option<String>,
}

impl Pattern {
    /// A pattern from its text.
    pub fn new(pattern: impl Into<String>) -> Self {
        let pattern = pattern.into();
        match pattern.split_once('.') {
            Some((object, part)) => Self {
                object: object.to_owned(),
                part: Some(part.to_owned()),
            },
            None => Self {
                object: pattern,
                part: None,
            },
        }
    }

    fn names_object(&self, name: &str) -> bool {
        self.part.is_none() && glob(&self.object, name)
    }

    fn names_part(&self, table: &str, name: &str) -> bool {
        self.part
            .as_deref()
            .is_some_and(|part| glob(&self.object, table) && glob(part, name))
    }
}

impl PhysicalSchema {
    /// Takes out what the patterns name.
    pub fn leave_out(&mut self, unmanaged: &[Pattern]) {
        let kept = |name: &str| !unmanaged.iter().any(|pattern| pattern.names_object(name));
        let kept_part = |table: &str, name: &str| {
            !unmanaged
                .iter()
                .any(|pattern| pattern.names_part(table, name))
        };
        self.tables.retain(|name, _| kept(name));
        self.views.retain(|name, _| kept(name));
        // A function's key carries its argument types, which no pattern speaks of.
        self.functions
            .retain(|key, _| kept(key.split_once('(').map_or(key, |(name, _)| name)));
        self.enums.retain(|name, _| kept(name));
        self.sequences.retain(|name, sequence| {
            kept(name)
                && sequence
                    .owned_by
                    .as_ref()
                    .is_none_or(|(table, _)| kept(table))
        });
        self.others
            .retain(|_, other| kept(&other.name) && other.table.as_deref().is_none_or(kept));
        for (table, it) in &mut self.tables {
            it.indexes.retain(|name, _| kept_part(table, name));
            it.triggers.retain(|name, _| kept_part(table, name));
        }
        for (view, it) in &mut self.views {
            it.indexes.retain(|name, _| kept_part(view, name));
            it.triggers.retain(|name, _| kept_part(view, name));
        }
    }
}

/// Whether a text matches a pattern in which `*` stands for any text.
fn glob(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let Some(last) = pieces.next_back() else {
        return rest.is_empty();
    };
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        let check = |pattern, text, expected| assert_eq!(glob(pattern, text), expected, "{text}");
        check("a", "a", true);
        check("a", "ab", false);
        check("a*", "ab", true);
        check("*b", "ab", true);
        check("a*a", "a", false);
        check("a*b*c", "a-b-b-c", true);
        check("a*b*c", "a-c-b", false);
        check("*", "", true);
        check("", "", true);
    }
}
