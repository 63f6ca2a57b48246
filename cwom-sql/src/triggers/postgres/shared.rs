//! The functions that the guards of all tables share: they refuse, and decide nothing.

use cwom_schema::tables::{IdentKind, Tables, ident};

use super::function::push_function;
use super::{FunctionOf, function_of};

/// Refuses with the code, column and message that the trigger gives.
const REFUSE: &str = "BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END";

/// Refuses with the message of the first column that changed; columns and messages take turns.
const REFUSE_CHANGE: &str = "BEGIN
    FOR n IN 1 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) -> TG_ARGV[n] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[n]
            OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[n], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END";

/// Refuses with the message of the state that is left; states and messages take turns.
const REFUSE_MOVE: &str = "BEGIN
    FOR n IN 2 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) ->> TG_ARGV[1] = TG_ARGV[n] OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[1], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END";

/// One of the functions that all tables share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SharedFunction {
    /// What it does.
    pub(crate) doc: &'static str,
    body: &'static str,
    word: &'static str,
}

impl SharedFunction {
    /// Its name in a model.
    pub(crate) fn name(&self, model: &str) -> String {
        ident(IdentKind::Function, model, [self.word])
    }

    /// Appends its CREATE FUNCTION.
    pub(crate) fn push(&self, out: &mut String, name: &str) {
        push_function(out, name, self.body);
    }
}

pub(super) const SHARED_REFUSE: SharedFunction = SharedFunction {
    doc: "Refuses what a trigger found wrong.",
    body: REFUSE,
    word: "refuse",
};

pub(super) const SHARED_CHANGE: SharedFunction = SharedFunction {
    doc: "Refuses the change of a column that stays.",
    body: REFUSE_CHANGE,
    word: "refuse_change",
};

pub(super) const SHARED_MOVE: SharedFunction = SharedFunction {
    doc: "Refuses a move that the state machine does not have.",
    body: REFUSE_MOVE,
    word: "refuse_move",
};

/// The functions that the guards of these tables share; none that no guard needs.
pub(crate) fn shared_functions(tables: &Tables) -> impl Iterator<Item = SharedFunction> {
    let mut needed = [false; 3];
    for guard in tables.tables.iter().flat_map(|table| &table.guards) {
        match function_of(&guard.rule) {
            FunctionOf::Refuse => needed[0] = true,
            FunctionOf::Change => needed[1] = true,
            FunctionOf::Move => needed[2] = true,
            FunctionOf::Own | FunctionOf::None => {}
        }
    }
    [SHARED_REFUSE, SHARED_CHANGE, SHARED_MOVE]
        .into_iter()
        .zip(needed)
        .filter_map(|(function, needed)| needed.then_some(function))
}
