//! The small expression language of checks, partial indexes and generated columns. It is rendered
//! for each dialect and means the same in both.

/// An expression over the columns of one table.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A column, by its name in the table.
    Column(String),
    /// A constant.
    Literal(Literal),
    /// `left op right`.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `a and b and …`, two or more.
    And(Vec<Expr>),
    /// `a or b or …`, two or more.
    Or(Vec<Expr>),
    /// `not a`.
    Not(Box<Expr>),
    /// `a is null`, or `a is not null` when `negated`.
    IsNull {
        /// What is tested.
        expr: Box<Expr>,
        /// `is not null`.
        negated: bool,
    },
    /// `a in (…)`, or `a not in (…)` when `negated`.
    In {
        /// What is tested.
        expr: Box<Expr>,
        /// The constants, at least one.
        list: Vec<Literal>,
        /// `not in`.
        negated: bool,
    },
    /// `a between low and high`, both ends included.
    Between {
        /// What is tested.
        expr: Box<Expr>,
        /// The least.
        low: Box<Expr>,
        /// The greatest.
        high: Box<Expr>,
    },
    /// `length(a)`, `lower(a)`, …
    Call(Function, Vec<Expr>),
    /// Text for each dialect, for what the language does not know.
    Raw {
        /// The text for SQLite.
        sqlite: String,
        /// The text for PostgreSQL.
        postgres: String,
    },
}

/// A constant in an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// An integer. Beside a decimal or duration column, in its units (last digit, microseconds).
    Int(i64),
    /// A finite number.
    Float(f64),
    /// `'text'`.
    Text(String),
}

/// An operator between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOp {
    /// `=`
    Eq,
    /// `<>`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `||`
    Concat,
}

/// A function of the expression language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `length(text)`: Unicode scalar values.
    Length,
    /// `lower(text)`: ASCII letters only, on both engines.
    Lower,
    /// `upper(text)`: ASCII letters only, on both engines.
    Upper,
    /// `trim(text)`: without leading and trailing spaces.
    Trim,
    /// `coalesce(a, b, …)`: the first that is not null.
    Coalesce,
}

impl Expr {
    /// Calls `visit` with the name of every column that the expression reads, in order.
    pub fn visit_columns<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        match self {
            Self::Column(name) => visit(name),
            Self::Literal(_) | Self::Raw { .. } => {}
            Self::Binary(_, left, right) => {
                left.visit_columns(visit);
                right.visit_columns(visit);
            }
            Self::And(parts) | Self::Or(parts) | Self::Call(_, parts) => {
                for part in parts {
                    part.visit_columns(visit);
                }
            }
            Self::Not(expr) | Self::IsNull { expr, .. } | Self::In { expr, .. } => {
                expr.visit_columns(visit);
            }
            Self::Between { expr, low, high } => {
                expr.visit_columns(visit);
                low.visit_columns(visit);
                high.visit_columns(visit);
            }
        }
    }
}
