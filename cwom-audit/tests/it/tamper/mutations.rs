//! Mutations at random: whatever is changed anywhere is found where it was changed.

use cwom_audit::Outcome;
use cwom_audit::verify::Problem;
use cwom_schema::schema::Dialect;

use super::Scene;
use crate::depot::{Dice, Vandal, on_both};

on_both!(random_mutations);

/// How many sorts of harm there are; each has as many turns as any other.
const KINDS: usize = 20;

/// One random mutation, and where it should be found.
struct Harm {
    script: String,
    seqs: Vec<i64>,
    thing: Option<(String, String)>,
    checkpoint: Option<i64>,
}

async fn random_mutations<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let long = std::env::var_os("CWOM_LONG_TESTS").is_some();
    for round in 0..if long { 26 * KINDS } else { 3 * KINDS } {
        let harm = mutate(&scene, &mut dice, round % KINDS).await;
        D::vandalise(&scene.place, &harm.script)
            .await
            .unwrap_or_else(|error| panic!("{error}: {}", harm.script));
        // The catalog has tests of its own, and is the same every time.
        let report = scene
            .all()
            .without_catalog()
            .run(&scene.place.log())
            .await
            .expect("verified");
        D::restore(&scene.place).await;
        let found = report.findings.iter().any(|it| {
            it.problem < Problem::GuardMissing
                && (it.place.seq.is_some_and(|seq| harm.seqs.contains(&seq))
                    || harm.checkpoint.is_some() && it.place.checkpoint == harm.checkpoint
                    || harm.thing.as_ref().is_some_and(|(kind, id)| {
                        it.place.kind.as_ref() == Some(kind) && it.place.id.as_ref() == Some(id)
                    }))
        });
        assert_eq!(
            report.outcome(),
            Outcome::Tampered,
            "{round}: {}",
            harm.script
        );
        assert!(found, "{round}: {}: {report:#?}", harm.script);
    }
    let report = scene.verify().await;
    assert_eq!(
        report.outcome(),
        Outcome::Clean,
        "all was undone: {report:#?}"
    );
}

#[expect(
    clippy::too_many_lines,
    reason = "a table of attacks, one after the other"
)]
async fn mutate<D: Vandal>(scene: &Scene<D>, dice: &mut Dice, kind: usize) -> Harm {
    let entries = "SELECT CAST(seq AS text) FROM audit_log ORDER BY seq";
    let entries = scene.place.database.texts(entries).await.expect("entries");
    let entries: Vec<i64> = entries
        .iter()
        .map(|seq| seq.parse().expect("a number"))
        .collect();
    let pick = |dice: &mut Dice| entries[dice.below(entries.len())];
    let seq = pick(dice);
    let of_entry = |script: String, seqs: Vec<i64>| Harm {
        script,
        seqs,
        thing: None,
        checkpoint: None,
    };
    let set = |what: String| {
        of_entry(
            format!("UPDATE audit_log SET {what} WHERE seq = {seq}"),
            vec![seq],
        )
    };
    let is_sqlite = D::DIALECT == Dialect::Sqlite;
    let hit = dice.below(1_000_000);
    match kind {
        0 => set(if is_sqlite {
            "ts = replace(ts, '-', '-0')".to_owned()
        } else {
            format!("ts = ts + interval '{} microseconds'", hit + 1)
        }),
        1 => set(
            "actor_kind = CASE actor_kind WHEN 'agent' THEN 'human' ELSE 'agent' END".to_owned(),
        ),
        2 => set(format!("actor_id = actor_id || '{hit}'")),
        3 => set(
            "action = CASE action WHEN 'updated' THEN 'status_changed' ELSE 'updated' END"
                .to_owned(),
        ),
        4 => set("entity_kind = 'Other'".to_owned()),
        5 => set(format!("entity_id = entity_id || '{hit}'")),
        6 => set("entity_version = entity_version + 500".to_owned()),
        7 => set(format!("note = coalesce(note, '') || '{hit}'")),
        8 => set("trace_id = '00000000-0000-4000-8000-000000000001'".to_owned()),
        9 => set("spec_rev = '0123456789ab'".to_owned()),
        10 => set("salt = 'ffffffffffffffffffffffffffffffff'".to_owned()),
        11 => {
            let column = ["before", "after"][dice.below(2)];
            let value = D::set(column, "extra", &hit.to_string());
            let text =
                format!("SELECT CAST(count({column}) AS text) FROM audit_log WHERE seq = {seq}");
            if scene.text(&text).await == "0" {
                set(format!("{column} = '{{\"a\": {hit}}}'"))
            } else {
                set(format!("{column} = {value}"))
            }
        }
        12 => of_entry(
            format!("DELETE FROM audit_log WHERE seq = {seq}"),
            vec![seq],
        ),
        13 => {
            let other = pick(dice);
            let (low, high) = (seq.min(other), seq.max(other));
            let gone = entries
                .iter()
                .copied()
                .filter(|it| (low..=high).contains(it))
                .collect();
            of_entry(
                format!("DELETE FROM audit_log WHERE seq BETWEEN {low} AND {high}"),
                gone,
            )
        }
        14 => {
            // Two entries change places.
            let other = entries
                [(entries.iter().position(|it| *it == seq).unwrap_or(0) + 1) % entries.len()];
            let given = if is_sqlite {
                ""
            } else {
                "ALTER TABLE audit_log ALTER COLUMN seq SET GENERATED BY DEFAULT; "
            };
            let back = if is_sqlite {
                ""
            } else {
                "; ALTER TABLE audit_log ALTER COLUMN seq SET GENERATED ALWAYS"
            };
            let swap = if is_sqlite {
                format!(
                    "UPDATE audit_log SET seq = -1 WHERE seq = {seq}; UPDATE audit_log SET seq = {seq} \
                     WHERE seq = {other}; UPDATE audit_log SET seq = {other} WHERE seq = -1"
                )
            } else {
                // An identity cannot be set, so everything else changes places.
                let columns = "ts, actor_kind, actor_id, action, entity_kind, entity_id, entity_version, \
                               before, after, note, trace_id, spec_rev, salt, xid, db_role";
                format!(
                    "CREATE TEMPORARY TABLE two ON COMMIT DROP AS SELECT * FROM audit_log WHERE seq IN ({seq}, {other}); \
                     DELETE FROM audit_log WHERE seq IN ({seq}, {other}); \
                     INSERT INTO audit_log (seq, {columns}) OVERRIDING SYSTEM VALUE \
                     SELECT {seq} + {other} - seq, {columns} FROM two"
                )
            };
            of_entry(format!("{given}{swap}{back}"), vec![seq, other])
        }
        15 => {
            let sql =
                format!("SELECT entity_kind || ' ' || entity_id FROM audit_log WHERE seq = {seq}");
            let thing = scene.text(&sql).await;
            let (kind, id) = thing.split_once(' ').expect("two words");
            let table = match kind {
                "Parcel" => format!("DELETE FROM parcels WHERE id = '{id}'"),
                "Label" => format!("DELETE FROM labels WHERE id = '{id}'"),
                _ => {
                    format!("DELETE FROM parcel_labels WHERE parcel_id || '/' || label_id = '{id}'")
                }
            };
            let script = format!(
                "{table}; DELETE FROM audit_log WHERE entity_kind = '{kind}' AND entity_id = '{id}'"
            );
            of_entry(script, vec![seq])
        }
        16 | 17 => live(scene, dice, hit).await,
        18 => {
            let n = 1 + dice.below(scene.anchors.lines.len());
            let change = [
                "root = previous",
                "entries = entries + 1",
                "note = 'x'",
                "hi = hi + 1",
                "signature = NULL",
            ];
            let change = if n == 1 {
                change[1 + dice.below(4)]
            } else {
                change[dice.below(5)]
            };
            Harm {
                script: format!("UPDATE audit_log_checkpoint SET {change} WHERE n = {n}"),
                seqs: Vec::new(),
                thing: None,
                checkpoint: Some(i64::try_from(n).expect("small")),
            }
        }
        _ => {
            let n = i64::try_from(1 + dice.below(scene.anchors.lines.len())).expect("small");
            Harm {
                script: format!("DELETE FROM audit_log_checkpoint WHERE n = {n}"),
                seqs: Vec::new(),
                thing: None,
                checkpoint: Some(n),
            }
        }
    }
}

