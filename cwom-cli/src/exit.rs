//! Exit codes, the same for every verb, so that a script can tell drift from trouble.

use std::process::ExitCode;

/// How a verb ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done, or in step.
    Ok,
    /// Files differ from what the spec yields.
    Drift,
    /// The history of migrations is broken.
    Broken,
    /// It could not be done or could not be checked: a bad spec, a disk error.
    CouldNot,
    /// The command line is wrong.
    Usage,
    /// Another program ended with this number, or a verb whose help explains it.
    Of(u8),
}

impl Exit {
    /// The number that the process ends with.
    pub const fn code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Drift => 1,
            Self::Broken => 2,
            Self::CouldNot => 3,
            Self::Usage => 64,
            Self::Of(code) => code,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
