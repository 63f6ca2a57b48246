//! The lattice of type changes: which values go from one type to another, and what they become.
//!
//! A cast that some values do not survive is checked: its condition holds for exactly the values
//! that come back as they were, and the migration stops where one does not.

use cwom_schema::schema::Dialect;

/// What a value becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// The new value.
    pub value: String,
    /// What must hold of the old one; `None` where every value goes over.
    pub condition: Option<String>,
}

/// Whether the lattice has a way from one type to another.
pub fn exists(from: &str, to: &str) -> bool {
    Dialect::ALL
        .into_iter()
        .all(|dialect| cast(from, to, dialect, "x").is_some())
}

/// How `value` of type `from` becomes one of type `to`.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each pair of types, read as a table"
)]
pub fn cast(from: &str, to: &str, dialect: Dialect, value: &str) -> Option<Cast> {
    let sqlite = dialect == Dialect::Sqlite;
    let always = |value: String| {
        Some(Cast {
            value,
            condition: None,
        })
    };
    let checked = |condition: String, value: String| {
        Some(Cast {
            value,
            condition: Some(condition),
        })
    };
    let as_type = |ty: &str| format!("({value})::{ty}");
    if from == to {
        return always(value.to_owned());
    }
    if let (Some(old), Some(new)) = (bits(from), bits(to)) {
        let out = if sqlite {
            value.to_owned()
        } else {
            as_type(integer_name(new))
        };
        if new >= old {
            return always(out);
        }
        let max = (1_i64 << (new - 1)) - 1;
        let condition = format!("{value} BETWEEN {} AND {max}", -max - 1);
        return checked(condition, out);
    }
    if let (Some(old), Some((precision, scale))) = (bits(from), decimal(to)) {
        let limit = 10_i64.checked_pow(u32::from(precision - scale))?;
        let condition = format!("{value} > -{limit} AND {value} < {limit}");
        let _ = old;
        return if sqlite {
            let factor = 10_i64.checked_pow(u32::from(scale))?;
            checked(condition, format!("{value} * {factor}"))
        } else {
            checked(
                condition,
                as_type(&format!("numeric({precision}, {scale})")),
            )
        };
    }
    if let (Some((_, old)), Some((precision, new))) = (decimal(from), decimal(to)) {
        return decimal_to_decimal(value, old, precision, new, sqlite);
    }
    match (from, to) {
        (_, "text") if bits(from).is_some() => always(if sqlite {
            format!("CAST({value} AS TEXT)")
        } else {
            as_type("text")
        }),
        ("text", _) if bits(to).is_some() => {
            let bits = bits(to)?;
            if sqlite {
                let whole = format!("CAST({value} AS INTEGER)");
                let max = i64::MAX >> (64 - bits);
                checked(
                    format!(
                        "{value} = CAST({whole} AS TEXT) AND {whole} BETWEEN {} AND {max}",
                        (-max).wrapping_sub(1)
                    )
                    .replace("-9223372036854775808", "(-9223372036854775807 - 1)"),
                    whole,
                )
            } else {
                let max = i64::MAX >> (64 - bits);
                checked(
                    format!(
                        "CASE WHEN {value} IS NULL THEN NULL WHEN {value} ~ '^(0|-?[1-9][0-9]{{0,18}})$' \
                         THEN ({value})::numeric BETWEEN {} AND {max} ELSE FALSE END",
                        (-max).wrapping_sub(1)
                    ),
                    as_type(integer_name(bits)),
                )
            }
        }
        ("i16" | "i32", "f64") => always(if sqlite {
            format!("CAST({value} AS REAL)")
        } else {
            as_type("double precision")
        }),
        ("bool", _) if bits(to).is_some() => always(if sqlite {
            value.to_owned()
        } else {
            format!("({value})::integer::{}", integer_name(bits(to)?))
        }),
        (_, "bool") if bits(from).is_some() => checked(
            format!("{value} IN (0, 1)"),
            if sqlite {
                value.to_owned()
            } else {
                format!("({value} <> 0)")
            },
        ),
        ("bool", "text") => always(if sqlite {
            format!("CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END")
        } else {
            as_type("text")
        }),
        ("text", "bool") => checked(
            format!("{value} IN ('true', 'false')"),
            format!("({value} = 'true')"),
        ),
        ("uuid", "text") => always(if sqlite {
            value.to_owned()
        } else {
            as_type("text")
        }),
        ("text", "uuid") => {
            let hex = |n: usize| "[0-9a-f]".repeat(n);
            if sqlite {
                let glob = [8, 4, 4, 4, 12].map(hex).join("-");
                checked(format!("{value} GLOB '{glob}'"), value.to_owned())
            } else {
                let form = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
                checked(format!("{value} ~ '{form}'"), as_type("uuid"))
            }
        }
        ("date", "timestamp") => always(if sqlite {
            format!("{value} || 'T00:00:00.000000Z'")
        } else {
            format!("({value})::timestamp AT TIME ZONE 'UTC'")
        }),
        ("timestamp", "date") => {
            if sqlite {
                checked(
                    format!("substr({value}, 11) = 'T00:00:00.000000Z'"),
                    format!("substr({value}, 1, 10)"),
                )
            } else {
                let utc = format!("({value} AT TIME ZONE 'UTC')");
                checked(format!("{utc} = {utc}::date"), format!("{utc}::date"))
            }
        }
        _ => enum_cast(from, to, value, sqlite),
    }
}

