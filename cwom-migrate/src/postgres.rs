//! PostgreSQL: one file where that is enough, or a ladder of small ones that keep nobody waiting.
//!
//! The main script does everything that takes a strong lock for a moment. Rules over rows that are
//! there are added without looking and proved in the next script; indexes are built and dropped
//! alone, outside of any transaction, with a gate behind each that was built. Going back undoes the
//! ladder from its end, so that the main script's way back finds what it left.

mod aside;
mod main_script;
mod remake;
mod rows;
mod rules;

use cwom_schema::schema::Dialect;

use crate::Revision;
use crate::mapping::Mapping;
use crate::plan::{Form, Phase, Plan, Script, Step, TxMode};

use aside::Aside;
use main_script::Main;

pub(crate) fn plan(
    previous: &Revision,
    next: &Revision,
    up: &Mapping<'_>,
    down: &Mapping<'_>,
    form: Form,
) -> Plan {
    let online = form == Form::Online;
    let aside = if online {
        Aside::new(up)
    } else {
        Aside::default()
    };
    let mut scripts = Vec::new();
    let main = Main::new(previous, next, up, &aside, online);
    let there = main.lower();
    let back = Main::new(next, previous, down, &aside.turned(), false).lower();
    scripts.push(Script {
        suffix: String::new(),
        phase: Phase::Expand,
        tx: TxMode::Transaction,
        up: there.steps,
        down: back.steps,
    });
    if !there.proofs.is_empty() {
        let mut steps = preamble();
        steps.extend(there.proofs);
        let mut down = vec![nothing("A rule that is proved needs no undoing.")];
        if !there.unproofs.is_empty() {
            down = preamble();
            down.extend(there.unproofs);
        }
        scripts.push(Script {
            suffix: "validate".to_owned(),
            phase: Phase::Validate,
            tx: TxMode::Transaction,
            up: steps,
            down,
        });
    }
    scripts.extend(aside.scripts(up));
    Plan {
        dialect: Dialect::Postgres,
        tier: if online { "online" } else { "simple" }.to_owned(),
        scripts,
    }
}

/// The revision before with the types as they have grown in the next one, if any does.
pub(crate) fn grown(previous: &Revision, next: &Revision) -> Option<Revision> {
    rows::grown(previous, next)
}

/// The script before all others: values cannot be used in the transaction that adds them. Its way
/// back, the last, makes the types anew, since PostgreSQL takes no value out.
pub(crate) fn values(
    previous: &Revision,
    grown: &Revision,
    up: &Mapping<'_>,
    down: &Mapping<'_>,
) -> Script {
    let mut steps = preamble();
    steps.extend(rows::new_enum_values(up));
    let back = Main::new(grown, previous, down, &Aside::default(), false).lower();
    Script {
        suffix: "values".to_owned(),
        phase: Phase::Expand,
        tx: TxMode::Transaction,
        up: steps,
        down: back.steps,
    }
}

/// What every script in a transaction begins with: it does not wait for ever behind a long query
/// with everybody else behind it, and two deployers take turns.
fn preamble() -> Vec<Step> {
    vec![
        Step::new(
            "Nobody waits long behind this.",
            "SET LOCAL lock_timeout = '5s';",
        ),
        Step::new(
            "One migration at a time.",
            "SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));",
        ),
    ]
}

fn nothing(doc: &str) -> Step {
    Step::new(doc, "SELECT 1;")
}

/// Stops with a message where the condition holds.
fn guard(message: &str, broken: &str) -> Step {
    let sql = format!(
        "DO $cwom$ BEGIN\n    IF {broken} THEN\n        RAISE EXCEPTION USING MESSAGE = {};\n    \
         END IF;\nEND $cwom$;",
        cwom_sql::Text(&format!("cwom: {message}"))
    );
    Step::assert(format!("Or else: {message}."), sql)
}
