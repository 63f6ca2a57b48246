//! What became of each test.

/// One test that a runner told about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Test {
    /// Its path in the test program.
    pub(crate) name: String,
    /// The test program, where the runner says it.
    pub(crate) program: Option<String>,
    pub(crate) status: Status,
}

/// How long something took.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Time {
    /// A test under nextest, a test program under cargo.
    pub(crate) of: String,
    pub(crate) seconds: f64,
}

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// It passed, or said of itself that it was skipped.
    Passed,
    Failed,
    /// It is marked with `#[ignore]`.
    Ignored,
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    pub(crate) tests: Vec<Test>,
    pub(crate) times: Vec<Time>,
    /// Whether every command went to its end, and none but a failed test was the matter.
    pub(crate) complete: bool,
}

impl Test {
    /// Its name with its program's.
    pub(crate) fn full_name(&self) -> String {
        match &self.program {
            Some(program) => format!("{program} {}", self.name),
            None => self.name.clone(),
        }
    }
}

impl Outcomes {
    /// The tests that failed.
    pub(crate) fn failed(&self) -> impl Iterator<Item = &Test> {
        self.tests
            .iter()
            .filter(|test| test.status == Status::Failed)
    }
}
