//! What was measured.

use std::time::Duration;

use crate::aims::Aim;
use crate::field::OURS;
use crate::rounds::Series;
use crate::samples::Spread;
use crate::workload::Workload;

/// On one engine.
#[derive(Debug)]
pub(crate) struct Findings {
    /// The engine with its version.
    pub(crate) engine: String,
    pub(crate) aims: &'static [Aim],
    pub(crate) workloads: Vec<(Workload, Vec<Series>)>,
    /// Entries of the log of ours, and how long it took to verify all of them.
    pub(crate) verified: Option<(u64, Duration)>,
    /// Rows that were written or changed by all peers together, each found in its log.
    pub(crate) audited: u64,
    /// Bytes of an image, on average.
    pub(crate) image_bytes: u64,
}

impl Findings {
    /// A peer's rounds of a workload.
    pub(crate) fn series(&self, workload: Workload, peer: &str) -> Option<&Series> {
        let (_, series) = self
            .workloads
            .iter()
            .find(|(known, _)| *known == workload)?;
        series.iter().find(|series| series.peer == peer)
    }

    /// How many times what a peer takes ours takes.
    pub(crate) fn ratio(&self, workload: Workload, peer: &str) -> Option<Spread> {
        let ours = self.series(workload, OURS)?;
        Spread::of_ratios(&ours.wall, &self.series(workload, peer)?.wall)
    }

    /// The same of processor time.
    pub(crate) fn worked_ratio(&self, workload: Workload, peer: &str) -> Option<Spread> {
        let ours = self.series(workload, OURS)?;
        Spread::of_ratios(&ours.worked, &self.series(workload, peer)?.worked)
    }
}
