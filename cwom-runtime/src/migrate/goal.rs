//! Where to, and which files lead there.

use std::ops::Range;

use super::chain::Chain;
use super::status::{FileState, Status};
use crate::{Half, MigrationError};

/// Where to migrate.
///
/// A version stands for the plan that has it: a plan of several files is applied or reverted whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Everything is applied.
    Head,
    /// Everything up to this version is applied; what was applied after it stays.
    UpTo(i64),
    /// So many of the plans that were applied last are reverted.
    Back(usize),
    /// Everything after this version is reverted; 0 reverts all.
    DownTo(i64),
    /// Exactly what is up to this version is applied.
    To(i64),
    /// The plan that was applied last is reverted and applied again.
    Redo,
}

/// One half of a file, to be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Errand {
    /// The file, by position in the chain.
    pub(crate) file: usize,
    pub(crate) half: Half,
}

/// What leads from a status to a goal, in order.
pub(super) fn resolve(
    chain: &Chain,
    status: &Status,
    goal: Goal,
) -> Result<Vec<Errand>, MigrationError> {
    let all = chain.files().len();
    let found: Vec<FileState> = status.files().map(|file| file.state).collect();
    let (back, up) = match goal {
        Goal::Head => (all..all, 0..all),
        Goal::UpTo(version) => (all..all, 0..chain.end_of(version)?),
        Goal::Back(plans) => (last_plans(chain, &found, plans), 0..0),
        Goal::DownTo(version) => (chain.end_of(version)?..all, 0..0),
        Goal::To(version) => {
            let end = chain.end_of(version)?;
            (end..all, 0..end)
        }
        Goal::Redo => {
            let back = last_plans(chain, &found, 1);
            // Only the plan itself comes again, and whole, however far it had come.
            let plan = chain.plan_of(back.start).filter(|_| !back.is_empty());
            (back, plan.map_or(0..0, |plan| plan.files.clone()))
        }
    };
    let task = |half| move |file| Errand { file, half };
    let downs = back.rev().filter(|file| is_there(found[*file]));
    let mut tasks: Vec<Errand> = downs.map(task(Half::Down)).collect();
    let is_redone = goal == Goal::Redo;
    let ups = up.filter(|file| is_redone || found[*file] != FileState::Applied);
    tasks.extend(ups.map(task(Half::Up)));
    for Errand { file, .. } in tasks.iter().filter(|task| task.half == Half::Down) {
        let file = &chain.files()[*file];
        if file.down.is_none() {
            return Err(MigrationError::Irreversible {
                version: file.version,
                name: file.name.clone().into_owned(),
            });
        }
    }
    Ok(tasks)
}

/// Whether there is something of a file that can be reverted.
const fn is_there(state: FileState) -> bool {
    matches!(state, FileState::Applied | FileState::Unfinished { .. })
}

/// The files from the first of the last plans of which something is there.
fn last_plans(chain: &Chain, states: &[FileState], count: usize) -> Range<usize> {
    let mut plans = chain.plans().iter().rev();
    let mut start = states.len();
    for _ in 0..count {
        let there = |file| is_there(states[file]);
        match plans.find(|plan| plan.files.clone().any(there)) {
            Some(plan) => start = plan.files.start,
            None => break,
        }
    }
    start..states.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MigrationFile;
    use crate::migrate::record::{Begun, Recorded};

    /// 1, then a plan of 2 to 4 of which 3 runs outside of a transaction, then 5.
    fn chain() -> Chain {
        let file = |version: i64, up: &str| MigrationFile {
            version,
            name: "a".into(),
            up: up.to_owned().into(),
            down: (version != 1).then(|| "".into()),
        };
        Chain::new([
            file(1, ""),
            file(2, "-- cwom 2_a postgres up 1/3 online"),
            file(3, "-- no-transaction\n-- cwom 2_a postgres up 2/3 online"),
            file(4, "-- cwom 2_a postgres up 3/3 online"),
            file(5, ""),
        ])
    }

    #[track_caller]
    fn check(applied: &[i64], begun: Option<(i64, bool)>, goal: Goal, expected: &str) {
        let chain = chain();
        chain.check().unwrap();
        let files = chain.files().iter();
        let recorded: Vec<Recorded> = files
            .filter(|file| applied.contains(&file.version))
            .map(|file| Recorded {
                version: file.version,
                description: String::new(),
                success: true,
                checksum: file.checksum(),
                at: Some(String::new()),
                nanos: 0,
            })
            .collect();
        let begun = begun.map(|(version, up)| Begun {
            version,
            up,
            text: String::new(),
            statements: 0,
        });
        let status = Status::new(&chain, &recorded, begun.as_slice(), None);
        let found = match resolve(&chain, &status, goal) {
            Ok(tasks) => {
                let words = tasks.iter().map(|task| {
                    let sign = if task.half == Half::Up { '+' } else { '-' };
                    format!("{sign}{}", chain.files()[task.file].version)
                });
                words.collect::<Vec<_>>().join(" ")
            }
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn plans_are_applied_and_reverted_whole() {
        check(&[], None, Goal::Head, "+1 +2 +3 +4 +5");
        check(&[1, 2], None, Goal::Head, "+3 +4 +5");
        check(&[1], None, Goal::UpTo(3), "+2 +3 +4");
        check(&[1, 2, 3, 4, 5], None, Goal::UpTo(1), "");
        check(&[1, 2, 3, 4, 5], None, Goal::Back(1), "-5");
        check(&[1, 2, 3, 4, 5], None, Goal::Back(2), "-5 -4 -3 -2");
        check(&[1, 2, 3, 4], None, Goal::Back(1), "-4 -3 -2");
        check(&[1, 2], None, Goal::Back(1), "-2");
        check(&[], None, Goal::Back(1), "");
        check(&[1, 2, 3, 4, 5], None, Goal::DownTo(2), "-5");
        check(&[1, 2, 3, 4, 5], None, Goal::DownTo(1), "-5 -4 -3 -2");
        check(&[1, 2], None, Goal::To(4), "+3 +4");
        check(&[1, 2, 3, 4, 5], None, Goal::To(3), "-5");
        check(&[1, 2, 3, 4], None, Goal::Redo, "-4 -3 -2 +2 +3 +4");
        check(&[1, 2, 3], None, Goal::Redo, "-3 -2 +2 +3 +4");
        check(&[], None, Goal::Redo, "");
    }

    #[test]
    fn what_was_begun_is_finished_or_taken_back() {
        let up = Some((3, true));
        check(&[1, 2], up, Goal::Head, "+3 +4 +5");
        check(&[1, 2], up, Goal::Back(1), "-3 -2");
        let down = Some((3, false));
        check(&[1, 2, 3], down, Goal::Back(1), "-3 -2");
        check(&[1, 2, 3], down, Goal::Head, "+3 +4 +5");
        // What sqlx finished meanwhile is finished.
        check(&[1, 2, 3, 4, 5], up, Goal::Head, "");
    }

    #[test]
    fn what_cannot_be_is_said_before_anything_is_done() {
        let none = "migration 1 (a) has no way back";
        check(&[1, 2], None, Goal::DownTo(0), none);
        check(
            &[1],
            None,
            Goal::UpTo(9),
            "there is no migration 9; the last one is 5",
        );
    }
}
