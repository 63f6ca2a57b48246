//! Tampering: each attack is found and named.

mod anchors;
mod attacks;
mod machinery;
mod mutations;
mod numbers;
mod places;

use std::path::Path;

use cwom_audit::anchor::Anchors;
use cwom_audit::verify::{Place as Where, Problem};
use cwom_audit::{Archived, Key, Outcome, Report, Verify, archive};

use crate::depot::{Place, Vandal};

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

    /// Takes out what was sealed up to a checkpoint.
    async fn archived(&self, through: i64, directory: &Path) -> Archived {
        let log = self.place.log();
        let done = archive(&log, through, directory, Some(&self.key)).await;
        done.expect("it is archived")
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
