//! `--quick`: whether ours became slower, told by ratios to peers that are measured beside it.
//!
//! A busy machine slows both down, so only ratios are compared, with those of the report that is
//! committed, all of them measured on one processor, where a switch of threads costs always the same.
//! A program that became slower is slower beside every peer, so the least of its ratios counts. Where
//! the database is in this process, ratios are of processor time, which the rest of the machine
//! changes little; on PostgreSQL of the clock, since the work is the server's. What looks slower gets
//! more rounds, until it does not any more or there were enough.

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::field::OURS;
use crate::report;
use crate::rounds::Series;
use crate::samples::Spread;
use crate::workload::Workload;

/// How many times the committed ratio is a regression.
pub(crate) const LIMIT: f64 = 1.15;

/// How often what looks slower gets more rounds.
pub(crate) const REPEATS: usize = 3;

/// The committed report.
#[derive(Debug)]
pub(crate) struct Committed(Value);

/// A workload beside what it was.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) workload: Workload,
    /// The least of the ratios to peers, as times of what is committed; none where nothing is.
    pub(crate) times: Option<f64>,
}

impl Verdict {
    /// Whether ours became slower.
    pub(crate) fn is_slower(&self) -> bool {
        self.times.is_some_and(|times| times > LIMIT)
    }
}

impl Committed {
    /// Reads the report that is committed.
    pub(crate) fn read() -> Result<Self> {
        let path = report::path(report::ROWS, "json");
        let text = fs::read_to_string(&path)
            .with_context(|| format!("could not read {}", path.display()))?;
        Ok(Self(serde_json::from_str(&text)?))
    }

    /// Compares the rounds of a workload on an engine.
    pub(crate) fn judge(&self, engine: &str, workload: Workload, series: &[Series]) -> Verdict {
        let in_process = engine == "SQLite";
        let Some(ours) = series.iter().find(|series| series.peer == OURS) else {
            return Verdict {
                workload,
                times: None,
            };
        };
        let peers = series.iter().filter(|series| series.peer != OURS);
        let times = peers.filter_map(|peer| {
            let (now, what) = if in_process {
                let worked = Spread::of_ratios(&ours.worked, &peer.worked)?;
                (worked, "ours_to_it_worked")
            } else {
                (Spread::of_ratios(&ours.wall, &peer.wall)?, "ours_to_it")
            };
            let then = self.ratio(engine, workload, peer.peer, what)?;
            Some(now.median / then)
        });
        Verdict {
            workload,
            times: times.reduce(f64::min),
        }
    }

    fn ratio(&self, engine: &str, workload: Workload, peer: &str, what: &str) -> Option<f64> {
        let named = |list: &'static str, key: &'static str, name: String| {
            move |value: &Value| {
                let found = value[list].as_array()?.iter().find(|one| {
                    one[key]
                        .as_str()
                        .is_some_and(|text| text.starts_with(&name))
                });
                found.cloned()
            }
        };
        let engine = named("quick", "engine", engine.to_owned())(&self.0)?;
        let workload = named("workloads", "workload", workload.name().to_owned())(&engine)?;
        let peers = workload["peers"].as_array()?;
        let peer = peers.iter().find(|one| one["peer"] == peer)?;
        peer[what]["median"].as_f64().filter(|ratio| *ratio > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Committed, Series, Workload};

    fn series(peer: &'static str, wall: f64, worked: f64) -> Series {
        Series {
            peer,
            wall: vec![wall; 3],
            worked: vec![worked; 3],
        }
    }

    fn committed() -> Committed {
        let beside = |peer: &str| {
            json!({
                "peer": peer,
                "ours_to_it": { "median": 2.0 },
                "ours_to_it_worked": { "median": 2.0 },
            })
        };
        let workloads = json!([{ "workload": "get by id", "peers": [beside("a"), beside("b")] }]);
        Committed(json!({ "quick": [
            { "engine": "SQLite 3", "workloads": workloads },
            { "engine": "PostgreSQL 15", "workloads": workloads },
        ]}))
    }

    #[test]
    fn slower_beside_every_peer_is_slower() {
        let now = [
            series("cwom", 30.0, 30.0),
            series("a", 10.0, 10.0),
            series("b", 10.0, 10.0),
        ];
        let verdict = committed().judge("SQLite", Workload::Get, &now);
        assert_eq!(verdict.times, Some(1.5));
        assert!(verdict.is_slower());
    }

    #[test]
    fn one_peer_alone_proves_nothing() {
        let now = [
            series("cwom", 30.0, 30.0),
            series("a", 10.0, 10.0),
            series("b", 15.0, 15.0),
        ];
        for engine in ["SQLite", "PostgreSQL"] {
            let verdict = committed().judge(engine, Workload::Get, &now);
            assert!(!verdict.is_slower(), "{verdict:?}");
        }
    }

    #[test]
    fn each_engine_has_its_clock() {
        let now = [series("cwom", 30.0, 20.0), series("a", 10.0, 10.0)];
        let is_slower = |engine| committed().judge(engine, Workload::Get, &now).is_slower();
        assert!(!is_slower("SQLite"));
        // The work of a server is not that of this process.
        assert!(is_slower("PostgreSQL"));
    }

    #[test]
    fn what_is_not_committed_is_not_judged() {
        let now = [series("cwom", 30.0, 30.0), series("a", 1.0, 1.0)];
        assert!(
            !committed()
                .judge("SQLite", Workload::List, &now)
                .is_slower()
        );
    }
}
