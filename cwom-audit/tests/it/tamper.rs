//! Tampering: each attack is found and named.

use cwom_audit::anchor::Anchors;
use cwom_audit::verify::{Place as Where, Problem};
use cwom_audit::{Key, Outcome, Report, Verify};
use cwom_schema::schema::Dialect;

use crate::depot::{Dice, Place, Vandal, on_both};

on_both!(
    attacks,
    random_mutations,
    the_machinery_is_watched,
    only_the_anchor_tells
);

/// A sealed log, with a copy to go back to and anchors outside.
struct Scene<D: Vandal> {
    place: Place<D>,
    anchors: Anchors,
    key: Key,
}

impl<D: Vandal> Scene<D> {
    async fn set() -> Option<Self> {
        let mut place = Place::<D>::open().await?;
        let key = Key::generate().expect("random numbers");
        let mut checkpoints = Vec::new();
        for _ in 0..3 {
            place.work(80).await;
            checkpoints.extend(place.seal(Some(&key)).await);
        }
        D::keep(&place).await;
        let anchors = Anchors {
            lines: checkpoints.iter().map(Into::into).collect(),
            torn: false,
        };
        let scene = Self {
            place,
            anchors,
            key,
        };
        let report = scene.verify().await;
        assert_eq!(report.outcome(), Outcome::Clean, "{report:#?}");
        Some(scene)
    }

    fn all(&self) -> Verify<'static> {
        Verify::new()
            .anchors(self.anchors.clone())
            .key(self.key.public())
    }

    async fn verify(&self) -> Report {
        self.all()
            .run(&self.place.log())
            .await
            .expect("it can be verified")
    }

    /// Does harm, looks at the report, and undoes it.
    async fn after(&self, harm: &str) -> Report {
        D::vandalise(&self.place, harm)
            .await
            .unwrap_or_else(|error| panic!("{error}: {harm}"));
        let report = self.verify().await;
        D::restore(&self.place).await;
        report
    }

    async fn text(&self, sql: &str) -> String {
        let rows = self
            .place
            .database
            .texts(sql)
            .await
            .expect("the query is sound");
        rows.into_iter()
            .next()
            .unwrap_or_else(|| panic!("nothing: {sql}"))
    }
}

fn named(report: &Report, problem: Problem, is_there: impl Fn(&Where) -> bool) -> bool {
    let mut findings = report.findings.iter();
    findings.any(|it| it.problem == problem && is_there(&it.place))
}

