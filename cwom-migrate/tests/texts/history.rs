//! The lock, and what it finds.

use std::collections::BTreeMap;

use cwom_migrate::Snapshot;
use cwom_migrate::lock::{Finding, Lock, LockedPlan, verify, verify_plans};

const INIT: &str = "20260101000000_init";
const NEXT: &str = "20260102000000_next";

fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for stem in [INIT, NEXT] {
        for dialect in ["sqlite", "postgres"] {
            for half in ["up", "down"] {
                let text = format!("-- {stem} {dialect} {half}\nSELECT 1;\n");
                files.insert(format!("{dialect}/{stem}.{half}.sql"), text.into_bytes());
            }
        }
    }
    files
}

fn plan(stem: &str, files: &BTreeMap<String, Vec<u8>>) -> LockedPlan {
    let of_plan = files.iter().filter(|(path, _)| path.contains(stem));
    let of_plan = of_plan.map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    LockedPlan::new(stem.to_owned(), format!("sha256:{stem}"), of_plan)
}

fn lock() -> Lock {
    Lock {
        unreleased: true,
        plans: vec![plan(INIT, &files()), plan(NEXT, &files())],
    }
}

#[test]
fn a_lock_is_read_as_it_was_written() {
    let lock = lock();
    let text = lock.to_string();
    assert!(text.starts_with(&format!(
        "cwom-lock 1 head={NEXT} state=unreleased chain=sha256:"
    )));
    assert_eq!(text.parse(), Ok(lock.clone()));
    assert_eq!(verify(&lock, &files()), []);
    assert_eq!(lock.last_version(), Some(20_260_102_000_000));
}

#[test]
fn an_edit_of_the_lock_breaks_the_chain() {
    let text = lock().to_string();
    let digit = text.rfind("sha384:").expect("there is a digest") + 7;
    let other = if text.as_bytes()[digit] == b'0' {
        "1"
    } else {
        "0"
    };
    let mut edited = text.clone();
    edited.replace_range(digit..=digit, other);
    let error = edited.parse::<Lock>().expect_err("it was edited");
    assert_eq!((error.line, error.problem.contains("chain")), (1, true));

    let fork = text.replace(&format!("parent={INIT}"), "parent=20251231000000_other");
    let error = fork.parse::<Lock>().expect_err("it is a fork");
    assert!(error.problem.contains("fork"), "{error}");

    let conflict = format!("<<<<<<< ours\n{text}");
    let error = conflict.parse::<Lock>().expect_err("it is a conflict");
    assert!(error.problem.contains("two branches"), "{error}");
}

#[test]
fn files_that_are_not_as_locked_are_named() {
    let lock = lock();
    let path = format!("postgres/{NEXT}.up.sql");
    let down = format!("postgres/{NEXT}.down.sql");

    let mut edited = files();
    edited.get_mut(&path).expect("it is there").push(b' ');
    assert_eq!(verify(&lock, &edited), [Finding::Edited(path.clone())]);

    let mut checkout = files();
    let text = b"-- 20260102000000_next postgres up\r\nSELECT 1;\r\n".to_vec();
    checkout.insert(path.clone(), text);
    assert_eq!(verify(&lock, &checkout), [Finding::LineEnds(path.clone())]);

    let mut removed = files();
    removed.remove(&path);
    let expected = [Finding::Removed(path), Finding::MissingHalf(down)];
    assert_eq!(verify(&lock, &removed), expected);

    let mut added = files();
    let twin = "sqlite/20260102000000_twin.up.sql".to_owned();
    added.insert(twin.clone(), Vec::new());
    added.insert("sqlite/foo_bar.sql".to_owned(), Vec::new());
    added.insert("sqlite/README.md".to_owned(), Vec::new());
    let expected = [
        Finding::Added(twin.clone()),
        Finding::MissingHalf(twin.clone()),
        Finding::DuplicateVersion(twin),
        Finding::Added("sqlite/foo_bar.sql".to_owned()),
        Finding::NotAVersion("sqlite/foo_bar.sql".to_owned()),
    ];
    assert_eq!(verify(&lock, &added), expected);
}

