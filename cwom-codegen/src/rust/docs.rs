//! Documentation in Rust: prose of the spec as rustdoc reads it, and the sentences that we write
//! where the spec gives none.

use cwom_schema::Schema;
use cwom_schema::schema::{Field, FieldKind, Type};

use super::layout::Code;
use super::names::Imports;

/// Prose of the spec, wrapped to `width` and safe for rustdoc.
pub(crate) fn prose(text: &str, imports: &Imports<'_>, width: usize) -> Vec<String> {
    let text = text.trim();
    if text.lines().any(is_structure) {
        return verbatim(text, imports);
    }
    let mut lines = Vec::new();
    for paragraph in paragraphs(text) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        wrap(&escape(&paragraph, imports), width, &mut lines);
    }
    lines
}

impl Code {
    /// Outer documentation from prose.
    pub(crate) fn prose(&mut self, text: &str, imports: &Imports<'_>) {
        let lines = prose(text, imports, self.doc_width());
        self.doc(&lines);
    }

    /// Documentation of the file from prose.
    pub(crate) fn file_prose(&mut self, text: &str, imports: &Imports<'_>) {
        for line in prose(text, imports, self.doc_width()) {
            self.line(format!("//! {line}").trim_end());
        }
    }
}

/// What a field says, in the spec's words or in ours.
pub(crate) fn field_doc(schema: &Schema, fields: &[Field], field: &Field) -> String {
    if !field.doc.is_empty() {
        return field.doc.clone();
    }
    match &field.kind {
        FieldKind::Key => "Identity, given at creation and never reused.".to_owned(),
        FieldKind::Reference(reference) => {
            let target = &schema[reference.target];
            let name = &target.name;
            if target.module == field.name {
                format!("The [`{name}`] it refers to.")
            } else {
                format!("The [`{name}`] it refers to as {}.", words(&field.name))
            }
        }
        FieldKind::Role { of } => {
            format!("A free label: what `{}` is to this row.", fields[of.0].rust)
        }
        FieldKind::Generated(_) => {
            format!(
                "{}; the database computes it.",
                capital(&words(&field.name))
            )
        }
        FieldKind::Version => "1 at creation, plus one with every change.".to_owned(),
        FieldKind::CreatedAt => "When the row was created.".to_owned(),
        FieldKind::UpdatedAt => "When the row was last changed.".to_owned(),
        FieldKind::DeletedAt => "When the row was deleted; `None` while it lives.".to_owned(),
        FieldKind::Data | FieldKind::Embedded(_) => plain_doc(&field.name, &field.ty),
    }
}

/// A sentence about a field of which only the name is known.
pub(crate) fn plain_doc(name: &str, ty: &Type) -> String {
    match ty {
        Type::Trace => "The chain of work that it belongs to.".to_owned(),
        Type::Bool => format!("Whether {} holds.", words(name)),
        _ => format!("{}.", capital(&words(name))),
    }
}

/// `open_questions` as words.
pub(crate) fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// The text with its first letter in upper case.
pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The first sentence, without its full stop, for a line that continues.
pub(crate) fn first_sentence(text: &str) -> &str {
    let line = text.trim().lines().next().unwrap_or_default();
    let end = line.find(". ").unwrap_or(line.len());
    line[..end].trim_end_matches(['.', ':', ';', ','])
}

/// A sentence as it goes on after a colon.
pub(crate) fn clause(sentence: &str) -> String {
    let (word, rest) = sentence.split_once(' ').unwrap_or((sentence, ""));
    match word {
        "A" | "An" | "The" | "One" | "What" | "Who" | "Where" | "How" | "When" | "Someone"
        | "Something" | "Every" | "Each" => {
            format!("{} {rest}", word.to_lowercase())
        }
        _ => sentence.to_owned(),
    }
}

/// Whether a line means more than its words: a list, a heading, a table, a quotation, code.
fn is_structure(line: &str) -> bool {
    let text = line.trim_start();
    text.starts_with("```")
        || text.starts_with("~~~")
        || text.starts_with('|')
        || text.starts_with('>')
        || starts_structure(text.split_whitespace().next().unwrap_or_default())
            && text.contains(char::is_whitespace)
}

