//! Words to the terminal: results on standard output, everything else on standard error.

use std::fmt::{Display, Write as _};
use std::io::{self, ErrorKind, Write as _};

use anstyle::{AnsiColor, Style};
use anyhow::{Context as _, Result};

/// What is added, and what is in step.
pub const GREEN: Style = AnsiColor::Green.on_default();
/// What is removed.
pub const RED: Style = AnsiColor::Red.on_default();
/// What is changed.
pub const YELLOW: Style = AnsiColor::Yellow.on_default();
/// Places in a diff, and other asides.
pub const CYAN: Style = AnsiColor::Cyan.on_default();
/// What matters in a line.
pub const BOLD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Green.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// Text in a style; whether the style reaches the terminal is decided where it is printed.
pub fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Prints to standard output. A reader that left early, such as `head`, is no error.
pub fn print(text: &str) -> Result<()> {
    let mut stdout = anstream::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome.context("could not print the result"),
    }
}

/// Prints to standard error. If that fails, nobody is left to be told.
pub fn print_aside(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Prints a remark that is neither a result nor an error.
pub fn print_note(text: &str) {
    print_aside(&format!("{}: {text}\n", paint(NOTE, "note")));
}

/// Prints an error with its causes, and the way out where one is known.
pub fn print_error(error: &anyhow::Error) {
    print_aside(&render_error(error));
}

/// A line of help, set off by an empty line.
pub fn help_line(text: &str) -> String {
    format!("\n{}: {text}\n", paint(HELP, "help"))
}

/// A number with thousands set off, and its noun: `1 file`, `4,012 files`.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", thousands(number))
}

/// A number with its thousands set off.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What went wrong as one line, for a machine.
pub(crate) fn error_text(error: &anyhow::Error) -> String {
    format!("{error:#}")
}

fn render_error(error: &anyhow::Error) -> String {
    let mut text = format!("{}: {error}\n", paint(ERROR, "error"));
    let causes: Vec<String> = error.chain().skip(1).map(ToString::to_string).collect();
    if !causes.is_empty() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  because: {}", causes.join(": "));
    }
    if let Some(help) = help_for(error) {
        text.push_str(&help_line(help));
    }
    text
}

fn help_for(error: &anyhow::Error) -> Option<&'static str> {
    let cause = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<io::Error>())?;
    match cause.kind() {
        ErrorKind::PermissionDenied => {
            Some("see who owns the place and whether you may write there")
        }
        ErrorKind::ReadOnlyFilesystem => Some("the file system is mounted read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Some("make room on the disk, then run it again")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::{Context, Error};

    use super::{count, render_error};

    #[test]
    fn numbers_are_counted_as_people_do() {
        assert_eq!(count(1, "file"), "1 file");
        assert_eq!(count(0, "file"), "0 files");
        assert_eq!(count(999, "file"), "999 files");
        assert_eq!(count(1_234_567, "file"), "1,234,567 files");
    }

    #[test]
    fn an_error_names_its_causes_and_the_way_out() {
        let error = Error::from(io::Error::from(io::ErrorKind::PermissionDenied))
            .context("could not create `out`")
            .context("nothing was written");
        let text = anstream::adapter::strip_str(&render_error(&error)).to_string();
        assert_eq!(
            text,
            "error: nothing was written\n  because: could not create `out`: permission denied\n\n\
             help: see who owns the place and whether you may write there\n"
        );
    }

    #[test]
    fn an_error_without_a_cause_is_one_line() {
        let error = None::<()>.context("no spec").unwrap_err();
        let text = anstream::adapter::strip_str(&render_error(&error)).to_string();
        assert_eq!(text, "error: no spec\n");
    }
}