#[test]
fn a_plan_that_is_not_later_is_named() {
    let files = files();
    let lock = Lock {
        unreleased: false,
        plans: vec![plan(NEXT, &files), plan(INIT, &files)],
    };
    assert_eq!(
        verify(&lock, &files),
        [Finding::OutOfOrder(INIT.to_owned())]
    );
}

/// A snapshot that differs from others of its kind.
fn snapshot(word: &str) -> Snapshot {
    let mut snapshot = Snapshot::default();
    snapshot.enums.insert(word.to_owned(), Vec::new());
    snapshot
}

fn record(parent: &Snapshot, result: &Snapshot, places: &[&str]) -> String {
    let (parent, result) = (parent.hash(), result.hash());
    let mut text = format!("format = 1\nparent = \"{parent}\"\nresult = \"{result}\"\n");
    for place in places {
        let op = format!("\n[[op]]\nkind = \"add_column\"\non = \"{place}\"\n");
        text.push_str(&op);
    }
    text
}

#[test]
fn the_snapshot_is_what_the_plans_lead_to() {
    let (start, one, two) = (Snapshot::default(), snapshot("one"), snapshot("two"));
    let locked = |stem: &str, result: &Snapshot| LockedPlan {
        stem: stem.to_owned(),
        ir: result.hash(),
        files: Vec::new(),
    };
    let lock = Lock {
        unreleased: false,
        plans: vec![locked(INIT, &one), locked(NEXT, &two)],
    };
    let mut plans = BTreeMap::from([
        (INIT.to_owned(), record(&start, &one, &["books"])),
        (NEXT.to_owned(), record(&one, &two, &["books.pages"])),
    ]);
    let text = two.to_string();
    assert_eq!(verify_plans(&lock, &plans, &text), []);

    let stale = [Finding::NotTheFold("snapshot.toml".to_owned())];
    assert_eq!(verify_plans(&lock, &plans, &one.to_string()), stale);
    assert_eq!(stale[0].id(), "CW-H05");

    plans.insert(NEXT.to_owned(), record(&two, &two, &[]));
    let broken = [Finding::NotTheFold(format!("plans/{NEXT}.toml"))];
    assert_eq!(verify_plans(&lock, &plans, &text), broken);

    // By hand after a change that was taken back: the same revision again, and in one line.
    let again = "20260103000000_by_hand";
    let (taken_back, more) = ("20260104000000_back", "20260105000000_more");
    let line = Lock {
        unreleased: false,
        plans: vec![
            locked(INIT, &one),
            locked(again, &one),
            locked(NEXT, &two),
            locked(taken_back, &one),
            locked(more, &two),
        ],
    };
    let of_line = BTreeMap::from([
        (INIT.to_owned(), record(&start, &one, &["books"])),
        (again.to_owned(), record(&one, &one, &[])),
        (NEXT.to_owned(), record(&one, &two, &["books.pages"])),
        (taken_back.to_owned(), record(&two, &one, &["books.pages"])),
        (more.to_owned(), record(&one, &two, &["books.pages"])),
    ]);
    assert_eq!(verify_plans(&line, &of_line, &text), []);

    // Another branch made its plan after the same revision.
    plans.insert(
        NEXT.to_owned(),
        record(&start, &two, &["books.pages", "members"]),
    );
    let fork = verify_plans(&lock, &plans, &text);
    let both = vec!["books.pages".to_owned()];
    let expected = Finding::Fork {
        plan: NEXT.to_owned(),
        other: INIT.to_owned(),
        both,
    };
    assert_eq!(fork, [expected]);
    assert_eq!(fork[0].id(), "CW-H02");
    assert!(fork[0].to_string().contains("both change books.pages"));

    plans.remove(NEXT);
    plans.insert("20260103000000_stray".to_owned(), String::new());
    let expected = [
        Finding::Removed(format!("plans/{NEXT}.toml")),
        Finding::Added("plans/20260103000000_stray.toml".to_owned()),
    ];
    assert_eq!(verify_plans(&lock, &plans, &text), expected);
}