/// The tamper matrix of the reference: what sees each attack.
async fn attacks<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let check = async |harm: String, expected: &[(Problem, i64)]| {
        let report = scene.after(&harm).await;
        for (problem, seq) in expected {
            let found = named(&report, *problem, |place| {
                place.seq == Some(*seq) || *seq == 0
            });
            assert!(found, "{problem} at {seq} after {harm}: {report:#?}");
        }
        let guards = report
            .findings
            .iter()
            .filter(|it| it.problem >= Problem::GuardMissing);
        assert_eq!(guards.count(), 0, "{report:#?}");
    };
    // A thing with three versions at least, of which the first is sealed.
    let many = "SELECT entity_id FROM audit_log WHERE entity_kind = 'Parcel' AND action <> 'deleted' \
                GROUP BY entity_id HAVING count(*) >= 4 \
                AND entity_id IN (SELECT id FROM parcels) ORDER BY 1 LIMIT 1";
    let id = scene.text(many).await;
    let seq = async |version: i64| {
        let sql = format!(
            "SELECT CAST(seq AS text) FROM audit_log WHERE entity_kind = 'Parcel' \
             AND entity_id = '{id}' AND entity_version = {version}"
        );
        scene.text(&sql).await.parse::<i64>().expect("a number")
    };
    let sql = format!("SELECT CAST(row_version AS text) FROM parcels WHERE id = '{id}'");
    let last: i64 = scene.text(&sql).await.parse().expect("a number");
    let (one, two, tail) = (seq(1).await, seq(2).await, seq(last).await);

    check(
        format!("UPDATE audit_log SET actor_id = 'eve' WHERE seq = {two}"),
        &[(Problem::EntryAltered, two)],
    )
    .await;
    let edit = |column, seq| {
        let value = D::set(column, "weight", "7");
        format!("UPDATE audit_log SET {column} = {value} WHERE seq = {seq}")
    };
    check(
        edit("after", one),
        &[(Problem::EntryAltered, one), (Problem::BeforeDiffers, two)],
    )
    .await;
    check(
        format!("{}; {}", edit("after", one), edit("before", two)),
        &[(Problem::EntryAltered, one), (Problem::EntryAltered, two)],
    )
    .await;
    check(
        format!("DELETE FROM audit_log WHERE seq = {two}"),
        &[(Problem::EntryMissing, two), (Problem::VersionGap, 0)],
    )
    .await;
    check(
        format!(
            "DELETE FROM audit_log WHERE seq = {tail}; \
             UPDATE parcels SET row_version = row_version - 1 WHERE id = '{id}'"
        ),
        &[(Problem::EntryMissing, tail)],
    )
    .await;
    check(
        format!(
            "DELETE FROM parcel_labels WHERE parcel_id = '{id}'; DELETE FROM parcels WHERE id = '{id}'; \
             DELETE FROM audit_log WHERE entity_id = '{id}' OR entity_id LIKE '{id}/%'"
        ),
        &[(Problem::EntryMissing, one), (Problem::EntryMissing, tail)],
    )
    .await;
    check(
        format!("UPDATE parcels SET weight = 1 WHERE id = '{id}'"),
        &[(Problem::RowDiffers, tail)],
    )
    .await;
    check(
        format!("UPDATE parcels SET weight = 1, row_version = row_version + 1 WHERE id = '{id}'"),
        &[(Problem::RowDiffers, tail)],
    )
    .await;
    check(
        format!("DELETE FROM parcel_labels WHERE parcel_id = '{id}'; DELETE FROM parcels WHERE id = '{id}'"),
        &[(Problem::RowMissing, tail)],
    )
    .await;
    check(
        "INSERT INTO labels (id, name, row_version) VALUES ('smuggled', 'x', 1)".to_owned(),
        &[(Problem::RowWithoutEntry, 0)],
    )
    .await;
    // Entries are taken out, and a record says that they were archived: its signature is missing.
    check(
        "INSERT INTO audit_log_checkpoint (n, kind, lo, hi, after_seq, entries, root, previous, ts, note) \
         SELECT n + 1, 'pruned', 0, hi, after_seq, 1, root, root, ts, '{\"through\":1}' \
         FROM audit_log_checkpoint ORDER BY n DESC LIMIT 1; DELETE FROM audit_log WHERE seq < 20"
            .to_owned(),
        &[(Problem::BadSignature, 0), (Problem::CheckpointAltered, 0)],
    )
    .await;
    // A value that is taken out as a redaction does it, without one.
    let entry = scene
        .text(&format!(
            "SELECT CAST(seq AS text) FROM audit_log WHERE seq = {two}"
        ))
        .await;
    let salt = "{\"id\":\"00\"}";
    check(
        format!("UPDATE audit_log SET salt = '{salt}' WHERE seq = {entry}"),
        &[
            (Problem::UnauthorisedRedaction, two),
            (Problem::EntryAltered, two),
        ],
    )
    .await;
    let forged = |seq: &str, version: &str| {
        let rest = "actor_kind, actor_id, action, entity_kind, entity_id";
        let (own, given, values) = if D::DIALECT == Dialect::Sqlite {
            ("", "", "")
        } else {
            (
                ", xid, db_role",
                " OVERRIDING SYSTEM VALUE",
                ", xid, db_role",
            )
        };
        format!(
            "INSERT INTO audit_log (seq, ts, {rest}, entity_version, before, after, spec_rev, salt{own}){given} \
             SELECT {seq}, ts, {rest}, {version}, before, after, spec_rev, salt{values} \
             FROM audit_log WHERE seq = {two}"
        )
    };
    // Back-dated into a sealed range on PostgreSQL; after the end on SQLite.
    check(
        forged("100000", "entity_version + 1000"),
        &[(Problem::VersionGap, 100_000)],
    )
    .await;
    if D::DIALECT == Dialect::Postgres {
        check(
            forged("100000", "entity_version + 1000"),
            &[(Problem::EntryForged, 100_000)],
        )
        .await;
    }
}