/// A row is changed, taken away or put in, and no entry says so.
async fn live<D: Vandal>(scene: &Scene<D>, dice: &mut Dice, hit: usize) -> Harm {
    let rows = scene
        .place
        .database
        .texts("SELECT id FROM parcels ORDER BY id")
        .await
        .expect("rows");
    let id = rows[dice.below(rows.len())].clone();
    let parcel = |script: String| Harm {
        script,
        seqs: Vec::new(),
        thing: Some(("Parcel".to_owned(), id.clone())),
        checkpoint: None,
    };
    match dice.below(7) {
        0 => parcel(format!(
            "UPDATE parcels SET title = '{hit}' WHERE id = '{id}'"
        )),
        1 => parcel(format!(
            "UPDATE parcels SET weight = weight + 0.5 WHERE id = '{id}'"
        )),
        2 => parcel(format!(
            "UPDATE parcels SET meta = '{{\"x\": {hit}}}' WHERE id = '{id}'"
        )),
        3 => parcel(format!(
            "UPDATE parcels SET row_version = row_version + 1, title = 'x' WHERE id = '{id}'"
        )),
        4 => parcel(format!("DELETE FROM parcels WHERE id = '{id}'")),
        5 => {
            let new = format!("smuggled{hit}");
            Harm {
                script: format!(
                    "INSERT INTO parcels (id, title, weight, meta, stage, row_version) \
                     VALUES ('{new}', 'x', 1, '{{}}', 'packed', 1)"
                ),
                seqs: Vec::new(),
                thing: Some(("Parcel".to_owned(), new)),
                checkpoint: None,
            }
        }
        _ => {
            let link = "SELECT parcel_id || '/' || label_id FROM parcel_labels ORDER BY 1";
            let links = scene.place.database.texts(link).await.expect("rows");
            let link = links[dice.below(links.len())].clone();
            Harm {
                script: format!(
                    "DELETE FROM parcel_labels WHERE parcel_id || '/' || label_id = '{link}'"
                ),
                seqs: Vec::new(),
                thing: Some(("Parcel.labels".to_owned(), link)),
                checkpoint: None,
            }
        }
    }
}
