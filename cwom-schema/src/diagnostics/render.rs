//! Diagnostics as text, with the underlined source.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Label, Severity};
use crate::schema::Span;

/// Renders all diagnostics in the style of rustc, each with the lines of `source` that it is about.
///
/// `file_name` is what people know the file by; `color` adds ANSI escapes.
pub fn render(diagnostics: &Diagnostics, source: &str, file_name: &str, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&[group(diagnostic, source, file_name)]));
        text.push_str("\n\n");
    }
    text
}

/// Renders one place of `source` alone, with `label` beside the underlined words; it may be empty.
pub fn render_place(span: Span, label: &str, source: &str, file_name: &str, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .decor_style(DecorStyle::Ascii);
    let label = Label {
        span,
        text: label.to_owned(),
    };
    let snippet = Snippet::source(source)
        .path(file_name)
        .annotation(annotation(AnnotationKind::Primary, &label, source));
    renderer.render(&[Group::with_level(Level::NOTE).element(snippet)])
}

fn group<'a>(diagnostic: &'a Diagnostic, source: &'a str, file_name: &'a str) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let primary = annotation(AnnotationKind::Primary, &diagnostic.primary, source);
    let others = diagnostic
        .labels
        .iter()
        .map(|label| annotation(AnnotationKind::Context, label, source));
    let snippet = Snippet::source(source)
        .path(file_name)
        .annotation(primary)
        .annotations(others);
    let group = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.as_str())
        .element(snippet);
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

fn annotation<'a>(
    kind: AnnotationKind,
    label: &'a Label,
    source: &str,
) -> annotate_snippets::Annotation<'a> {
    let annotation = kind.span(visible(label, source));
    if label.text.is_empty() {
        annotation
    } else {
        annotation.label(label.text.as_str())
    }
}

/// The label's range, cut to its text and to character boundaries, so that a span of another text
/// renders badly but never panics.
fn visible(label: &Label, source: &str) -> std::ops::Range<usize> {
    let boundary = |offset: usize| {
        let mut offset = offset.min(source.len());
        while !source.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let start = boundary(label.span.start);
    start..boundary(label.span.end).max(start)
}
