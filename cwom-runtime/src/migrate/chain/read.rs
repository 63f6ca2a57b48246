//! What names and first lines of files say.

use super::{MigrationFile, Plan, malformed};
use crate::{Half, MigrationError};

/// How the first line of a generated file begins, the mark of sqlx apart.
const HEADER: &str = "-- cwom ";

/// Version, name and half of a file, or none where it is no migration.
pub(super) fn parts(file: &str) -> Result<Option<(i64, String, Half)>, MigrationError> {
    let Some((version, rest)) = file.split_once('_') else {
        return Ok(None);
    };
    let Some(name) = rest.strip_suffix(".sql") else {
        return Ok(None);
    };
    let version: i64 = version.parse().map_err(|_| {
        malformed(format!(
            "`{file}` does not begin with a version: 14 digits of date and time"
        ))
    })?;
    if version <= 0 {
        return Err(malformed(format!("the version of `{file}` is not above 0")));
    }
    let (name, half) = match name.strip_suffix(".down") {
        Some(name) => (name, Half::Down),
        None => (name.strip_suffix(".up").unwrap_or(name), Half::Up),
    };
    Ok(Some((version, name.to_owned(), half)))
}

/// Which files belong together, and what is wrong with that.
pub(super) fn plans(files: &[MigrationFile]) -> (Vec<Plan>, Option<String>) {
    let mut plans: Vec<Plan> = Vec::new();
    let mut problem = None;
    let mut expected = 0;
    for (position, file) in files.iter().enumerate() {
        if position > 0 && files[position - 1].version == file.version {
            problem.get_or_insert(format!("two migrations have the version {}", file.version));
        }
        let (stem, number, count) =
            header(&file.up).unwrap_or_else(|| (format!("{}_{}", file.version, file.name), 1, 1));
        match plans.last_mut() {
            Some(plan) if number > 1 && plan.stem == stem => plan.files.end += 1,
            last => {
                if let Some(plan) = last {
                    incomplete(plan, expected, &mut problem);
                }
                plans.push(Plan {
                    stem,
                    files: position..position + 1,
                });
            }
        }
        expected = count;
    }
    if let Some(plan) = plans.last() {
        incomplete(plan, expected, &mut problem);
    }
    (plans, problem)
}

fn incomplete(plan: &Plan, expected: usize, problem: &mut Option<String>) {
    if plan.files.len() != expected {
        problem.get_or_insert(format!(
            "the plan {} has {expected} files, and {} are at hand",
            plan.stem,
            plan.files.len()
        ));
    }
}

/// Plan, place in it and size of it, as the header of a generated file has them.
fn header(text: &str) -> Option<(String, usize, usize)> {
    let line = text
        .lines()
        .take(2)
        .find_map(|line| line.strip_prefix(HEADER))?;
    let mut words = line.split_whitespace();
    let stem = words.next()?;
    let (number, count) = words.nth(2)?.split_once('/')?;
    Some((stem.to_owned(), number.parse().ok()?, count.parse().ok()?))
}
