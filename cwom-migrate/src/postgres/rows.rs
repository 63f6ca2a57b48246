//! What happens to rows that are there, and to the types of their columns.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Text};

use super::guard;
use super::remake::is_remade;
use crate::Revision;
use crate::data::audited_update;
use crate::demands::{Demand, KEY, demands};
use crate::mapping::{Mapping, Source};
use crate::plan::Step;
use crate::snapshot::{Column, Table};

/// Values that a type has more than before, when it has all the others in their order. They are
/// there for others only when this is committed, so they have a script of their own.
pub(super) fn new_enum_values(mapping: &Mapping<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    for (name, values) in &mapping.to.enums {
        let Some(old) = mapping.from.enums.get(name) else {
            continue;
        };
        for (position, value) in values.iter().enumerate() {
            if old.contains(value) {
                continue;
            }
            // Those before it are there by now.
            let place = match position.checked_sub(1).map(|before| &values[before]) {
                Some(before) => format!("AFTER {}", Text(before)),
                None => format!("BEFORE {}", Text(&old[0])),
            };
            let sql = format!(
                "ALTER TYPE {} ADD VALUE IF NOT EXISTS {} {place};",
                Ident(name),
                Text(value)
            );
            steps.push(Step::new(format!("{name} has one value more."), sql));
        }
    }
    steps
}

/// A revision with the values that another one has more; `None` where it has none.
pub(super) fn grown(previous: &Revision, next: &Revision) -> Option<Revision> {
    let mut grown = previous.clone();
    for (name, values) in &mut grown.snapshot.enums {
        if let Some(new) = next.snapshot.enums.get(name)
            && only_grows(values, new)
        {
            values.clone_from(new);
        }
    }
    (grown.snapshot.enums != previous.snapshot.enums).then_some(grown)
}

fn only_grows(old: &[String], new: &[String]) -> bool {
    let kept: Vec<&String> = new.iter().filter(|value| old.contains(value)).collect();
    !old.is_empty() && kept.len() == old.len() && kept.iter().zip(old).all(|(one, two)| *one == two)
}

/// The types that are made anew under the same name: PostgreSQL takes no value out. On the way back
/// all that differ are, since a value that is added cannot be used before the script is committed.
pub(super) fn swapped_enums<'m>(mapping: &'m Mapping<'_>) -> BTreeSet<&'m str> {
    let enums = mapping.to.enums.iter().filter(|(name, values)| {
        let old = mapping.from.enums.get(*name);
        old.is_some_and(|old| old != *values && (mapping.back || !only_grows(old, values)))
    });
    enums.map(|(name, _)| name.as_str()).collect()
}

/// The columns of a table that get another type, or one of the same name that was made anew.
pub(super) fn retyped<'t>(mapping: &Mapping<'_>, old: &Table, new: &'t Table) -> Vec<&'t Column> {
    let swapped = swapped_enums(mapping);
    let columns = new.columns.iter().filter(|column| {
        let enum_name = column.ty.strip_prefix("enum ");
        old.column(&column.name).is_some_and(|old| {
            old.type_name.postgres != column.type_name.postgres
                || old.ty != column.ty
                || enum_name.is_some_and(|name| swapped.contains(name))
        })
    });
    columns
        .filter(|column| column.generated.is_none())
        .collect()
}

pub(super) fn source(
    mapping: &Mapping<'_>,
    table: &str,
    old: Option<&Column>,
    new: &Column,
) -> Option<Source> {
    let base = Ident(&new.name).to_string();
    source_from(mapping, table, old, new, &base)
}

/// Where a column takes its value from, if the old one is `base`.
pub(super) fn source_from(
    mapping: &Mapping<'_>,
    table: &str,
    old: Option<&Column>,
    new: &Column,
    base: &str,
) -> Option<Source> {
    mapping.source(table, old, new, Dialect::Postgres, base)
}

/// Whether some row of a table that stays is changed.
pub(super) fn changes_rows(mapping: &Mapping<'_>, name: &str, old: &Table, new: &Table) -> bool {
    new.columns.iter().any(|column| {
        let before = old.column(&column.name);
        let source = source(mapping, name, before, column);
        source.is_some_and(|source| before.is_none() || source.changed.is_some())
    })
}

