//! Constraints, indexes and triggers.

use super::super::{Change, Does, name, names};
use super::with_comment;
use crate::schema::{
    Check, Deferrable, Enabled, ForeignKey, Index, IndexPart, RowMatch, Table, Trigger, Validation,
};
use crate::{Facet, ObjectKind, PhysicalSchema};

pub(super) fn constraint(to: &PhysicalSchema, change: Change<'_>) -> Option<String> {
    let object = change.object;
    let table = object.table.as_deref()?;
    let (own, part) = (name(table), name(&object.name));
    let drop = format!("ALTER TABLE {own} DROP CONSTRAINT {part};");
    let add = || {
        let it = to.tables.get(table)?;
        let text = constraint_text(to, it, object.kind, &object.name)?;
        let sql = format!("ALTER TABLE {own} ADD CONSTRAINT {part} {text};");
        with_comment(sql, to, object)
    };
    let after = || to.tables.get(table);
    match (change.does, change.facet) {
        (Does::Drop, _) => Some(drop),
        (Does::Make, _) => add(),
        (Does::Alter, Facet::Enabled) => reference_state(to, table, &object.name),
        (Does::Alter, Facet::Validation)
            if validation(after()?, object.kind, &object.name) == Some(Validation::Valid) =>
        {
            Some(format!("ALTER TABLE {own} VALIDATE CONSTRAINT {part};"))
        }
        (Does::Alter, _) => Some(format!("{drop}\n{}", add()?)),
    }
}

/// Switches a reference. Its triggers are those of two tables and have no names that are known, so
/// all are switched, and those that have a name are brought back.
fn reference_state(to: &PhysicalSchema, table: &str, part: &str) -> Option<String> {
    let key = to.tables.get(table)?.foreign_keys.get(part)?;
    let word = if key.disabled { "DISABLE" } else { "ENABLE" };
    let mut tables = vec![table, &key.table];
    tables.dedup();
    let mut lines = Vec::new();
    for table in tables {
        lines.push(format!("ALTER TABLE {} {word} TRIGGER ALL;", name(table)));
        let triggers = to.tables.get(table).map(|it| &it.triggers);
        for (trigger, it) in triggers.into_iter().flatten() {
            if key.disabled || it.enabled != Enabled::Origin {
                lines.push(state(table, trigger, it.enabled));
            }
        }
    }
    Some(lines.join("\n"))
}

fn validation(table: &Table, kind: ObjectKind, name: &str) -> Option<Validation> {
    match kind {
        ObjectKind::Check => table.checks.get(name).map(|it| it.validation),
        ObjectKind::ForeignKey => table.foreign_keys.get(name).map(|it| it.validation),
        _ => None,
    }
}

/// The constraints of a table, as CREATE TABLE has them.
pub(super) fn constraints_of(schema: &PhysicalSchema, it: &Table) -> Vec<String> {
    let key = it.primary_key.iter().filter_map(|key| key.name.as_ref());
    let all = key
        .map(|it| (ObjectKind::PrimaryKey, it))
        .chain(it.uniques.keys().map(|it| (ObjectKind::Unique, it)))
        .chain(it.checks.keys().map(|it| (ObjectKind::Check, it)))
        .chain(
            it.foreign_keys
                .keys()
                .map(|it| (ObjectKind::ForeignKey, it)),
        )
        .chain(it.exclusions.keys().map(|it| (ObjectKind::Exclusion, it)));
    all.filter_map(|(kind, part)| {
        let text = constraint_text(schema, it, kind, part)?;
        Some(format!("CONSTRAINT {} {text}", name(part)))
    })
    .collect()
}

