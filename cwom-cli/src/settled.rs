//! A spec whose output was found in step once, and which nobody touched since: there is nothing to be
//! made anew. On 2,000 entities that is 20 ms in place of a second.
//!
//! Only `gen` looks here, and only where it is asked for nothing else. What has to be true, `check` and
//! `gen --check`, reads every file.

use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use anyhow::Result;
use serde_json::{Value, json};

use crate::args::GenArgs;
use crate::files::Comparison;
use crate::files::state::state;
use crate::generate::Outcome;
use crate::remembered::Remembered;
use crate::source::Source;

/// What is known of one spec.
#[derive(Debug)]
pub(crate) struct Settled {
    remembered: Remembered,
    spec: String,
    started: Instant,
    now: SystemTime,
    /// The output directory as it was before anybody looked into its files.
    before: Option<(PathBuf, String)>,
}

impl Settled {
    /// What is known of this spec, where all that is asked for is its output.
    pub(crate) fn of(source: &Source, args: &GenArgs, started: Instant) -> Option<Self> {
        let migration = &args.migration;
        let is_plain = !(args.check
            || args.dry_run
            || migration.amend
            || migration.release
            || migration.custom
            || migration.onto.is_some()
            || migration.decide.is_some()
            || migration.name.is_some());
        is_plain.then(|| Self {
            remembered: Remembered::new("settled", &source.path.to_string_lossy()),
            spec: cwom_schema::digest(&source.text),
            started,
            now: SystemTime::now(),
            before: None,
        })
    }

    /// How many files there are, where all are as they were when they were compared.
    pub(crate) fn comparison(&self) -> Option<Comparison> {
        let known = self.remembered.answer()?;
        let root = Path::new(known["root"].as_str()?);
        let state = state(root, self.now).ok()??;
        if known["spec"] != *self.spec || known["state"] != *cwom_schema::digest(&state) {
            return None;
        }
        let count = |name: &str| known[name].as_u64();
        Some(Comparison {
            unchanged: usize::try_from(count("files")?).ok()?,
            bytes: count("bytes")?,
            ..Comparison::default()
        })
    }

    /// Looks at the output directory before its files are read: whoever writes to one of them from
    /// then on makes another state of it.
    pub(crate) fn look(&mut self, root: &Path) -> Result<()> {
        self.before = state(root, self.now)?.map(|state| (root.to_owned(), state));
        Ok(())
    }

    /// Remembers a run that found nothing to do and had nothing to say.
    pub(crate) fn keep(&self, outcome: &Outcome) {
        let Some((root, state)) = &self.before else {
            return;
        };
        let Some(comparison) = outcome.comparison.as_ref().filter(|it| it.in_step()) else {
            return;
        };
        let is_silent = outcome.diagnostics.is_empty() && outcome.notes.is_empty();
        let root = root.to_str().filter(|_| is_silent);
        let Some(root) = root else {
            return;
        };
        self.remembered.keep(
            &answer(self, root, state, comparison),
            self.started.elapsed(),
        );
    }
}

fn answer(settled: &Settled, root: &str, state: &str, comparison: &Comparison) -> Value {
    json!({
        "root": root,
        "spec": settled.spec,
        "state": cwom_schema::digest(state),
        "files": comparison.unchanged,
        "bytes": comparison.bytes,
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::time::Duration;

    use clap::Parser as _;

    use super::*;
    use crate::args::{CommandLine, Verb};

    struct Project {
        directory: tempfile::TempDir,
    }

    impl Project {
        fn new() -> Self {
            let directory = tempfile::tempdir().expect("a directory");
            let project = Self { directory };
            fs::create_dir(project.root()).expect("a directory");
            fs::write(project.root().join("a.rs"), "one").expect("a file");
            project
        }

        fn root(&self) -> PathBuf {
            self.directory.path().join("generated")
        }

        /// What is known to a run a minute from now, when all that a test wrote has settled.
        fn settled(&self, spec: &str) -> Settled {
            let second = Duration::from_secs(1);
            Settled {
                remembered: Remembered::in_file(self.directory.path().join("known.json")),
                spec: cwom_schema::digest(spec),
                started: Instant::now()
                    .checked_sub(second)
                    .expect("it is up that long"),
                now: SystemTime::now() + Duration::from_mins(1),
                before: None,
            }
        }

        /// A run that compares everything and finds this.
        fn run(&self, comparison: Comparison, note: Option<&str>) {
            let mut settled = self.settled("spec");
            settled.look(&self.root()).expect("it can be read");
            settled.keep(&Outcome {
                comparison: Some(comparison),
                notes: note.map(str::to_owned).into_iter().collect(),
                ..Outcome::default()
            });
        }
    }

    fn in_step() -> Comparison {
        Comparison {
            unchanged: 1,
            bytes: 3,
            ..Comparison::default()
        }
    }

    #[test]
    fn what_nobody_touched_is_still_in_step() {
        let project = Project::new();
        assert_eq!(project.settled("spec").comparison(), None);
        project.run(in_step(), None);
        assert_eq!(project.settled("spec").comparison(), Some(in_step()));
        assert_eq!(project.settled("another spec").comparison(), None);

        fs::write(project.root().join("b.rs"), "").expect("a file");
        assert_eq!(project.settled("spec").comparison(), None);
    }

    #[test]
    fn a_run_that_had_something_to_do_or_say_is_not_remembered() {
        let project = Project::new();
        project.run(in_step(), Some("look here"));
        assert_eq!(project.settled("spec").comparison(), None);
        let mut comparison = in_step();
        comparison.remove("a.rs");
        project.run(comparison, None);
        assert_eq!(project.settled("spec").comparison(), None);
    }

    #[test]
    fn whoever_asks_for_more_gets_all_of_it() {
        let source = Source {
            path: PathBuf::from("/spec"),
            shown: "spec".to_owned(),
            text: String::new(),
        };
        for (line, is_plain) in [
            (&["gen"][..], true),
            (&["gen", "--format", "json"], true),
            (&["gen", "--check"], false),
            (&["gen", "--dry-run"], false),
            (&["gen", "--amend"], false),
            (&["gen", "--release"], false),
            (&["gen", "--custom"], false),
            (&["gen", "--onto", "main"], false),
            (&["gen", "--name", "word"], false),
            (&["gen", "--decide", "[]"], false),
        ] {
            let line = ["cwom"].iter().chain(line);
            let parsed = CommandLine::try_parse_from(line.clone()).expect("it can be read");
            let Verb::Gen(args) = parsed.verb else {
                panic!("{line:?} is not `gen`");
            };
            let settled = Settled::of(&source, &args, Instant::now());
            assert_eq!(settled.is_some(), is_plain, "{line:?}");
        }
    }
}