/// Stops before anything is changed that would not fit.
pub(super) fn push_guards(steps: &mut Vec<Step>, mapping: &Mapping<'_>) {
    for demand in demands(mapping, Dialect::Postgres) {
        steps.push(guard_rows(&demand));
    }
    for (name, old, new) in mapping.kept() {
        let Some(reason) = mapping.empty.get(name) else {
            continue;
        };
        // One that is made anew has its old name until then.
        let name = match mapping.old_name(name) {
            Some(old_name) if is_remade(old, new) => old_name,
            _ => name,
        };
        let broken = format!("EXISTS (SELECT 1 FROM {})", Ident(name));
        steps.push(guard(
            &format!("irreversible unless {name} is empty: {reason}"),
            &broken,
        ));
    }
}

/// Stops where there are rows that must not be there.
fn guard_rows(demand: &Demand) -> Step {
    let sql = format!(
        "DO $cwom$ DECLARE\n    cwom_n bigint;\n    cwom_example text;\nBEGIN\n    \
         SELECT count(*), min({KEY} COLLATE \"C\") INTO cwom_n, cwom_example\n        FROM {};\n    \
         IF cwom_n > 0 THEN\n        RAISE EXCEPTION USING MESSAGE = {} || cwom_n || {} || \
         cwom_example || {};\n    END IF;\nEND $cwom$;",
        demand.rows,
        Text(&format!("cwom: {}: ", demand.broken)),
        Text(&format!(", such as {} ", demand.key)),
        Text(&format!("; {}", demand.remedy)),
    );
    Step::assert(format!("Or else: {}.", demand.broken), sql)
}

/// Fills what is new and replaces what is not allowed any more. `raises` is whether rows that change
/// get the next version here.
pub(super) fn push_updates(
    steps: &mut Vec<Step>,
    mapping: &Mapping<'_>,
    name: &str,
    (old, new): (&Table, &Table),
    raises: bool,
) {
    let retyped: BTreeSet<&str> = retyped(mapping, old, new)
        .into_iter()
        .map(|it| it.name.as_str())
        .collect();
    let mut fills = Vec::new();
    let mut set = Vec::new();
    let mut conditions = Vec::new();
    for column in &new.columns {
        let before = old.column(&column.name);
        let Some(source) = source(mapping, name, before, column) else {
            continue;
        };
        if before.is_none() {
            fills.push((column.name.clone(), source.value));
        } else if let Some(changed) = source.changed {
            // The change of type carries the value over itself.
            if !retyped.contains(column.name.as_str()) {
                set.push((column.name.clone(), source.value));
            }
            conditions.push(changed);
        }
    }
    if !fills.is_empty() {
        for sql in audited_update(name, None, &fills, None) {
            steps.push(Step::new("Rows that are there get a value.", sql));
        }
    }
    if !conditions.is_empty() {
        let version = old.version.as_ref().and(new.version.as_deref());
        let version = version.filter(|_| raises);
        let condition = conditions.join(" OR ");
        for sql in audited_update(name, version, &set, Some(&condition)) {
            steps.push(Step::new("Values that may not stay are replaced.", sql));
        }
    }
}

/// ALTER COLUMN … TYPE. The default stands aside: it is of the old type.
pub(super) fn push_types(
    steps: &mut Vec<Step>,
    mapping: &Mapping<'_>,
    name: &str,
    old: &Table,
    new: &Table,
) {
    for column in retyped(mapping, old, new) {
        let before = old.column(&column.name);
        let Some(source) = source(mapping, name, before, column) else {
            continue;
        };
        let alter = format!(
            "ALTER TABLE {} ALTER COLUMN {}",
            Ident(name),
            Ident(&column.name)
        );
        let mut value = source.value;
        if column.ty.starts_with("enum ") {
            value = format!("({value})::text::{}", column.type_name.postgres);
        }
        let mut sql = String::new();
        if before.is_some_and(|before| before.default.postgres.is_some()) {
            let _ = writeln!(sql, "{alter} DROP DEFAULT;");
        }
        let _ = write!(
            sql,
            "{alter} TYPE {} USING {value};",
            column.type_name.postgres
        );
        if let Some(default) = &column.default.postgres {
            let _ = write!(sql, "\n{alter} SET DEFAULT {default};");
        }
        steps.push(Step::new(
            format!("{name}.{} has another type.", column.name),
            sql,
        ));
    }
}
