//! Which deletes take audited rows along.

use super::Table;
use crate::schema::DeleteRule;

/// Sets [`Table::takes_audited`], from the audited tables upwards along every key that cascades.
/// Each table is visited once, so circles end and a long chain costs no more than a short one.
pub(super) fn mark(tables: &mut [Table]) {
    let above = cascading_targets(tables);
    let audited = (0..tables.len()).filter(|position| tables[*position].audited.is_some());
    let mut waiting: Vec<usize> = audited.collect();
    while let Some(position) = waiting.pop() {
        for target in &above[position] {
            let target_table = &mut tables[*target];
            if !target_table.takes_audited {
                target_table.takes_audited = true;
                // An audited one is waiting, or was, by itself.
                if target_table.audited.is_none() {
                    waiting.push(*target);
                }
            }
        }
    }
}

/// For each table, those whose rows take its rows along when they are deleted.
fn cascading_targets(tables: &[Table]) -> Vec<Vec<usize>> {
    let mut above = vec![Vec::new(); tables.len()];
    for (target, table) in tables.iter().enumerate() {
        for referrer in &table.referenced_by {
            let key = &tables[referrer.table].foreign_keys[referrer.foreign_key];
            if key.on_delete == DeleteRule::Cascade {
                above[referrer.table].push(target);
            }
        }
    }
    above
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::tables::lower_tables;

    const HEAD: &str = "format = 1\n[model]\nname = \"m\"\ndoc = \"d\"\n\
        [defaults]\naudited = false\ntimestamps = \"none\"\nversion = false\n";

    /// Names of the tables whose deletes can take audited rows along.
    fn takers(entities: &str) -> Vec<String> {
        let (schema, diagnostics) = crate::parse(&format!("{HEAD}{entities}"));
        let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
        let tables = lower_tables(&schema).tables.into_iter();
        let mut names: Vec<String> = tables
            .filter(|table| table.takes_audited)
            .map(|table| table.name)
            .collect();
        names.sort();
        names
    }

    fn entity(name: &str, keys: &str, fields: &str) -> String {
        let table = name.to_lowercase();
        format!(
            "[entity.{name}]\ndoc = \"d\"\ntable = \"{table}\"\n{keys}\n\
             [entity.{name}.fields]\nname = \"string\"\n{fields}\n"
        )
    }

    fn below(target: &str, rule: &str) -> String {
        format!("up = {{ type = \"-> {target}?\", on_delete = \"{rule}\" }}")
    }

    #[test]
    fn cascades_are_followed_over_other_tables_and_end_where_one_restricts() {
        let spec = [
            entity("Far", "", ""),
            entity("Top", "", &below("Far", "restrict")),
            entity("Middle", "", &below("Top", "cascade")),
            entity(
                "Leaf",
                "audited = true\nversion = \"row_version\"",
                &below("Middle", "cascade"),
            ),
            entity("Beside", "", &below("Top", "cascade")),
        ];
        assert_eq!(takers(&spec.concat()), ["middle", "top"]);
    }

    #[test]
    fn a_circle_of_cascades_ends() {
        let spec = [
            entity("One", "", &below("Two", "cascade")),
            entity("Two", "", &below("One", "cascade")),
            entity(
                "Leaf",
                "audited = true\nversion = \"row_version\"",
                &below("Two", "cascade"),
            ),
            entity("Ring", "", &below("Ring", "cascade")),
        ];
        assert_eq!(takers(&spec.concat()), ["one", "two"]);
    }

    #[test]
    fn a_chain_is_followed_to_its_top() {
        const LENGTH: usize = 300;
        let mut spec = entity("E0", "", "");
        for number in 1..LENGTH {
            let above = below(&format!("E{}", number - 1), "cascade");
            // Writing to a String cannot fail.
            let _ = write!(spec, "{}", entity(&format!("E{number}"), "", &above));
        }
        assert_eq!(takers(&spec), [""; 0]);
        let above = below(&format!("E{}", LENGTH - 1), "cascade");
        spec.push_str(&entity(
            "Leaf",
            "audited = true\nversion = \"row_version\"",
            &above,
        ));
        assert_eq!(takers(&spec).len(), LENGTH);
    }
}
