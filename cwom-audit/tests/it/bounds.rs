//! How large a checkpoint gets, and how much of its entries it names.

use std::time::Duration;

use cwom_audit::Checkpoint;
use cwom_schema::schema::Dialect;
use serde_json::Value;

use crate::depot::{Depot, Place, on_both};

on_both!(
    a_checkpoint_has_its_fill,
    few_entries_of_one_transaction_are_named,
    nothing_is_named_of_too_many,
);

/// So many labels by one statement in a transaction of its own.
async fn labels<D: Depot>(place: &Place<D>, prefix: &str, count: usize) {
    let script = format!(
        "INSERT INTO labels (id, name, row_version) \
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) \
         SELECT '{prefix}' || i, 'x', 1 FROM n"
    );
    place.by("ada", &script).await;
}

/// Seals all at once: what is final only in part, because somebody else on the server has a
/// transaction that is older, would be sealed in parts.
async fn seal<D: Depot>(place: &Place<D>) -> Vec<Checkpoint> {
    if D::DIALECT == Dialect::Postgres {
        let open = "SELECT CAST(count(*) AS text) FROM audit_log \
                    WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
        while place.number(open).await > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    place.seal(None).await
}

fn sizes(checkpoints: &[Checkpoint]) -> Vec<i64> {
    checkpoints.iter().map(|it| it.entries).collect()
}

fn note(checkpoint: &Checkpoint) -> Value {
    let note = checkpoint.note.as_deref().expect("a note");
    serde_json::from_str(note).expect("the note is JSON")
}

/// How many entries a checkpoint names; none where it names nobody.
fn named(checkpoint: &Checkpoint) -> Option<usize> {
    let note = note(checkpoint);
    let leaves = note.get("leaves")?;
    Some(leaves.as_array().map_or(0, Vec::len))
}

/// The last transaction that fits goes in, and what comes after it begins another one.
async fn a_checkpoint_has_its_fill<D: Depot>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    labels(&place, "a", 1000).await;
    labels(&place, "b", 24).await;
    assert_eq!(sizes(&seal(&place).await), [1024]);
    labels(&place, "c", 1000).await;
    labels(&place, "d", 24).await;
    labels(&place, "e", 1).await;
    let sealed = seal(&place).await;
    assert_eq!(sizes(&sealed), [1024, 1]);
    assert_eq!(
        sealed.iter().map(named).collect::<Vec<_>>(),
        [Some(1024), Some(1)]
    );
    // What a restore would go by: the last number among the entries of each.
    let last: Vec<Value> = sealed
        .iter()
        .map(|it| note(it)["last_seq"].clone())
        .collect();
    assert_eq!(last, [2048, 2049]);
    // A first transaction that is larger than all of it leaves no empty checkpoint before itself.
    labels(&place, "f", 1025).await;
    labels(&place, "g", 1).await;
    let expected: &[i64] = match D::DIALECT {
        // Each entry has a position of its own.
        Dialect::Sqlite => &[1024, 2],
        Dialect::Postgres => &[1025, 1],
    };
    assert_eq!(sizes(&seal(&place).await), expected);
}

/// What one transaction wrote is never parted where positions are those of transactions.
async fn few_entries_of_one_transaction_are_named<D: Depot>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    labels(&place, "a", 4096).await;
    let sealed = seal(&place).await;
    match D::DIALECT {
        Dialect::Sqlite => assert_eq!(sizes(&sealed), [1024; 4]),
        Dialect::Postgres => assert_eq!(sizes(&sealed), [4096]),
    }
    let all: Option<usize> = sealed.iter().map(named).sum();
    assert_eq!(all, Some(4096));
}

async fn nothing_is_named_of_too_many<D: Depot>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    labels(&place, "a", 4097).await;
    let sealed = seal(&place).await;
    match D::DIALECT {
        Dialect::Sqlite => {
            assert_eq!(sizes(&sealed), [1024, 1024, 1024, 1024, 1]);
            assert!(sealed.iter().all(|it| named(it).is_some()));
        }
        Dialect::Postgres => {
            assert_eq!(sizes(&sealed), [4097]);
            assert_eq!(named(&sealed[0]), None);
        }
    }
}
