//! A plan: the scripts that one dialect runs, each with its way back.

use cwom_schema::schema::Dialect;

use crate::diff::renamed_tables;
use crate::mapping::Mapping;
use crate::op::{Irreversible, Op, TableOp};
use crate::{Revision, Snapshot, postgres, sqlite};

/// Everything that one dialect does for one migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The dialect.
    pub dialect: Dialect,
    /// How it was lowered, in a word or two for the header.
    pub tier: String,
    /// What runs, in order; going back runs the other halves from the last to the first.
    pub scripts: Vec<Script>,
}

/// How a dialect does a migration, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The dialect.
    pub dialect: Dialect,
    /// As the plan says it.
    pub tier: String,
    /// How many scripts there are.
    pub scripts: usize,
}

/// One file up and one file down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// What the name of its files ends with; empty for the first.
    pub suffix: String,
    /// What it is for.
    pub phase: Phase,
    /// How it runs.
    pub tx: TxMode,
    /// The way there.
    pub up: Vec<Step>,
    /// The way back.
    pub down: Vec<Step>,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the line before it says; empty where it goes with the statement before.
    pub doc: String,
    /// The statement, semicolon included.
    pub sql: String,
    /// It changes nothing and fails where something is not as it must be.
    pub is_assert: bool,
}

/// What a script is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Makes what is new, and on a small table all the rest.
    Expand,
    /// Proves rules over rows that are there.
    Validate,
    /// Builds or drops an index while others write.
    Index,
    /// Looks whether that index came out well.
    Gate,
}

/// How a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TxMode {
    /// In the transaction of whoever runs it, all or nothing.
    Transaction,
    /// Alone, outside of any transaction: one statement.
    Single,
}

/// How PostgreSQL's part is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file: for small tables and for development.
    Simple,
    /// Several small files that do not keep writers out: for tables that were there before.
    Online,
}

impl Phase {
    /// Its word in a header.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Expand => "expand",
            Self::Validate => "validate",
            Self::Index => "index",
            Self::Gate => "gate",
        }
    }
}

impl Plan {
    /// The plan without its statements.
    pub fn outline(&self) -> Outline {
        Outline {
            dialect: self.dialect,
            tier: self.tier.clone(),
            scripts: self.scripts.len(),
        }
    }
}

impl Step {
    pub(crate) fn new(doc: impl Into<String>, sql: impl Into<String>) -> Self {
        Self {
            doc: doc.into(),
            sql: sql.into(),
            is_assert: false,
        }
    }

    pub(crate) fn assert(doc: impl Into<String>, sql: impl Into<String>) -> Self {
        Self {
            is_assert: true,
            ..Self::new(doc, sql)
        }
    }
}

impl Script {
    /// The text of its up file or its down file, after the header.
    pub fn text(&self, steps: &[Step]) -> String {
        Self::text_below(String::new(), steps.to_vec())
    }

    /// That text below a header. A single statement may be of a hundred megabytes, which stay where
    /// they are.
    pub(crate) fn text_below(header: String, mut steps: Vec<Step>) -> String {
        if let [step] = steps.as_mut_slice()
            && step.doc.is_empty()
        {
            let mut out = std::mem::take(&mut step.sql);
            out.insert_str(0, &header);
            out.push('\n');
            return out;
        }
        let mut out = header;
        let length = steps.iter().map(|step| step.doc.len() + step.sql.len() + 6);
        out.reserve(length.sum());
        for (position, step) in steps.iter().enumerate() {
            if !step.doc.is_empty() {
                if position > 0 {
                    out.push('\n');
                }
                out.push_str("-- ");
                out.push_str(&step.doc);
                out.push('\n');
            }
            out.push_str(&step.sql);
            out.push('\n');
        }
        out
    }
}

/// Lowers operations to the SQL of a dialect. The same operations give the same bytes.
pub fn plan(
    previous: &Revision,
    next: &Revision,
    ops: &[Op],
    dialect: Dialect,
    form: Form,
) -> Plan {
    let previous = &previous.of(dialect);
    let next = &next.of(dialect);
    let ways = Ways::new(&previous.snapshot, ops);
    if dialect == Dialect::Sqlite {
        let (up, down) = ways.between(&previous.snapshot, &next.snapshot);
        return sqlite::plan(previous, next, &up, &down);
    }
    // Types that grow do so first, in a script of their own, and shrink last on the way back.
    let Some(grown) = postgres::grown(previous, next) else {
        let (up, down) = ways.between(&previous.snapshot, &next.snapshot);
        return postgres::plan(previous, next, &up, &down, form);
    };
    let (up, down) = ways.between(&grown.snapshot, &next.snapshot);
    let mut plan = postgres::plan(&grown, next, &up, &down, form);
    let (up, down) = ways
        .values_only()
        .between(&previous.snapshot, &grown.snapshot);
    let values = postgres::values(previous, &grown, &up, &down);
    plan.scripts.insert(0, values);
    plan
}

/// Operations there and back.
pub(crate) struct Ways {
    there: Vec<Op>,
    back: Vec<Op>,
    irreversible: Vec<Irreversible>,
}

impl Ways {
    pub(crate) fn new(previous: &Snapshot, ops: &[Op]) -> Self {
        let parent = renamed_tables(previous, ops);
        let mut ways = Self {
            there: ops.to_vec(),
            back: Vec::new(),
            irreversible: Vec::new(),
        };
        for op in ops.iter().rev() {
            match op.invert(&parent) {
                Ok(op) => ways.back.push(op),
                Err(reason) => ways.irreversible.push(reason),
            }
        }
        ways
    }

    /// Nothing but what the way back asks of the values of sets.
    fn values_only(&self) -> Self {
        let removes = |op: &&Op| matches!(op, Op::Table { change, .. } if matches!(change, TableOp::RemoveValue { .. }));
        Self {
            there: Vec::new(),
            back: self.back.iter().filter(removes).cloned().collect(),
            irreversible: Vec::new(),
        }
    }

    /// How rows get from one revision to another, and back.
    pub(crate) fn between<'r>(
        &self,
        from: &'r Snapshot,
        to: &'r Snapshot,
    ) -> (Mapping<'r>, Mapping<'r>) {
        let up = Mapping::new(from, to, &self.there, &[]);
        let mut down = Mapping::new(to, from, &self.back, &self.irreversible);
        down.back = true;
        (up, down)
    }
}
