//! Triggers of PostgreSQL and the functions behind them.
//!
//! They fire for whoever writes: `session_replication_role = replica` does not skip them. What
//! never happens is refused before; whatever else a row must be is asked of the row as it was
//! written, after any other trigger had its say.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{
    ColumnType, Guard, GuardEvent, GuardRule, IdentKind, LinkNeed, StateMoves, Table, Tables, ident,
};

use super::refusal::{self, Refusal};
use super::{any_of, items};
use crate::ddl::put;
use crate::quote::{Ident, Text, Texts};

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

const SHARED_REFUSE: SharedFunction = SharedFunction {
    doc: "Refuses what a trigger found wrong.",
    body: REFUSE,
    word: "refuse",
};

const SHARED_CHANGE: SharedFunction = SharedFunction {
    doc: "Refuses the change of a column that stays.",
    body: REFUSE_CHANGE,
    word: "refuse_change",
};

const SHARED_MOVE: SharedFunction = SharedFunction {
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

/// Whether a guard has a function of its own, of its name.
pub(crate) fn has_own_function(table: &Table, guard: &Guard) -> bool {
    function_of(&guard.rule) == FunctionOf::Own && owner_of(table, guard).name == guard.name
}

/// Whether a guard is a trigger here.
pub(crate) fn has_trigger(guard: &Guard) -> bool {
    function_of(&guard.rule) != FunctionOf::None
}

/// Which function a trigger enters.
#[derive(PartialEq, Eq)]
enum FunctionOf {
    Refuse,
    Change,
    Move,
    Own,
    None,
}

fn function_of(rule: &GuardRule) -> FunctionOf {
    match rule {
        // No statement of PostgreSQL deletes the row in its way.
        GuardRule::KeepsOthers { .. } => FunctionOf::None,
        GuardRule::Frozen { .. } => FunctionOf::Change,
        GuardRule::Moves { .. } => FunctionOf::Move,
        GuardRule::NeedsLink(_)
        | GuardRule::KeepsLink(_)
        | GuardRule::Acyclic { .. }
        | GuardRule::OnlyRedacted { .. }
        | GuardRule::OnlyPruned { .. }
        | GuardRule::Items { .. } => FunctionOf::Own,
        GuardRule::Never(_)
        | GuardRule::FirstVersion { .. }
        | GuardRule::NextVersion { .. }
        | GuardRule::NeverBackwards { .. }
        | GuardRule::StaysDeleted { .. }
        | GuardRule::Initial { .. } => FunctionOf::Refuse,
    }
}

fn push_function(out: &mut String, name: &str, body: &str) {
    put(
        out,
        format_args!(
            "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql\n    \
             SET search_path = pg_catalog, pg_temp AS $$\n{body}\n$$;\n",
            Ident(name)
        ),
    );
}

/// Appends the CREATE TRIGGER of a guard of a model.
pub(crate) fn push_trigger(out: &mut String, model: &str, table: &Table, guard: &Guard) {
    push_trigger_on(out, model, table, guard, &table.name);
}

/// The same on a partition of the table.
pub(crate) fn push_trigger_on(
    out: &mut String,
    model: &str,
    table: &Table,
    guard: &Guard,
    place: &str,
) {
    let function = match function_of(&guard.rule) {
        FunctionOf::None => return,
        FunctionOf::Refuse => SHARED_REFUSE.name(model),
        FunctionOf::Change => SHARED_CHANGE.name(model),
        FunctionOf::Move => SHARED_MOVE.name(model),
        FunctionOf::Own => owner_of(table, guard).name.clone(),
    };
    let never = matches!(guard.rule, GuardRule::Never(_));
    let time = if never { "BEFORE" } else { "AFTER" };
    let (event, each) = match guard.event {
        GuardEvent::Insert => ("INSERT", "ROW"),
        GuardEvent::Update => ("UPDATE", "ROW"),
        GuardEvent::Delete => ("DELETE", "ROW"),
        GuardEvent::Truncate => ("TRUNCATE", "STATEMENT"),
    };
    let when = match when(table, guard) {
        Some(condition) => format!("\n    WHEN ({condition})"),
        None => String::new(),
    };
    put(
        out,
        format_args!(
            "CREATE TRIGGER {} {time} {event} ON {} FOR EACH {each}{when}\n    \
             EXECUTE FUNCTION {}({});\n",
            Ident(&guard.name),
            Ident(place),
            Ident(&function),
            arguments(table, &guard.rule)
        ),
    );
}

/// The guard whose function this one enters: two events of one rule share the first one's.
fn owner_of<'a>(table: &'a Table, guard: &'a Guard) -> &'a Guard {
    let mut guards = table.guards.iter();
    guards
        .find(|other| other.rule == guard.rule)
        .unwrap_or(guard)
}

fn arguments(table: &Table, rule: &GuardRule) -> String {
    let mut texts: Vec<String> = Vec::new();
    match rule {
        GuardRule::Frozen { columns } => {
            texts.push(refusal::of_rule(rule).code().to_owned());
            for column in columns {
                texts.push(column.clone());
                texts.push(refusal::of_frozen(column).message(table));
            }
        }
        GuardRule::Moves { column, moves } => {
            texts.push(refusal::of_rule(rule).code().to_owned());
            texts.push(column.clone());
            for moves in moves {
                texts.push(moves.from.clone());
                texts.push(refusal::of_move(column, moves).message(table));
            }
        }
        _ if function_of(rule) == FunctionOf::Own => {}
        _ => {
            let refusal = refusal::of_rule(rule);
            let message = refusal.message(table);
            texts.extend([refusal.code().to_owned(), refusal.column, message]);
        }
    }
    let texts: Vec<String> = texts.iter().map(|text| Text(text).to_string()).collect();
    let length: usize = texts.iter().map(String::len).sum();
    if length < 60 {
        texts.join(", ")
    } else {
        format!("\n        {}\n    ", texts.join(",\n        "))
    }
}

/// What has to be so for the function to be entered.
fn when(table: &Table, guard: &Guard) -> Option<String> {
    match &guard.rule {
        GuardRule::Frozen { columns } => {
            let conditions: Vec<String> = columns.iter().map(|name| changed(table, name)).collect();
            Some(any_of(&conditions, "        "))
        }
        GuardRule::FirstVersion { column } => Some(format!("NEW.{} <> 1", Ident(column))),
        GuardRule::NextVersion { column } => {
            let column = Ident(column);
            Some(format!("NEW.{column} <> OLD.{column} + 1"))
        }
        GuardRule::NeverBackwards { column } => {
            let column = Ident(column);
            Some(format!("NEW.{column} < OLD.{column}"))
        }
        GuardRule::StaysDeleted { column } => Some(format!("OLD.{} IS NOT NULL", Ident(column))),
        GuardRule::Initial { column, states } => {
            Some(format!("NEW.{} NOT IN ({})", Ident(column), Texts(states)))
        }
        GuardRule::Moves { column, moves } => Some(illegal(column, moves)),
        GuardRule::NeedsLink(need) => Some(format!(
            "NEW.{} IN ({}) AND {}",
            Ident(&need.state),
            Texts(&need.states),
            changed(table, &need.state)
        )),
        GuardRule::Acyclic { to, .. } => Some(match guard.event {
            GuardEvent::Update => {
                format!("NEW.{} IS NOT NULL AND {}", Ident(to), changed(table, to))
            }
            _ => format!("NEW.{} IS NOT NULL", Ident(to)),
        }),
        GuardRule::Items { column, places } => {
            let present: Vec<String> = places
                .iter()
                .filter_map(|place| items::present(column, place))
                .collect();
            let present = any_of(&present, "        ");
            Some(match guard.event {
                GuardEvent::Update => format!("{} AND ({present})", changed(table, column)),
                _ => present,
            })
        }
        GuardRule::Never(_)
        | GuardRule::KeepsOthers { .. }
        | GuardRule::KeepsLink(_)
        | GuardRule::OnlyRedacted { .. }
        | GuardRule::OnlyPruned { .. } => None,
    }
}

/// The condition that a state is left for one that may not follow it.
fn illegal(column: &str, moves: &[StateMoves]) -> String {
    let column = Ident(column);
    let mut cases = String::new();
    for StateMoves { from, to } in moves {
        let from = Text(from);
        if to.is_empty() {
            put(
                &mut cases,
                format_args!("\n            WHEN {from} THEN TRUE"),
            );
        } else {
            put(
                &mut cases,
                format_args!(
                    "\n            WHEN {from} THEN NEW.{column} NOT IN ({})",
                    Texts(to)
                ),
            );
        }
    }
    format!("NEW.{column} <> OLD.{column} AND CASE OLD.{column}{cases}\n        END")
}

/// Appends the function of a guard that asks other rows; nothing for other guards.
pub(crate) fn push_own_function(out: &mut String, table: &Table, guard: &Guard) {
    let refuse = raise(table, &refusal::of_rule(&guard.rule));
    let body = match &guard.rule {
        GuardRule::NeedsLink(need) => needs_link(need, &refuse),
        GuardRule::KeepsLink(need) => keeps_link(need, &refuse),
        GuardRule::Acyclic { from, to } => acyclic(table, from, to, &refuse),
        GuardRule::OnlyRedacted { log, fixed } => only_redacted(table, log, fixed, &refuse),
        GuardRule::OnlyPruned { checkpoints } => only_pruned(checkpoints, &refuse),
        GuardRule::Items { column, places } => {
            let broken: Vec<String> = places
                .iter()
                .map(|place| items::broken(column, place, Dialect::Postgres))
                .collect();
            format!(
                "BEGIN\n    IF {} THEN\n        {refuse}\n    END IF;\n    RETURN NULL;\nEND",
                broken.join(" OR ")
            )
        }
        _ => return,
    };
    push_function(out, &guard.name, &body);
}

/// The redaction is an entry of the same thing, and lists the entries that it changes.
fn only_redacted(table: &Table, log: &str, fixed: &[String], refuse: &str) -> String {
    let changes: Vec<String> = fixed.iter().map(|name| changed(table, name)).collect();
    format!(
        "BEGIN\n    IF {}\n        OR NOT EXISTS (SELECT 1 FROM {} AS r WHERE r.entity_kind = OLD.entity_kind\n            \
         AND r.entity_id = OLD.entity_id AND r.action = 'redacted' AND r.seq > OLD.seq\n            \
         AND r.after -> 'entries' @> to_jsonb(OLD.seq)) THEN\n        {refuse}\n    END IF;\n    \
         RETURN NULL;\nEND",
        any_of(&changes, "        "),
        Ident(log)
    )
}

/// Positions start anew after a restart, so that a checkpoint speaks of its own time only.
fn only_pruned(checkpoints: &str, refuse: &str) -> String {
    format!(
        "BEGIN\n    IF NOT EXISTS (SELECT 1 FROM {0} AS p WHERE p.kind = 'pruned'\n        \
         AND OLD.xid >= p.lo AND OLD.xid < p.hi AND OLD.seq > p.after_seq\n        \
         AND NOT EXISTS (SELECT 1 FROM {0} AS r WHERE r.kind = 'restart'\n            \
         AND r.after_seq > p.after_seq AND OLD.seq > r.after_seq)) THEN\n        {refuse}\n    \
         END IF;\n    RETURN NULL;\nEND",
        Ident(checkpoints)
    )
}

/// The link that is found must not go before this transaction ends, where it could go at all.
fn needs_link(need: &LinkNeed, refuse: &str) -> String {
    let lock = if need.removable { " FOR KEY SHARE" } else { "" };
    format!(
        "BEGIN\n    PERFORM 1 FROM {} WHERE {} = NEW.{} LIMIT 1{lock};\n    \
         IF NOT FOUND THEN\n        {refuse}\n    END IF;\n    RETURN NULL;\nEND",
        Ident(&need.table),
        Ident(&need.column),
        Ident(&need.key)
    )
}

/// The owner is locked first: its state does not change while its links are counted, and of two
/// that take away the last two links, the second sees what the first one did.
fn keeps_link(need: &LinkNeed, refuse: &str) -> String {
    let (table, column, key) = (Ident(&need.table), Ident(&need.column), Ident(&need.key));
    format!(
        "BEGIN\n    PERFORM 1 FROM {0} WHERE {key} = OLD.{column} FOR NO KEY UPDATE;\n    \
         PERFORM 1 FROM {0} WHERE {key} = OLD.{column} AND {1} IN ({2});\n    \
         IF FOUND THEN\n        \
         PERFORM 1 FROM {table} WHERE {column} = OLD.{column} LIMIT 1 FOR KEY SHARE;\n        \
         IF NOT FOUND THEN\n            {refuse}\n        END IF;\n    \
         END IF;\n    RETURN NULL;\nEND",
        Ident(&need.owner),
        Ident(&need.state),
        Texts(&need.states)
    )
}

/// One writer of the relation at a time, for two could close a circle that neither sees. A
/// snapshot taken before the lock would not see what the other one wrote.
fn acyclic(table: &Table, from: &str, to: &str, refuse: &str) -> String {
    let (table, from, to) = (Ident(&table.name), Ident(from), Ident(to));
    format!(
        "BEGIN\n    IF current_setting('transaction_isolation') = 'repeatable read' THEN\n        \
         RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',\n            \
         MESSAGE = 'a relation without cycles is written under read committed or serializable';\n    \
         END IF;\n    \
         PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);\n    \
         IF EXISTS (\n        WITH RECURSIVE reached(key) AS (\n            \
         SELECT NEW.{to}\n            UNION\n            \
         SELECT {table}.{to} FROM {table} JOIN reached ON {table}.{from} = reached.key\n        )\n        \
         SELECT 1 FROM reached WHERE key = NEW.{from}\n    ) THEN\n        {refuse}\n    \
         END IF;\n    RETURN NULL;\nEND"
    )
}

fn raise(table: &Table, refusal: &Refusal) -> String {
    format!(
        "RAISE EXCEPTION USING ERRCODE = {}, COLUMN = {}, SCHEMA = TG_TABLE_SCHEMA,\n            \
         TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = {};",
        Text(refusal.code()),
        Text(&refusal.column),
        Text(&refusal.message(table))
    )
}

/// Types that the language does not know may lack an equality: their text has one.
fn changed(table: &Table, name: &str) -> String {
    let raw = table
        .column(name)
        .is_some_and(|column| matches!(column.ty, ColumnType::Raw { .. }));
    let cast = if raw { "::text" } else { "" };
    let column = Ident(name);
    format!("NEW.{column}{cast} IS DISTINCT FROM OLD.{column}{cast}")
}

/// Appends the statement after which replication and restores do not skip the triggers of a table.
pub(crate) fn push_always<'a>(
    out: &mut String,
    table: &str,
    triggers: impl Iterator<Item = &'a str>,
) {
    let names: Vec<String> = triggers
        .map(|name| format!("\n    ENABLE ALWAYS TRIGGER {}", Ident(name)))
        .collect();
    put(
        out,
        format_args!("ALTER TABLE {}{};\n", Ident(table), names.join(",")),
    );
}

/// Appends the statement after which functions that ask other rows find them where the tables are,
/// whoever calls, and never in a temporary table of the same name.
pub(crate) fn push_search_path<'a>(out: &mut String, functions: impl Iterator<Item = &'a str>) {
    let list: Vec<String> = functions.map(|name| Text(name).to_string()).collect();
    put(
        out,
        format_args!(
            "DO $$\nDECLARE\n    name text;\nBEGIN\n    FOREACH name IN ARRAY ARRAY[\n        {}\n    ] LOOP\n        \
             EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', \
             name, current_schema());\n    END LOOP;\nEND\n$$;\n",
            list.join(",\n        ")
        ),
    );
}
