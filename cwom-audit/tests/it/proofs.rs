//! Proofs and redactions: what is shown to others, and what nobody is shown any more.

use cwom_audit::anchor::Anchors;
use cwom_audit::{Error, Fields, Hash, Key, NOTE, Outcome, Verify, check_proof, prove, redact};
use cwom_runtime::Context;

use crate::depot::{Depot, Place, on_both};
use crate::life::expect;

on_both!(a_proof_stands_alone);

async fn a_proof_stands_alone<D: Depot>() {
    let Some(mut place) = Place::<D>::open().await else {
        return;
    };
    place.work(90).await;
    let key = Key::generate().expect("random numbers");
    let none = Fields::named::<String>([]);
    let early = prove(&place.log(), 5, &none).await;
    assert!(matches!(early, Err(Error::NotSealed(5))), "{early:?}");
    let sealed = place.seal(Some(&key)).await;
    let anchors = Anchors {
        lines: sealed.iter().map(Into::into).collect(),
        torn: false,
    };
    let mut places = Vec::new();
    let other = Key::generate().expect("random numbers").public();
    for seq in [1, 2, 9, 10, 45, 89, 90] {
        let withheld = if seq == 45 {
            Fields::named([NOTE])
        } else {
            none.clone()
        };
        let proof = prove(&place.log(), seq, &withheld)
            .await
            .expect("it is sealed");
        places.push((proof.checkpoint.n, proof.index, seq));
        let text = serde_json::to_string(&proof).expect("JSON");
        let proof = serde_json::from_str(&text).expect("the same document");
        let proven = check_proof(&proof, &[key.public()], Some(&anchors)).expect("it holds");
        assert!(proven.signed && proven.anchored);
        assert!(check_proof(&proof, std::slice::from_ref(&other), None).is_err());
        assert!(check_proof(&proof, &[], Some(&Anchors::default())).is_err());
        // Its number, or its hash alone, is another checkpoint's.
        let mut other_hash = anchors.clone();
        let mut other_number = anchors.clone();
        for line in &mut other_hash.lines {
            line.hash = Hash::ZERO;
        }
        for line in &mut other_number.lines {
            line.n += 100;
        }
        for anchors in [other_hash, other_number] {
            assert!(check_proof(&proof, &[], Some(&anchors)).is_err());
        }
        let mut forged = proof.clone();
        forged.entry.actor_id.push('x');
        assert!(check_proof(&forged, &[], None).is_err());
        let mut elsewhere = proof.clone();
        elsewhere.index ^= 1;
        assert!(check_proof(&elsewhere, &[], None).is_err());
        if seq == 45 {
            assert!(
                proof
                    .entry
                    .note
                    .is_some_and(|note| note.starts_with("$redacted:"))
            );
        }
    }
    assert!(
        places.is_sorted(),
        "entries are ordered by their numbers: {places:?}"
    );
    let missing = prove(&place.log(), 12_345, &none).await;
    assert!(
        matches!(missing, Err(Error::NoEntry(12_345))),
        "{missing:?}"
    );
}

#[tokio::test]
async fn keys_and_versions_are_not_redacted() {
    let mut place = Place::<cwom_testkit::Sqlite>::open()
        .await
        .expect("SQLite is here");
    place.work(60).await;
    let context = Context::human("officer");
    let parcel = place.some_parcel().await;
    for field in ["id", "row_version"] {
        let fields = Fields::named([field]);
        let refused = redact(&place.log(), &context, "why", "Parcel", &parcel, &fields).await;
        assert!(
            matches!(refused, Err(Error::NotRedactable { .. })),
            "{refused:?}"
        );
    }
    for field in ["parcel_id", "label_id"] {
        let fields = Fields::named([field]);
        let refused = redact(
            &place.log(),
            &context,
            "why",
            "Parcel.labels",
            "a/b",
            &fields,
        )
        .await;
        assert!(
            matches!(refused, Err(Error::NotRedactable { .. })),
            "{refused:?}"
        );
    }
    let nobody = redact(
        &place.log(),
        &context,
        "why",
        "Parcel",
        "nobody",
        &Fields::named(["title"]),
    )
    .await;
    assert!(
        matches!(nobody, Err(Error::NothingToRedact { .. })),
        "{nobody:?}"
    );
    let all = Fields::AllBut(std::collections::BTreeSet::new());
    let done = redact(&place.log(), &context, "why", "Parcel", &parcel, &all)
        .await
        .expect("redacted");
    assert!(done.fields.contains(&"title".to_owned()) && !done.fields.contains(&"id".to_owned()));
    place.seal(None).await;
    expect(&place, Verify::new(), Outcome::Clean, "all but keys").await;
}