fn constraint_text(
    schema: &PhysicalSchema,
    table: &Table,
    kind: ObjectKind,
    part: &str,
) -> Option<String> {
    match kind {
        ObjectKind::PrimaryKey => {
            let key = table.primary_key.as_ref()?;
            let columns = names(&key.columns);
            Some(format!(
                "PRIMARY KEY ({columns}){}{}",
                include(&key.include),
                deferrable(key.deferrable)
            ))
        }
        ObjectKind::Unique => {
            let unique = table.uniques.get(part)?;
            let nulls = nulls(unique.nulls_not_distinct);
            let columns = names(&unique.columns);
            Some(format!(
                "UNIQUE{nulls} ({columns}){}{}",
                include(&unique.include),
                deferrable(unique.deferrable)
            ))
        }
        ObjectKind::Check => Some(check(table.checks.get(part)?)),
        ObjectKind::ForeignKey => Some(foreign_key(schema, table.foreign_keys.get(part)?)),
        ObjectKind::Exclusion => Some(table.exclusions.get(part)?.definition.clone()),
        _ => None,
    }
}

fn check(check: &Check) -> String {
    let inherit = if check.no_inherit { " NO INHERIT" } else { "" };
    format!(
        "CHECK ({}){inherit}{}",
        check.expression,
        validated(check.validation)
    )
}

fn foreign_key(schema: &PhysicalSchema, key: &ForeignKey) -> String {
    // A table of another schema is written with it.
    let target = if schema.tables.contains_key(&key.table) {
        name(&key.table)
    } else {
        key.table.clone()
    };
    let row_match = match key.row_match {
        RowMatch::Simple => "",
        RowMatch::Full => " MATCH FULL",
        RowMatch::Partial => " MATCH PARTIAL",
    };
    format!(
        "FOREIGN KEY ({}) REFERENCES {target} ({}){row_match} ON DELETE {} ON UPDATE {}{}{}",
        names(&key.columns),
        names(&key.target),
        key.on_delete,
        key.on_update,
        deferrable(key.deferrable),
        validated(key.validation)
    )
}

const fn validated(validation: Validation) -> &'static str {
    match validation {
        Validation::Valid => "",
        Validation::NotValid => " NOT VALID",
        Validation::NotEnforced => " NOT ENFORCED",
    }
}

const fn deferrable(deferrable: Deferrable) -> &'static str {
    match deferrable {
        Deferrable::No => "",
        Deferrable::Immediate => " DEFERRABLE",
        Deferrable::Deferred => " DEFERRABLE INITIALLY DEFERRED",
    }
}

const fn nulls(not_distinct: bool) -> &'static str {
    if not_distinct {
        " NULLS NOT DISTINCT"
    } else {
        ""
    }
}

fn include(columns: &[String]) -> String {
    if columns.is_empty() {
        String::new()
    } else {
        format!(" INCLUDE ({})", names(columns))
    }
}

pub(super) fn index(to: &PhysicalSchema, change: Change<'_>) -> Option<String> {
    let object = change.object;
    let drop = format!("DROP INDEX {};", name(&object.name));
    if change.does == Does::Drop {
        return Some(drop);
    }
    let owner = object.table.as_deref()?;
    let of_table = to
        .tables
        .get(owner)
        .and_then(|it| it.indexes.get(&object.name));
    let of_view = || to.views.get(owner)?.indexes.get(&object.name);
    let it = of_table.or_else(of_view)?;
    if it.invalid {
        // Nobody wants an index that may not be used.
        return None;
    }
    let make = with_comment(index_sql(owner, &object.name, it), to, object)?;
    Some(match change.does {
        Does::Alter => format!("{drop}\n{make}"),
        _ => make,
    })
}

pub(super) fn index_sql(owner: &str, index: &str, it: &Index) -> String {
    let unique = if it.unique { "UNIQUE " } else { "" };
    let parts: Vec<String> = it.parts.iter().map(index_part).collect();
    let options = if it.options.is_empty() {
        String::new()
    } else {
        format!(" WITH ({})", it.options.join(", "))
    };
    let predicate = it.predicate.as_ref();
    let predicate = predicate.map_or_else(String::new, |it| format!(" WHERE {it}"));
    format!(
        "CREATE {unique}INDEX {} ON {} USING {} ({}){}{}{options}{predicate};",
        name(index),
        name(owner),
        it.method,
        parts.join(", "),
        include(&it.include),
        nulls(it.nulls_not_distinct)
    )
}