async fn only_the_anchor_tells<D: Vandal>() {
    let Some(mut scene) = Scene::<D>::set().await else {
        return;
    };
    // Everything is sealed again by whoever has stolen the key.
    let harm =
        "UPDATE audit_log SET actor_id = 'eve' WHERE seq = 7; DELETE FROM audit_log_checkpoint";
    D::vandalise(&scene.place, harm)
        .await
        .expect("harm is done");
    scene.place.seal(Some(&scene.key)).await;
    let inside = Verify::new()
        .key(scene.key.public())
        .run(&scene.place.log())
        .await;
    assert_eq!(inside.expect("verified").outcome(), Outcome::Clean);
    let report = scene.verify().await;
    assert!(
        named(&report, Problem::AnchorDiffers, |it| it.checkpoint
            == Some(1)),
        "{report:#?}"
    );
    // An older state comes back.
    D::restore(&scene.place).await;
    scene.place.work(30).await;
    let newer = scene.place.seal(Some(&scene.key)).await;
    scene.anchors.lines.extend(newer.iter().map(Into::into));
    D::restore(&scene.place).await;
    let last = newer.last().expect("something was sealed").n;
    let report = scene.verify().await;
    assert!(
        named(&report, Problem::AnchorDiffers, |it| it.checkpoint
            == Some(last)),
        "{report:#?}"
    );
}

async fn the_machinery_is_watched<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let database = &scene.place.database;
    let check = async |harm: &str, mend: &str, problem: Problem, object: &str| {
        database
            .execute(harm)
            .await
            .unwrap_or_else(|error| panic!("{error}: {harm}"));
        let report = scene.verify().await;
        let found = named(&report, problem, |it| {
            it.object.as_ref().is_some_and(|name| name.contains(object))
        });
        assert!(found, "{harm}: {report:#?}");
        database
            .execute(mend)
            .await
            .unwrap_or_else(|error| panic!("{error}: {mend}"));
        let report = scene.verify().await;
        assert_eq!(report.outcome(), Outcome::Clean, "{mend}: {report:#?}");
    };
    if D::DIALECT == Dialect::Sqlite {
        let made = "SELECT sql FROM sqlite_schema WHERE name = 'tw_parcels_update'";
        let made = scene.text(made).await;
        let idle = made.replace(
            "AFTER UPDATE ON \"parcels\"",
            "AFTER UPDATE ON \"parcels\" WHEN 0",
        );
        assert_ne!(idle, made);
        let drop = "DROP TRIGGER tw_parcels_update;";
        check(drop, &made, Problem::GuardMissing, "tw_parcels_update").await;
        let mend = format!("{drop} {made}");
        check(
            &format!("{drop} {idle}"),
            &mend,
            Problem::GuardAltered,
            "tw_parcels_update",
        )
        .await;
    } else {
        let off = "ALTER TABLE parcels DISABLE TRIGGER tw_parcels";
        let on = "ALTER TABLE parcels ENABLE ALWAYS TRIGGER tw_parcels";
        check(off, on, Problem::GuardDisabled, "tw_parcels").await;
        let origin = "ALTER TABLE parcels ENABLE TRIGGER tw_parcels";
        check(origin, on, Problem::GuardDisabled, "tw_parcels").await;
        let made = "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'tw_parcels'";
        let made = format!("{}; {on}", scene.text(made).await);
        let drop = "DROP TRIGGER tw_parcels ON parcels;";
        check(drop, &made, Problem::GuardMissing, "tw_parcels").await;
        let idle = made.replace("FOR EACH ROW", "FOR EACH ROW WHEN (false)");
        let mend = format!("{drop} {made}");
        check(
            &format!("{drop} {idle}"),
            &mend,
            Problem::GuardAltered,
            "tw_parcels",
        )
        .await;
        let function = "SELECT pg_get_functiondef('tw_parcels'::regproc)";
        let function = scene.text(function).await;
        let idle = function.replace("BEGIN", "BEGIN RETURN NULL;");
        check(
            &idle,
            &function,
            Problem::GuardAltered,
            "function tw_parcels",
        )
        .await;
        let invoker = "ALTER FUNCTION tw_parcels() SECURITY INVOKER";
        check(
            invoker,
            &function,
            Problem::GuardAltered,
            "function tw_parcels",
        )
        .await;
    }
}

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
    for round in 0..260 {
        let harm = mutate(&scene, &mut dice).await;
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

async fn mutate<D: Vandal>(scene: &Scene<D>, dice: &mut Dice) -> Harm {
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
    match dice.below(20) {
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
