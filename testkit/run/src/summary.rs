//! What ran on which engine, what was skipped and why, and where the time went.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use cwom_testkit_bare::skip::Skip;
use serde_json::{Value, json};

use crate::args::Args;
use crate::engine::Engine;
use crate::outcome::{Outcomes, Status, Test, Time};

/// The whole of it.
#[derive(Debug)]
pub(crate) struct Summary {
    runner: &'static str,
    /// In the order in which people read them; what needs no engine comes last.
    groups: Vec<(Option<Engine>, Count)>,
    /// How many were skipped, by what is missing and why.
    skipped: BTreeMap<(String, String), usize>,
    failed: Vec<String>,
    slowest: Vec<Time>,
    is_complete: bool,
    is_long: bool,
    elapsed: Duration,
}

/// What became of the tests of one engine.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
    /// They were started, and said that something is missing.
    skipped: usize,
    ignored: usize,
    /// They were not asked for.
    left_out: bool,
}

impl Summary {
    /// Counts. A harness counts a skipped test among those that passed; the notes tell them apart.
    pub(crate) fn of(
        outcomes: &Outcomes,
        skips: &[Skip],
        args: &Args,
        runner: &'static str,
        elapsed: Duration,
    ) -> Self {
        let engines = Engine::ALL.into_iter().map(Some).chain([None]);
        let groups = engines
            .map(|engine| (engine, Count::of(engine, outcomes, skips, args)))
            .collect();
        let mut skipped = BTreeMap::new();
        for skip in skips {
            let why = (skip.missing.clone(), skip.reason.clone());
            *skipped.entry(why).or_default() += 1;
        }
        Self {
            runner,
            groups,
            skipped,
            failed: outcomes.failed().map(Test::full_name).collect(),
            slowest: slowest(outcomes, args.slowest),
            is_complete: outcomes.complete,
            is_long: args.long,
            elapsed,
        }
    }

    /// Lines for people.
    pub(crate) fn for_people(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        if !self.slowest.is_empty() {
            let _ = writeln!(text, "\nslowest");
            for Time { of, seconds } in &self.slowest {
                let _ = writeln!(text, "  {seconds:8.2} s  {of}");
            }
        }
        let seconds = self.elapsed.as_secs_f64();
        let _ = writeln!(
            text,
            "\ntests, by {} in {seconds:.0} s, building included",
            self.runner
        );
        for (engine, count) in &self.groups {
            let title = engine.map_or("no engine, or both", Engine::title);
            let _ = writeln!(text, "  {title:18}  {}", count.for_people());
        }
        for ((missing, reason), tests) in &self.skipped {
            let noun = if *tests == 1 { "test" } else { "tests" };
            let _ = writeln!(
                text,
                "skipped for want of {missing}: {tests} {noun}; {reason}"
            );
        }
        if !self.is_long {
            let _ = writeln!(text, "the long runs were left out: --long");
        }
        for test in &self.failed {
            let _ = writeln!(text, "failed: {test}");
        }
        if !self.is_complete {
            let _ = writeln!(text, "the run did not come to its end; see above");
        }
        if self.groups.iter().all(|(_, count)| count.is_nothing()) {
            let _ = writeln!(text, "no test ran");
        }
        text
    }

    /// One object with stable keys.
    pub(crate) fn for_machines(&self) -> Value {
        let engines: serde_json::Map<String, Value> = self
            .groups
            .iter()
            .map(|(engine, count)| {
                let key = engine.map_or("other", Engine::key);
                (key.to_owned(), count.for_machines())
            })
            .collect();
        let skipped = self.skipped.iter().map(|((missing, reason), tests)| {
            json!({ "missing": missing, "reason": reason, "tests": tests })
        });
        let slowest = self.slowest.iter();
        let slowest = slowest.map(|time| json!({ "of": time.of, "seconds": time.seconds }));
        json!({
            "runner": self.runner,
            "engines": engines,
            "skipped": skipped.collect::<Vec<_>>(),
            "failed": self.failed,
            "slowest": slowest.collect::<Vec<_>>(),
            "complete": self.is_complete,
            "long": self.is_long,
            "elapsed_ms": self.elapsed.as_millis().try_into().unwrap_or(u64::MAX),
        })
    }
}

