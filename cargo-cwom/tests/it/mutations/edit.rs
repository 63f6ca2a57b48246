//! One change of one file, as a line says it.

use std::fs;
use std::path::{Path, PathBuf};

use super::forge;

/// A verb and its arguments: bare words, or texts in double quotes with the escapes of JSON.
pub(super) struct Edit {
    words: Vec<String>,
}

impl Edit {
    pub(super) fn parse(line: &str) -> Result<Self, String> {
        let mut words = Vec::new();
        let mut rest = line.trim_start();
        while !rest.is_empty() {
            let end = if rest.starts_with('"') {
                end_of_text(rest).ok_or("a text without its end")?
            } else {
                rest.find(' ').unwrap_or(rest.len())
            };
            let (word, after) = rest.split_at(end);
            words.push(if word.starts_with('"') {
                serde_json::from_str(word).map_err(|error| error.to_string())?
            } else {
                word.to_owned()
            });
            rest = after.trim_start();
        }
        Ok(Self { words })
    }

    /// Does it to the files of a project. An edit that changes nothing is a mistake of the table.
    pub(super) fn apply(&self, project: &Path) -> Result<(), String> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let at = |path: &str| place(project, path);
        match words.as_slice() {
            ["append", path, text] => rewrite(&at(path), |old| [old, text.as_bytes()].concat()),
            ["prepend", path, text] => rewrite(&at(path), |old| [text.as_bytes(), old].concat()),
            ["replace", path, from, to] => rewrite(&at(path), |old| {
                let old = String::from_utf8_lossy(old);
                old.replacen(from, to, 1).into_bytes()
            }),
            ["replace-all", path, from, to] => rewrite(&at(path), |old| {
                let old = String::from_utf8_lossy(old);
                old.replace(from, to).into_bytes()
            }),
            ["drop-line", path, part] => rewrite(&at(path), |old| {
                let old = String::from_utf8_lossy(old);
                let at = old.find(part).unwrap_or(old.len());
                let start = old[..at].rfind('\n').map_or(0, |at| at + 1);
                let end = old[at..].find('\n').map_or(old.len(), |end| at + end + 1);
                [&old.as_bytes()[..start], &old.as_bytes()[end..]].concat()
            }),
            ["byte", path] => rewrite(&at(path), |old| {
                let mut new = old.to_vec();
                let middle = new.len() / 2;
                new[middle] ^= 1;
                new
            }),
            ["not-utf8", path] => rewrite(&at(path), |old| [old, b"\xFF\n"].concat()),
            ["crlf", path] => rewrite(&at(path), |old| {
                let old = String::from_utf8_lossy(old);
                old.replace('\n', "\r\n").into_bytes()
            }),
            ["truncate", path] => rewrite(&at(path), |old| old[..old.len() / 2].to_vec()),
            ["empty", path] => rewrite(&at(path), |_| Vec::new()),
            ["write", path, text] => {
                let path = at(path);
                let parent = path.parent().ok_or("no directory")?;
                fs::create_dir_all(parent).map_err(|error| error.to_string())?;
                fs::write(path, text).map_err(|error| error.to_string())
            }
            ["delete", path] => {
                let path = at(path);
                let done = if path.is_dir() {
                    fs::remove_dir_all(path)
                } else {
                    fs::remove_file(path)
                };
                done.map_err(|error| error.to_string())
            }
            ["rename", from, to] => fs::rename(at(from), at(to)).map_err(|error| error.to_string()),
            ["copy", from, to] => {
                let done = fs::copy(at(from), at(to));
                done.map(drop).map_err(|error| error.to_string())
            }
            ["swap", one, two] => swap(&at(one), &at(two)),
            ["directory", path] => {
                let path = at(path);
                let done = fs::remove_file(&path).and_then(|()| fs::create_dir(&path));
                done.map_err(|error| error.to_string())
            }
            ["relock"] => forge::relock(&at("migrations")),
            ["plan", stem, parent] => forge::plan(&at("migrations"), stem, parent),
            [] => Err("an edit has a verb".to_owned()),
            [verb, ..] => Err(format!(
                "no edit is called `{verb}`, or it has other arguments"
            )),
        }
    }
}

/// `spec` is the spec; any other path is one below the output directory.
fn place(project: &Path, path: &str) -> PathBuf {
    if path == "spec" {
        project.join("cwom-spec.toml")
    } else {
        project.join("generated").join(path)
    }
}

fn rewrite(path: &Path, change: impl Fn(&[u8]) -> Vec<u8>) -> Result<(), String> {
    let old = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let new = change(&old);
    if new == old {
        return Err("it changes nothing".to_owned());
    }
    fs::write(path, new).map_err(|error| error.to_string())
}

fn swap(one: &Path, two: &Path) -> Result<(), String> {
    let read = |path: &Path| fs::read(path).map_err(|error| error.to_string());
    let (first, second) = (read(one)?, read(two)?);
    if first == second {
        return Err("both are the same".to_owned());
    }
    fs::write(one, second).map_err(|error| error.to_string())?;
    fs::write(two, first).map_err(|error| error.to_string())
}

fn end_of_text(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (index, character) in rest.char_indices().skip(1) {
        match character {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return Some(index + 1),
            _ => escaped = false,
        }
    }
    None
}