fn index_part(part: &IndexPart) -> String {
    let mut sql = if part.expression {
        format!("({})", part.key)
    } else {
        name(&part.key)
    };
    if let Some(collation) = &part.collation {
        push!(sql, " COLLATE {collation}");
    }
    if let Some(class) = &part.operator_class {
        push!(sql, " {class}");
    }
    if part.descending {
        sql.push_str(" DESC");
    }
    if part.nulls_first != part.descending {
        sql.push_str(if part.nulls_first {
            " NULLS FIRST"
        } else {
            " NULLS LAST"
        });
    }
    sql
}

pub(super) fn trigger(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let object = change.object;
    let owner = object.table.as_deref()?;
    let part = &object.name;
    if let Some(sql) = of_partition(from, to, owner, part) {
        return Some(sql);
    }
    let drop = format!("DROP TRIGGER {} ON {};", name(part), name(owner));
    if change.does == Does::Drop {
        return Some(drop);
    }
    let of_table = to.tables.get(owner).and_then(|it| it.triggers.get(part));
    let of_view = || to.views.get(owner)?.triggers.get(part);
    let it = of_table.or_else(of_view)?;
    if change.does == Does::Alter && change.facet == Facet::Enabled {
        return Some(state(owner, part, it.enabled));
    }
    let make = with_comment(trigger_sql(owner, part, it), to, object)?;
    Some(match change.does {
        Does::Alter => format!("{drop}\n{make}"),
        _ => make,
    })
}

/// A partition has the triggers of its parent, and shows one only where it is switched otherwise.
fn of_partition(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    owner: &str,
    part: &str,
) -> Option<String> {
    let parent = &from.tables.get(owner)?.partition_of.as_ref()?.parent;
    let inherited = to.tables.get(parent)?.triggers.get(part)?;
    let own = to.tables.get(owner)?.triggers.get(part);
    Some(state(owner, part, own.unwrap_or(inherited).enabled))
}

fn state(owner: &str, part: &str, enabled: Enabled) -> String {
    let word = match enabled {
        Enabled::Origin => "ENABLE",
        Enabled::Disabled => "DISABLE",
        Enabled::Replica => "ENABLE REPLICA",
        Enabled::Always => "ENABLE ALWAYS",
    };
    format!("ALTER TABLE {} {word} TRIGGER {};", name(owner), name(part))
}

pub(super) fn trigger_sql(owner: &str, part: &str, it: &Trigger) -> String {
    let level = if it.for_each_row { "ROW" } else { "STATEMENT" };
    let (word, constraint) = match &it.constraint {
        // When it fires, and after FROM the other table of the reference.
        Some(text) => {
            let (when, other) = text.split_once(" FROM ").unwrap_or((text, ""));
            let other = if other.is_empty() {
                String::new()
            } else {
                format!(" FROM {other}")
            };
            ("CONSTRAINT TRIGGER", format!("{other} {when}"))
        }
        None => ("TRIGGER", String::new()),
    };
    let transition = it.transition_tables.as_ref();
    let transition = transition.map_or_else(String::new, |it| format!(" REFERENCING {it}"));
    let condition = it.condition.as_ref();
    let condition = condition.map_or_else(String::new, |it| format!(" WHEN ({it})"));
    let mut sql = format!(
        "CREATE {word} {} {} {} ON {}{constraint}{transition} FOR EACH {level}{condition} \
         EXECUTE FUNCTION {};",
        name(part),
        it.timing,
        it.events,
        name(owner),
        it.action
    );
    if it.enabled != Enabled::Origin {
        sql.push('\n');
        sql.push_str(&state(owner, part, it.enabled));
    }
    sql
}
