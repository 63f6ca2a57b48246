//! A migration in the words of each dialect, as its files.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::Tables;
use cwom_sql::ddl::{Object, create_all_known, drop_all};

use super::Proposer;
use super::layout::Locked;
use crate::files::{Name, scripts};
use crate::plan::{Outline, Phase, Plan, Script, Step, TxMode, plan};
use crate::side_by_side::side_by_side;
use crate::{Op, Revision, Texts};

/// A migration in the words of a dialect.
pub(super) struct Lowered {
    /// The plan without its statements.
    pub(super) outline: Outline,
    /// Both halves of each script.
    pub(super) files: Vec<Locked>,
}

impl Proposer<'_> {
    /// What each dialect does: both at once, digests of the files included, which take as long as
    /// the files.
    pub(super) fn lower(
        &self,
        previous: &Revision,
        next: &Revision,
        ops: &[Op],
        name: &Name,
    ) -> Vec<Lowered> {
        let (base, tables, form) = (self.base, self.tables, self.request.form);
        side_by_side(&self.schema.dialects, |dialect| {
            let plan = if base.knows(*dialect) {
                plan(previous, next, ops, *dialect, form)
            } else {
                whole(tables, &next.texts, *dialect)
            };
            let outline = plan.outline();
            let files = scripts(plan, name).into_iter();
            Lowered {
                outline,
                files: files.map(|(path, text)| Locked::new(path, text)).collect(),
            }
        })
    }
}

/// The whole of a database at once.
fn whole(tables: &Tables, texts: &Texts, dialect: Dialect) -> Plan {
    let step = |mut sql: String| {
        sql.truncate(sql.trim_end().len());
        Step::new("", sql)
    };
    let known = |object: &Object<'_>| texts.of(object, dialect);
    Plan {
        dialect,
        tier: "init".to_owned(),
        scripts: vec![Script {
            suffix: String::new(),
            phase: Phase::Expand,
            tx: TxMode::Transaction,
            up: vec![step(create_all_known(tables, dialect, known))],
            down: vec![step(drop_all(tables, dialect))],
        }],
    }
}
