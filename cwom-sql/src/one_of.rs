//! Whether a text is one of several, as each engine answers it at the least cost.

use cwom_schema::schema::Dialect;

use crate::ddl::put;
use crate::quote::{Text, Texts};

/// So many values SQLite compares one by one. For more of them behind an IN it fills a temporary
/// table, anew for each statement that asks: five such lists in the CHECKs of a row and its entry
/// were a quarter of the time that writing them took.
const SQLITE_COMPARES: usize = 2;

/// The condition that a text is one of these; null where it is null. `what` is its expression, which
/// may stand in the condition twice.
pub(crate) fn one_of(what: &str, values: &[String], dialect: Dialect) -> String {
    set(what, values, dialect, false)
}

/// The condition that a text is none of these; null where it is null.
pub(crate) fn none_of(what: &str, values: &[String], dialect: Dialect) -> String {
    set(what, values, dialect, true)
}

fn set(what: &str, values: &[String], dialect: Dialect, negated: bool) -> String {
    if dialect == Dialect::Postgres || values.len() <= SQLITE_COMPARES {
        let not = if negated { "NOT " } else { "" };
        return format!("{what} {not}IN ({})", Texts(values));
    }
    let (found, other) = (u8::from(!negated), u8::from(negated));
    let mut out = format!("CASE {what}");
    for value in values {
        put(&mut out, format_args!(" WHEN {} THEN {found}", Text(value)));
    }
    // Equal to itself is whatever is not null.
    put(&mut out, format_args!(" WHEN {what} THEN {other} END"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(values: &[&str], negated: bool, dialect: Dialect) -> String {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        set("x", &values, dialect, negated)
    }

    #[test]
    fn few_values_are_a_list_on_both_engines() {
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            assert_eq!(rendered(&["a"], false, dialect), "x IN ('a')");
            assert_eq!(rendered(&["a", "b"], true, dialect), "x NOT IN ('a', 'b')");
        }
    }

    #[test]
    fn many_values_are_compared_one_by_one_on_sqlite() {
        let of = |negated, dialect| rendered(&["a", "it's", "c"], negated, dialect);
        assert_eq!(of(false, Dialect::Postgres), "x IN ('a', 'it''s', 'c')");
        assert_eq!(
            of(false, Dialect::Sqlite),
            "CASE x WHEN 'a' THEN 1 WHEN 'it''s' THEN 1 WHEN 'c' THEN 1 WHEN x THEN 0 END"
        );
        assert_eq!(
            of(true, Dialect::Sqlite),
            "CASE x WHEN 'a' THEN 0 WHEN 'it''s' THEN 0 WHEN 'c' THEN 0 WHEN x THEN 1 END"
        );
    }
}
