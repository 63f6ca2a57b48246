//! Mistakes of a spec: collected, never one at a time, each with its place in the text.

mod code;
#[cfg(feature = "render")]
mod render;

use std::fmt;

pub use code::Code;
#[cfg(feature = "render")]
pub use render::{render, render_place};

use crate::schema::Span;

/// Everything that is wrong with a spec, or worth a remark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
    errors: usize,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which mistake it is; stable, and explained by [`Code::explain`].
    pub code: Code,
    /// Whether it stops the spec from being used.
    pub severity: Severity,
    /// What is wrong, with the names concerned.
    pub message: String,
    /// The place that is wrong.
    pub primary: Label,
    /// Other places that belong to it, such as the first of two equal names.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

/// A place in the text, with a remark; the remark may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say beside it.
    pub text: String,
}

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The spec has no meaning until it is repaired.
    Error,
    /// The spec means something, but probably not what its author wanted.
    Warning,
}

impl Severity {
    /// The word that messages begin with.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Diagnostics {
    /// The number of mistakes and warnings.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The mistakes in the order of their places.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.items.iter()
    }

    /// Whether one of them is an error, so that there is no schema.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The number of errors so far; a stage compares it before and after to see if it added any.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Adds a mistake, to be completed with labels and help through the returned reference.
    pub(crate) fn error(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(code, Severity::Error, span, message.into())
    }

    /// Adds a warning.
    pub(crate) fn warning(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(code, Severity::Warning, span, message.into())
    }

    /// Puts the mistakes into the order of the text; done once, when all stages are through.
    pub(crate) fn sort(&mut self) {
        self.items
            .sort_by_key(|item| (item.primary.span, item.severity, item.code));
        // A mixin's field that breaks a rule breaks it in every entity; once is enough.
        self.items.dedup();
    }

    fn push(
        &mut self,
        code: Code,
        severity: Severity,
        span: Span,
        message: String,
    ) -> &mut Diagnostic {
        self.errors += usize::from(severity == Severity::Error);
        self.items.push(Diagnostic {
            code,
            severity,
            message,
            primary: Label {
                span,
                text: String::new(),
            },
            labels: Vec::new(),
            help: None,
        });
        let last = self.items.len() - 1;
        &mut self.items[last]
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Diagnostic {
    /// Says something beside the place that is wrong.
    pub(crate) fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.primary.text = text.into();
        self
    }

    /// Shows a second place.
    pub(crate) fn label(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    pub(crate) fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Says what to do: the best that is known here, or else what is always true.
    pub(crate) fn help_or(&mut self, best: Option<String>, otherwise: &str) -> &mut Self {
        self.help(best.unwrap_or_else(|| otherwise.to_owned()))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, code) = (self.severity.as_str(), self.code.as_str());
        write!(formatter, "{severity}[{code}]: {}", self.message)?;
        match &self.help {
            Some(help) => write!(formatter, " (help: {help})"),
            None => Ok(()),
        }
    }
}
