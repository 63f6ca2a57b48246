//! `init`: a project to start from.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::args::InitArgs;
use crate::exit::Exit;
use crate::files::display_path;
use crate::output::{self, GREEN, paint};
use crate::source::{SPEC_FILE, normalized, relative_path};

const SPEC: &str = include_str!("init/cwom-spec.toml");
const MANIFEST: &str = include_str!("init/Cargo.toml.template");

/// Names that a library crate cannot have, or that would stand in the way of one it uses.
const TAKEN: [&str; 9] = [
    "std",
    "core",
    "alloc",
    "test",
    "proc_macro",
    "serde",
    "cwom_runtime",
    "build",
    "deps",
];

/// The words of the language, none of which can name a crate.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Runs the verb.
pub(crate) fn run(args: &InitArgs, program: &str) -> Result<Exit> {
    check_name(&args.name)?;
    let current = std::env::current_dir().context("could not tell the current directory")?;
    let root = normalized(&current.join(&args.path));
    let spec = root.join(SPEC_FILE);
    let manifest = root.join("generated/Cargo.toml");
    let runtime = runtime_of(args.toolkit.as_deref(), &current, &root)?;
    let fill = |template: &str| {
        template
            .replace("{name}", &args.name)
            .replace("{package}", &args.name.replace('_', "-"))
            .replace("{command}", &format!("{program} gen"))
            .replace("{runtime}", &runtime)
    };
    let files = [(&spec, fill(SPEC)), (&manifest, fill(MANIFEST))];
    // All are looked at before one is written: half a project is worse than none.
    for (path, _) in &files {
        if fs::symlink_metadata(path).is_ok() {
            bail!(
                "`{}` exists already; nothing was written",
                display_path(path)
            );
        }
    }
    for (path, content) in &files {
        create(path, content)?;
    }
    output::print(&render(args, program, &root, &[&spec, &manifest]))?;
    Ok(Exit::Ok)
}

fn check_name(name: &str) -> Result<()> {
    let plain = name.starts_with(|first: char| first.is_ascii_lowercase())
        && !name.ends_with('_')
        && !name.contains("__")
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    if !plain || name.len() > 63 {
        bail!(
            "`{name}` cannot name a model; use small letters, digits and single `_`, starting \
             with a letter, such as `help_desk`"
        );
    }
    if KEYWORDS.contains(&name) || TAKEN.contains(&name) {
        bail!("`{name}` is taken: a crate of this name cannot be used from Rust");
    }
    Ok(())
}

/// How the manifest names the runtime: a version, or a path to a checkout of the toolkit.
fn runtime_of(toolkit: Option<&Path>, current: &Path, root: &Path) -> Result<String> {
    let Some(toolkit) = toolkit else {
        return Ok(format!("version = \"{}\"", env!("CARGO_PKG_VERSION")));
    };
    let runtime = normalized(&current.join(toolkit)).join("cwom-runtime");
    if !runtime.join("Cargo.toml").is_file() {
        bail!("there is no `cwom-runtime` in `{}`", toolkit.display());
    }
    let path = relative_path(&root.join("generated"), &runtime);
    Ok(format!("path = {}", toml_string(&path)))
}

fn toml_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn create(path: &Path, content: &str) -> Result<()> {
    let write = || -> std::io::Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        // Somebody may have created it since it was looked at.
        fs::File::create_new(path)?.write_all(content.as_bytes())
    };
    write().with_context(|| format!("could not write `{}`", display_path(path)))
}

fn render(args: &InitArgs, program: &str, root: &Path, files: &[&PathBuf]) -> String {
    let mut lines: Vec<String> = files
        .iter()
        .map(|path| format!("{} {}", paint(GREEN, "[+]"), display_path(path)))
        .collect();
    lines.push("\nnext:".to_owned());
    if args.path != Path::new(".") {
        lines.push(format!("  cd {}", display_path(root)));
    }
    lines.push(format!("  {program} gen"));
    lines.push("  cargo check --manifest-path generated/Cargo.toml".to_owned());
    if let Some(workspace) = workspace_above(root) {
        let shown = display_path(&workspace);
        lines.push(format!(
            "\nadd `generated` to the members of the workspace in `{shown}`"
        ));
    }
    lines.join("\n") + "\n"
}

/// The manifest of a workspace that the project lies in: cargo refuses a package below one that is
/// not a member.
fn workspace_above(root: &Path) -> Option<PathBuf> {
    let manifests = root
        .ancestors()
        .map(|directory| directory.join("Cargo.toml"));
    manifests.into_iter().find(|manifest| {
        fs::read_to_string(manifest).is_ok_and(|text| {
            text.lines()
                .any(|line| line.trim_start().starts_with("[workspace]"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{SPEC, check_name};

    #[test]
    fn the_starter_spec_is_valid() {
        let text = SPEC
            .replace("{name}", "shelf")
            .replace("{command}", "cargo cwom gen");
        let (schema, diagnostics) = cwom_schema::parse(&text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(schema.unwrap().name, "shelf");
    }

    #[test]
    fn names_that_no_crate_can_have_are_refused() {
        for name in [
            "", "Shelf", "9lives", "a-b", "a__b", "a_", "_a", "ünder", "type", "std",
        ] {
            check_name(name).unwrap_err();
        }
        check_name(&"a".repeat(64)).unwrap_err();
        check_name("help_desk2").unwrap();
    }
}