impl Count {
    fn of(engine: Option<Engine>, outcomes: &Outcomes, skips: &[Skip], args: &Args) -> Self {
        let is_of_it = |name: &str| Engine::of(name) == engine;
        let all = |status| {
            let tests = outcomes.tests.iter();
            tests
                .filter(|test| test.status == status && is_of_it(&test.name))
                .count()
        };
        let skipped = skips
            .iter()
            .filter(|skip| engine_of(skip) == engine)
            .count();
        Self {
            passed: all(Status::Passed).saturating_sub(skipped),
            failed: all(Status::Failed),
            skipped,
            ignored: all(Status::Ignored),
            left_out: engine.is_some_and(|engine| args.engine == Some(engine.other())),
        }
    }

    fn is_nothing(self) -> bool {
        self.passed + self.failed + self.skipped + self.ignored == 0
    }

    fn for_people(self) -> String {
        if self.left_out {
            return "left out".to_owned();
        }
        let mut text = format!("{} passed", self.passed);
        for (count, word) in [
            (self.failed, "failed"),
            (self.skipped, "skipped"),
            (self.ignored, "ignored"),
        ] {
            if count > 0 {
                let _ = write!(text, ", {count} {word}");
            }
        }
        text
    }

    fn for_machines(self) -> Value {
        json!({
            "passed": self.passed,
            "failed": self.failed,
            "skipped": self.skipped,
            "ignored": self.ignored,
            "left_out": self.left_out,
        })
    }
}

/// The engine of a skipped test. Where the harness does not say which test ran, as with one thread,
/// what is missing tells.
fn engine_of(skip: &Skip) -> Option<Engine> {
    match &skip.test {
        Some(test) => Engine::of(test),
        None => (skip.missing == Engine::Postgres.title()).then_some(Engine::Postgres),
    }
}

fn slowest(outcomes: &Outcomes, count: usize) -> Vec<Time> {
    let mut times = outcomes.times.clone();
    times.sort_by(|left, right| right.seconds.total_cmp(&left.seconds));
    times.truncate(count);
    times
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use clap::Parser as _;
    use cwom_testkit_bare::skip::Skip;
    use expect_test::expect;

    use super::Summary;
    use crate::args::Args;
    use crate::outcome::{Outcomes, Status, Test, Time};

    fn summary(arguments: &[&str], skips: &[Skip]) -> Summary {
        let test = |name: &str, status| Test {
            name: name.to_owned(),
            program: Some("desk::it".to_owned()),
            status,
        };
        let time = |test: &Test, seconds| Time {
            of: test.full_name(),
            seconds,
        };
        let tests = vec![
            test("writes::sqlite", Status::Passed),
            test("reads::sqlite", Status::Failed),
            test("writes::postgres", Status::Passed),
            test("reads::postgres", Status::Passed),
            test("names", Status::Ignored),
        ];
        let outcomes = Outcomes {
            times: vec![time(&tests[0], 0.25), time(&tests[2], 0.75)],
            tests,
            complete: true,
        };
        let arguments = [&["test"], arguments].concat();
        let args = Args::try_parse_from(arguments).unwrap();
        Summary::of(&outcomes, skips, &args, "nextest", Duration::from_secs(61))
    }

    fn skip(test: Option<&str>) -> Skip {
        Skip {
            missing: "PostgreSQL".to_owned(),
            reason: "no server answers".to_owned(),
            test: test.map(ToOwned::to_owned),
            process: 1,
        }
    }

    #[test]
    fn a_skipped_test_did_not_pass() {
        let skips = [skip(Some("writes::postgres")), skip(None)];
        expect![[r"

            slowest
                  0.75 s  desk::it writes::postgres

            tests, by nextest in 61 s, building included
              SQLite              1 passed, 1 failed
              PostgreSQL          0 passed, 2 skipped
              no engine, or both  0 passed, 1 ignored
            skipped for want of PostgreSQL: 2 tests; no server answers
            the long runs were left out: --long
            failed: desk::it reads::sqlite
        "]]
        .assert_eq(&summary(&["--slowest", "1"], &skips).for_people());
    }

    #[test]
    fn what_was_not_asked_for_is_left_out() {
        let summary = summary(&["--engine", "sqlite", "--long"], &[]);
        assert!(
            summary
                .for_people()
                .contains("PostgreSQL          left out\n")
        );
        let answer = summary.for_machines();
        assert_eq!(answer["engines"]["postgres"]["left_out"], true);
        assert_eq!(answer["engines"]["sqlite"]["failed"], 1);
        assert_eq!(answer["failed"][0], "desk::it reads::sqlite");
    }
}