/// An enum type of PostgreSQL is text elsewhere; which texts are allowed is for others to check.
fn enum_cast(from: &str, to: &str, value: &str, sqlite: bool) -> Option<Cast> {
    let value = match (from.strip_prefix("enum "), to.strip_prefix("enum ")) {
        _ if sqlite && is_texts(from) && is_texts(to) => value.to_owned(),
        (Some(_), None) if to == "text" => format!("({value})::text"),
        (None, Some(name)) if from == "text" => format!("({value})::{}", cwom_sql::quote(name)),
        (Some(_), Some(name)) => format!("({value})::text::{}", cwom_sql::quote(name)),
        _ => return None,
    };
    Some(Cast {
        value,
        condition: None,
    })
}

fn is_texts(ty: &str) -> bool {
    ty == "text" || ty.starts_with("enum ")
}

fn decimal_to_decimal(value: &str, old: u8, precision: u8, new: u8, sqlite: bool) -> Option<Cast> {
    let factor = 10_i64.checked_pow(u32::from(old.abs_diff(new)))?;
    let limit = 10_i64.checked_pow(u32::from(precision - new))?;
    Some(if sqlite {
        // Units of the last digit: the limit is in units of the old scale.
        let units = limit.checked_mul(10_i64.checked_pow(u32::from(old))?)?;
        let range = format!("{value} > -{units} AND {value} < {units}");
        if new >= old {
            Cast {
                value: format!("{value} * {factor}"),
                condition: Some(range),
            }
        } else {
            Cast {
                value: format!("{value} / {factor}"),
                condition: Some(format!("{value} % {factor} = 0 AND {range}")),
            }
        }
    } else {
        Cast {
            value: format!("({value})::numeric({precision}, {new})"),
            condition: Some(format!(
                "{value} = round({value}, {new}) AND {value} > -{limit} AND {value} < {limit}"
            )),
        }
    })
}

fn bits(ty: &str) -> Option<u32> {
    match ty {
        "i16" => Some(16),
        "i32" => Some(32),
        "i64" => Some(64),
        _ => None,
    }
}

const fn integer_name(bits: u32) -> &'static str {
    match bits {
        16 => "smallint",
        32 => "integer",
        _ => "bigint",
    }
}

fn decimal(ty: &str) -> Option<(u8, u8)> {
    let parts = ty.strip_prefix("decimal(")?.strip_suffix(')')?;
    let (precision, scale) = parts.split_once(',')?;
    Some((precision.parse().ok()?, scale.parse().ok()?))
}