/// Whether a word would start a list or a heading at the beginning of a line.
fn starts_structure(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "*" | "+")
        || (!word.is_empty() && word.chars().all(|character| character == '#'))
        || (number.len() < word.len()
            && !number.is_empty()
            && number.chars().all(|character| character.is_ascii_digit()))
        || (word.len() > 1 && word.chars().all(|character| "=-".contains(character)))
        || word.starts_with('>')
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines
        .split(|line| line.is_empty())
        .filter(|lines| !lines.is_empty())
        .map(|lines| lines.join(" "))
        .collect()
}

/// Lines that mean something stay where they are. A fence without a language gets one, so that
/// rustdoc does not take it for a test; indented text is not code either.
fn verbatim(text: &str, imports: &Imports<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence = None;
    for line in text.lines() {
        let line = line.trim_end();
        let content = line.trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| content.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => {
                fence = Some(mark);
                lines.push(format!("{mark}text"));
            }
            (Some(open), Some(mark)) if open == mark => {
                fence = None;
                lines.push(mark.to_owned());
            }
            (Some(_), _) => lines.push(line.to_owned()),
            (None, None) => {
                let indent = (line.len() - content.len()).min(3);
                lines.push(format!(
                    "{}{}",
                    " ".repeat(indent),
                    escape(content, imports)
                ));
            }
        }
    }
    lines.extend(fence.map(str::to_owned));
    lines
}

fn wrap(text: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width && !starts_structure(word) {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    lines.push(line);
}

/// Escapes what rustdoc would read otherwise than it is meant: tags, links to nothing, bare
/// addresses. Code between backticks stays as it is.
fn escape(text: &str, imports: &Imports<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['`', '<', '[', ']', 'h']) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        rest = match tail.as_bytes()[0] {
            b'`' => code_span(tail, &mut out),
            b'<' => angle(tail, &mut out),
            b'[' | b']' => bracket(tail, imports, &mut out),
            _ => address(tail, before, &mut out),
        };
    }
    out.push_str(rest);
    out
}

/// Copies a code span; without an end the backticks are escaped.
fn code_span<'a>(text: &'a str, out: &mut String) -> &'a str {
    let marks = text.len() - text.trim_start_matches('`').len();
    let (mark, inner) = text.split_at(marks);
    if let Some(length) = inner.find(mark) {
        let (span, rest) = text.split_at(marks + length + marks);
        out.push_str(span);
        return rest;
    }
    for _ in 0..marks {
        out.push_str("\\`");
    }
    inner
}

fn angle<'a>(text: &'a str, out: &mut String) -> &'a str {
    let is_address = ["<http://", "<https://"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    let end = text.find('>').filter(|end| !text[..*end].contains(' '));
    if let (true, Some(end)) = (is_address, end) {
        out.push_str(&text[..=end]);
        return &text[end + 1..];
    }
    out.push_str("\\<");
    &text[1..]
}

/// A link to a type of the model and a link with an address stay; other brackets are plain text.
fn bracket<'a>(text: &'a str, imports: &Imports<'_>, out: &mut String) -> &'a str {
    if let Some(end) = text.find(']')
        && text.starts_with('[')
    {
        let label = &text[1..end];
        let after = &text[end + 1..];
        let name = label.trim_matches('`');
        if imports.has(name) && !after.starts_with(['(', '[']) {
            out.push_str("[`");
            out.push_str(name);
            out.push_str("`]");
            // Where the name is in scope, rustdoc finds it, and calls a written path redundant.
            if !imports.is_in_scope(name) {
                out.push_str("(crate::");
                out.push_str(name);
                out.push(')');
            }
            return after;
        }
        let is_link = ["(http://", "(https://"]
            .iter()
            .any(|scheme| after.starts_with(scheme));
        if let (true, Some(close)) = (is_link && !label.contains(['[', '`', '<']), after.find(')'))
        {
            let (link, rest) = text.split_at(end + 1 + close + 1);
            out.push_str(link);
            return rest;
        }
    }
    out.push('\\');
    out.push_str(&text[..1]);
    &text[1..]
}

fn address<'a>(text: &'a str, before: &str, out: &mut String) -> &'a str {
    let is_address = (text.starts_with("http://") || text.starts_with("https://"))
        && !before.ends_with(|character: char| character.is_alphanumeric());
    if !is_address {
        out.push('h');
        return &text[1..];
    }
    let end = text
        .find(|character: char| character.is_whitespace() || "<>`\"".contains(character))
        .unwrap_or(text.len());
    let link = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    out.push('<');
    out.push_str(link);
    out.push('>');
    &text[link.len()..]
}
