//! Locks as somebody would make them who knows how: right in themselves, and wrong all the same.

use std::fs;
use std::path::Path;

use cwom_migrate::lock::{Lock, LockedPlan};

/// The digests of the files as they are now.
pub(super) fn relock(migrations: &Path) -> Result<(), String> {
    let mut lock = read(migrations)?;
    for plan in &mut lock.plans {
        let paths: Vec<String> = plan.files.iter().map(|(path, _)| path.clone()).collect();
        *plan = locked(migrations, &plan.stem, &plan.ir, &paths)?;
    }
    write(migrations, &lock)
}

/// One more plan behind the others, with files for both engines. It says that it follows the
/// revision of `init`, that of the `head`, or one that is `nowhere`.
pub(super) fn plan(migrations: &Path, stem: &str, parent: &str) -> Result<(), String> {
    let mut lock = read(migrations)?;
    let init = lock.plans.first().map(|plan| plan.ir.clone());
    let head = lock.plans.last().map(|plan| plan.ir.clone());
    let (init, head) = init.zip(head).ok_or("there are no plans")?;
    let parent = match parent {
        "init" => init,
        "head" => head.clone(),
        _ => format!("sha256:{:064}", 0),
    };
    let mut paths = vec![format!("plans/{stem}.toml")];
    for dialect in ["postgres", "sqlite"] {
        paths.extend(["down", "up"].map(|half| format!("{dialect}/{stem}.{half}.sql")));
    }
    for path in &paths {
        let is_plan = path.starts_with("plans/");
        let text = if is_plan {
            format!("format = 1\nparent = \"{parent}\"\nresult = \"{head}\"\n")
        } else {
            "SELECT 1;\n".to_owned()
        };
        fs::write(migrations.join(path), text).map_err(|error| error.to_string())?;
    }
    let plan = locked(migrations, stem, &head, &paths)?;
    lock.plans.push(plan);
    write(migrations, &lock)
}

fn locked(migrations: &Path, stem: &str, ir: &str, paths: &[String]) -> Result<LockedPlan, String> {
    let mut files = Vec::new();
    for path in paths {
        let bytes = fs::read(migrations.join(path)).map_err(|error| format!("{path}: {error}"))?;
        files.push((path.as_str(), bytes));
    }
    let files = files.iter().map(|(path, bytes)| (*path, bytes.as_slice()));
    Ok(LockedPlan::new(stem.to_owned(), ir.to_owned(), files))
}

fn read(migrations: &Path) -> Result<Lock, String> {
    let text =
        fs::read_to_string(migrations.join("cwom.lock")).map_err(|error| error.to_string())?;
    text.parse().map_err(|error| format!("{error}"))
}

fn write(migrations: &Path, lock: &Lock) -> Result<(), String> {
    fs::write(migrations.join("cwom.lock"), lock.to_string()).map_err(|error| error.to_string())
}
