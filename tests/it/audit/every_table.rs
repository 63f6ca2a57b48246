//! Raw SQL on every audited table: each statement has one entry, which says who, as part of what,
//! why, what and which change it is; what is taken back has none.

use cwom_tests::{Database, context};

use super::ledger::{Entry, Ledger, audited};
use super::rows::Pattern;
use super::shell::{Shell, clear, state};
use super::{model, tables};

const TRACE: &str = "0199bbbb-0000-7000-8000-000000000001";
const NOTE: &str = "because ''it'' \u{1F600}";

async fn each_statement_has_one_entry<D: Shell>(database: Database<D>) {
    let (mut session, _) = filled::<D>(&database).await;
    for (table, audited) in audited(tables()) {
        let pattern = Pattern::of::<D>(tables(), table, &mut session).await;
        let is_pair = audited.key.len() > 1;
        let fresh = pattern.fresh();
        if let Some(before) = &fresh.before {
            write::<D>(&mut session, before).await;
        }
        let id = fresh.key.join("/");
        let words = if is_pair {
            ["linked", "unlinked"]
        } else {
            ["created", "deleted"]
        };
        let mut deeds = vec![(pattern.insert("INSERT INTO", &fresh), words[0])];
        if audited.changeable {
            deeds.push((pattern.update("UPDATE", &fresh.key), "updated"));
        }
        if audited.removable {
            deeds.push((pattern.delete(&fresh.key), words[1]));
        }
        for (version, (sql, action)) in (1..).zip(deeds) {
            let before = Ledger::read::<D>(tables(), &mut session).await;
            write::<D>(&mut session, &sql).await;
            let after = Ledger::read::<D>(tables(), &mut session).await;
            let new = &after.entries[before.entries.len()..];
            let [entry] = new else {
                panic!("{sql}\n    has {} entries", new.len());
            };
            assert_eq!(
                after.entries[..before.entries.len()],
                before.entries,
                "{sql}"
            );
            assert_eq!(
                (entry.kind.as_str(), entry.id.as_str()),
                (audited.kind.as_str(), id.as_str())
            );
            assert_eq!(
                (entry.version, entry.action.as_str()),
                (Some(version), action),
                "{sql}"
            );
            assert_said(entry);
            after.assert_sound(tables());
        }
    }
}

async fn what_is_taken_back_has_no_entry<D: Shell>(database: Database<D>) {
    let (mut session, before) = filled::<D>(&database).await;
    for (table, audited) in audited(tables()) {
        let pattern = Pattern::of::<D>(tables(), table, &mut session).await;
        let fresh = pattern.fresh();
        let mut sql: Vec<String> = fresh.before.clone().into_iter().collect();
        sql.push(pattern.insert("INSERT INTO", &fresh));
        if audited.changeable {
            sql.push(pattern.update("UPDATE", &fresh.key));
            sql.push(pattern.update("UPDATE", &pattern.key));
        }
        if audited.removable {
            sql.push(pattern.delete(&fresh.key));
        }
        let sql = sql.join("; ");
        let (state, clear) = (state::<D>("ada", TRACE, NOTE), clear::<D>());
        for whole in [
            format!("BEGIN; {state}; {sql}; ROLLBACK"),
            format!("BEGIN; {state}; SAVEPOINT s; {sql}; ROLLBACK TO s; {clear}; COMMIT"),
            format!("BEGIN; SAVEPOINT s; {state}; {sql}; ROLLBACK TO s; COMMIT"),
        ] {
            let done = D::run(&mut session, &whole).await;
            done.unwrap_or_else(|error| panic!("{error}\n{whole}"));
            let after = Ledger::read::<D>(tables(), &mut session).await;
            assert_eq!(after, before, "{whole}");
        }
    }
}

async fn failed_statement_has_no_entry<D: Shell>(database: Database<D>) {
    let (mut session, before) = filled::<D>(&database).await;
    for (table, _) in audited(tables()) {
        let pattern = Pattern::of::<D>(tables(), table, &mut session).await;
        // The second row is the first one again, so that the first is taken back with it.
        let fresh = pattern.fresh();
        let prepared = match &fresh.before {
            Some(sql) => format!("{sql}; "),
            None => String::new(),
        };
        let one = pattern.select(&fresh);
        let sql = format!(
            "{prepared}INSERT INTO \"{}\" ({}) {one} UNION ALL {one}",
            table.name,
            pattern.names()
        );
        let error = super::shell::run_as::<D>(&mut session, "ada", &sql).await;
        error.expect_err("the same key twice");
        let after = Ledger::read::<D>(tables(), &mut session).await;
        assert_eq!(after, before, "{sql}");
    }
}

/// A shell, and what there is before anything happens.
async fn filled<D: Shell>(database: &Database<D>) -> (D::Session, Ledger) {
    let filled = model::fill(&database.store, &context()).await;
    filled.expect("the rows");
    let mut session = D::open(&database.url).await;
    let ledger = Ledger::read::<D>(tables(), &mut session).await;
    ledger.assert_sound(tables());
    (session, ledger)
}

async fn write<D: Shell>(session: &mut D::Session, sql: &str) {
    let (state, clear) = (state::<D>("ada", TRACE, NOTE), clear::<D>());
    let done = D::run(session, &format!("BEGIN; {state}; {sql}; {clear}; COMMIT")).await;
    done.unwrap_or_else(|error| panic!("{error}\n{sql}"));
}

fn assert_said(entry: &Entry) {
    assert_eq!(
        (entry.actor_kind.as_str(), entry.actor_id.as_str()),
        ("human", "ada")
    );
    assert_eq!(entry.trace.as_deref(), Some(TRACE));
    assert_eq!(
        entry.note.as_deref(),
        Some(NOTE.replace("''", "'").as_str())
    );
    assert_eq!(entry.salt.len(), 32, "{}", entry.salt);
    assert!(entry.ts.starts_with("20"), "{}", entry.ts);
}

mod on {
    cwom_tests::on_both!(
        each_statement_has_one_entry,
        what_is_taken_back_has_no_entry,
        failed_statement_has_no_entry,
    );
}
