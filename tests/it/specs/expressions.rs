//! Expressions over the columns of one entity, each of a wanted kind.

use super::random::Random;

/// The kind of a column, as far as expressions tell kinds apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Int,
    Float,
    Decimal(u8),
    Duration,
    Text,
    /// Position of the enum, and whether PostgreSQL has a type of its own for it.
    Enum(usize, bool),
    Date,
    Timestamp,
    Uuid,
    Ulid,
    Bytes,
    Json,
}

/// A column, by the name that expressions use.
#[derive(Debug, Clone)]
pub(super) struct Operand {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Where the database computes it, it is no part of another computation.
    pub(super) generated: bool,
}

/// Writes expressions.
pub(super) struct Writer<'a> {
    pub(super) operands: &'a [Operand],
    /// The values of each enum.
    pub(super) enums: &'a [Vec<String>],
    /// Only what is the same for ever: for indexes and generated columns.
    pub(super) immutable: bool,
    /// Mixes kinds that may not go together, to find out what is accepted.
    pub(super) wild: bool,
}

impl Writer<'_> {
    /// A truth.
    pub(super) fn truth(&self, random: &mut Random, depth: usize) -> String {
        if depth == 0 || random.chance(60) {
            return self.comparison(random, depth);
        }
        let (left, right) = (self.truth(random, depth - 1), self.truth(random, depth - 1));
        match random.below(4) {
            0 => format!("{left} and {right}"),
            1 => format!("({left}) or {right}"),
            2 => format!("not ({left})"),
            _ => format!("({left} or {right}) and not {left}"),
        }
    }

    /// An expression of the kind.
    pub(super) fn of(&self, random: &mut Random, kind: Kind, depth: usize) -> String {
        if depth == 0 || random.chance(35) {
            return self.leaf(random, kind);
        }
        let inner = |random: &mut Random, kind| self.of(random, kind, depth - 1);
        let has = |kind| self.operands.iter().any(|operand| operand.kind == kind);
        // A function of a constant is refused.
        if (kind == Kind::Text || kind == Kind::Int) && !has(Kind::Text)
            || kind == Kind::Int && !has(kind)
        {
            return self.leaf(random, kind);
        }
        if !self.operands.iter().any(|operand| operand.kind == kind)
            && !matches!(kind, Kind::Text | Kind::Int | Kind::Bool)
        {
            // Nothing to compute with: the unit of a literal comes from what stands beside it.
            return self.leaf(random, kind);
        }
        match kind {
            Kind::Bool => format!("({})", self.truth(random, depth - 1)),
            Kind::Int => match random.below(5) {
                0 => format!("length({})", self.reading(random, Kind::Text, depth)),
                1 => format!(
                    "coalesce({}, {})",
                    self.leaf_column(random, kind),
                    inner(random, kind)
                ),
                2 => format!(
                    "({} * {})",
                    self.leaf_column(random, kind),
                    inner(random, kind)
                ),
                3 => format!("({} - {})", inner(random, kind), inner(random, kind)),
                _ => format!("({} + {})", inner(random, kind), inner(random, kind)),
            },
            Kind::Float => match random.below(3) {
                0 => format!("({} * {})", inner(random, kind), inner(random, kind)),
                1 => format!(
                    "coalesce({}, {})",
                    self.leaf_column(random, kind),
                    inner(random, kind)
                ),
                _ => format!("({} + {})", inner(random, kind), inner(random, kind)),
            },
            Kind::Decimal(_) | Kind::Duration => match random.below(3) {
                0 => format!("(2 * {})", self.leaf_column(random, kind)),
                1 => format!(
                    "coalesce({}, {})",
                    self.leaf_column(random, kind),
                    inner(random, kind)
                ),
                _ => format!(
                    "({} - {})",
                    self.leaf_column(random, kind),
                    inner(random, kind)
                ),
            },
            Kind::Text => match random.below(6) {
                0 => format!("lower({})", self.reading(random, kind, depth)),
                1 => format!("upper({})", self.reading(random, kind, depth)),
                2 => format!("trim({})", self.reading(random, kind, depth)),
                3 => format!(
                    "coalesce({}, {})",
                    self.leaf_column(random, kind),
                    inner(random, kind)
                ),
                4 if self.enum_text(random).is_some() => {
                    let value = self.enum_text(random).unwrap_or_default();
                    format!("'is ' || {value}")
                }
                _ => format!("{} || {}", inner(random, kind), inner(random, kind)),
            },
            _ => self.leaf(random, kind),
        }
    }

    /// An expression that reads a column.
    fn reading(&self, random: &mut Random, kind: Kind, depth: usize) -> String {
        let column = self.leaf_column(random, kind);
        match random.below(3) {
            0 if kind == Kind::Text => {
                format!(
                    "{column} || {}",
                    self.of(random, kind, depth.saturating_sub(1))
                )
            }
            1 => format!(
                "coalesce({column}, {})",
                self.of(random, kind, depth.saturating_sub(1))
            ),
            _ => column,
        }
    }

    /// A column whose values the database can put in order, or nothing.
    pub(super) fn sortable(&self, random: &mut Random) -> Option<&Operand> {
        let sortable: Vec<&Operand> = self
            .operands
            .iter()
            .filter(|operand| operand.kind != Kind::Json)
            .collect();
        (!sortable.is_empty()).then(|| *random.pick(&sortable))
    }

    fn comparison(&self, random: &mut Random, depth: usize) -> String {
        let Some(operand) = (!self.operands.is_empty()).then(|| random.pick(self.operands)) else {
            return "true".to_owned();
        };
        let (name, kind) = (&operand.name, operand.kind);
        if kind == Kind::Json || random.chance(15) {
            let not = if random.chance(50) { "not " } else { "" };
            return format!("{name} is {not}null");
        }
        if kind == Kind::Bool && random.chance(50) {
            return name.clone();
        }
        let mut other = kind;
        if self.wild && random.chance(4) {
            other = random.pick(self.operands).kind;
        }
        let depth = depth.min(2);
        let first = if random.chance(50) {
            name.clone()
        } else {
            self.reading(random, kind, depth)
        };
        match random.below(8) {
            0 => format!(
                "{first} between {} and {}",
                self.leaf(random, other),
                self.leaf(random, other)
            ),
            1 if self.literal(random, other).is_some() => {
                let literal = self.literal(random, other).unwrap_or_default();
                let second = self.literal(random, other).unwrap_or_default();
                let not = if random.chance(50) { "not " } else { "" };
                format!("{name} {not}in ({literal}, {second})")
            }
            _ => {
                let operator = random.pick(&["=", "<>", "<", "<=", ">", ">="]);
                format!("{first} {operator} {}", self.of(random, other, depth))
            }
        }
    }

    /// A column or a literal.
    fn leaf(&self, random: &mut Random, kind: Kind) -> String {
        if random.chance(50)
            && let Some(literal) = self.literal(random, kind)
        {
            return literal;
        }
        self.leaf_column(random, kind)
    }

    /// A column of the kind, or a literal where there is none.
    fn leaf_column(&self, random: &mut Random, kind: Kind) -> String {
        let wild = self.wild && random.chance(3);
        let fitting: Vec<&Operand> = self
            .operands
            .iter()
            .filter(|operand| wild || operand.kind == kind)
            .collect();
        if fitting.is_empty() {
            return self.literal(random, kind).unwrap_or_default();
        }
        random.pick(&fitting).name.clone()
    }

    fn enum_text(&self, random: &mut Random) -> Option<String> {
        let fitting: Vec<&Operand> = self
            .operands
            .iter()
            .filter(|operand| match operand.kind {
                Kind::Enum(_, native) => !(native && self.immutable) || self.wild,
                _ => false,
            })
            .collect();
        (!fitting.is_empty()).then(|| random.pick(&fitting).name.clone())
    }

    fn literal(&self, random: &mut Random, kind: Kind) -> Option<String> {
        let choices: &[&str] = match kind {
            Kind::Bool => &["true", "false"],
            Kind::Int => &["0", "1", "-1", "40000", "9_000_000_000"],
            Kind::Float => &["0.5", "-2.25", "7"],
            Kind::Decimal(0) => &["3", "-12"],
            Kind::Decimal(_) => &["0", "1.5", "-2"],
            Kind::Duration => &["0", "1000000", "-5"],
            Kind::Text => &["'it''s'", "''", "'ü'", "'%_\\'", "'a; drop table b -- '"],
            Kind::Date => &["'2024-02-29'", "'0001-01-01'"],
            Kind::Timestamp => &["'2024-02-29T12:00:00Z'", "'9999-12-31T23:59:59.999999Z'"],
            Kind::Uuid => &["'018f2b3c-0000-7000-8000-000000000000'"],
            Kind::Ulid => &["'01ARZ3NDEKTSV4RRFFQ69G5FAV'"],
            Kind::Enum(position, _) => {
                return Some(format!("'{}'", random.pick(&self.enums[position])));
            }
            Kind::Bytes | Kind::Json => return None,
        };
        Some((*random.pick(choices)).to_owned())
    }
}
