//! The previous snapshot under the names of the next one, so that only what means something else
//! is left to be found.

use std::collections::BTreeMap;

use cwom_sql::quote;

use crate::snapshot::{Snapshot, Table};

/// Every table under its new name.
pub(crate) fn rename_tables(previous: &Snapshot, renames: &[(String, String)]) -> Snapshot {
    let mut moved = previous.clone();
    let new_name = |name: &str| {
        let found = renames.iter().find(|(from, _)| from == name);
        found.map_or_else(|| name.to_owned(), |(_, to)| to.clone())
    };
    moved.tables = std::mem::take(&mut moved.tables)
        .into_iter()
        .map(|(name, mut table)| {
            for key in table.foreign_keys.values_mut() {
                key.target = new_name(&key.target);
            }
            (new_name(&name), table)
        })
        .collect();
    moved
}

/// The columns of one table under their new names, wherever they are named.
pub(crate) fn rename_columns(snapshot: &mut Snapshot, table: &str, renames: &[(String, String)]) {
    for (from, to) in renames {
        for (name, holder) in &mut snapshot.tables {
            if name == table {
                rename_column(holder, from, to);
            }
            for key in holder.foreign_keys.values_mut() {
                if key.target == table {
                    replace_all(&mut key.target_columns, from, to);
                }
            }
        }
    }
}

fn rename_column(table: &mut Table, from: &str, to: &str) {
    for column in &mut table.columns {
        if column.name == from {
            to.clone_into(&mut column.name);
        }
        if let Some(generated) = &mut column.generated {
            rename_in(&mut generated.sqlite, from, to);
            rename_in(&mut generated.postgres, from, to);
        }
    }
    if table.version.as_deref() == Some(from) {
        table.version = Some(to.to_owned());
    }
    replace_all(&mut table.primary_key.columns, from, to);
    table
        .uniques
        .values_mut()
        .for_each(|columns| replace_all(columns, from, to));
    for key in table.foreign_keys.values_mut() {
        replace_all(&mut key.columns, from, to);
    }
    for check in table.checks.values_mut() {
        let conditions = [&mut check.condition.sqlite, &mut check.condition.postgres];
        for condition in conditions.into_iter().flatten() {
            rename_in(condition, from, to);
        }
    }
    for index in table.indexes.values_mut() {
        rename_in(&mut index.parts.sqlite, from, to);
        rename_in(&mut index.parts.postgres, from, to);
    }
}

fn replace_all(names: &mut [String], from: &str, to: &str) {
    for name in names {
        if name == from {
            to.clone_into(name);
        }
    }
}

/// Our own SQL quotes every name. An expression that a person wrote without quotes stays as it is,
/// and so is found to differ: the check is dropped and made again, which is never wrong.
fn rename_in(sql: &mut String, from: &str, to: &str) {
    *sql = sql.replace(&quote(from), &quote(to));
}

/// The pairs of things that are the same under another name: what only `old` has and what only
/// `new` has, where they are equal.
pub(crate) fn renamed<T: PartialEq>(
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (from, thing) in old {
        if new.contains_key(from) {
            continue;
        }
        let to = new.iter().find(|(to, other)| {
            !old.contains_key(*to) && *other == thing && pairs.iter().all(|(_, taken)| taken != *to)
        });
        if let Some((to, _)) = to {
            pairs.push((from.clone(), to.clone()));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Revision;

    fn library() -> Snapshot {
        let text = "format = 1\n[model]\nname = \"library\"\ndoc = \"Books.\"\n\
            [defaults]\ntimestamps = \"none\"\naudited = false\n\
            [entity.Person]\ndoc = \"x\"\ntable = \"people\"\n\
            [entity.Person.fields]\nname = \"string\"\n\
            [entity.Shelf]\ndoc = \"x\"\ntable = \"shelves\"\n\
            [entity.Shelf.fields]\nroom = \"string\"\n\
            [entity.Book]\ndoc = \"x\"\ntable = \"books\"\n\
            [entity.Book.fields]\nauthor = \"-> Person?\"\nplace = \"-> Shelf?\"\n";
        let (schema, diagnostics) = cwom_schema::parse(text);
        let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
        Revision::new(&schema).snapshot
    }

    /// The columns that foreign keys lead to, by the column that they begin at.
    fn targets(snapshot: &Snapshot) -> Vec<(String, String)> {
        let keys = snapshot.tables["books"].foreign_keys.values();
        let mut targets: Vec<(String, String)> = keys
            .map(|key| (key.columns.join(" "), key.target_columns.join(" ")))
            .collect();
        targets.sort();
        targets
    }

    fn renamed(table: &str, from: &str, to: &str) -> Snapshot {
        let mut snapshot = library();
        rename_columns(&mut snapshot, table, &[(from.to_owned(), to.to_owned())]);
        snapshot
    }

    #[test]
    fn a_column_is_renamed_in_the_keys_that_lead_to_it() {
        let moved = renamed("people", "id", "number");
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let expected = [pair("author_id", "number"), pair("place_id", "id")];
        assert_eq!(targets(&moved), expected);
        assert_eq!(moved.tables["people"].primary_key.columns, ["number"]);
        assert_eq!(moved.tables["shelves"].primary_key.columns, ["id"]);
        let moved = renamed("books", "author_id", "writer_id");
        let expected = [pair("place_id", "id"), pair("writer_id", "id")];
        assert_eq!(targets(&moved), expected);
    }

    #[test]
    fn the_column_of_versions_stays_the_one() {
        let version = |snapshot: &Snapshot| snapshot.tables["books"].version.clone();
        let before = version(&library()).expect("books have versions");
        let other = renamed("books", "author_id", "writer_id");
        assert_eq!(version(&other).as_ref(), Some(&before));
        let moved = renamed("books", &before, "revision");
        assert_eq!(version(&moved).as_deref(), Some("revision"));
    }
}
