//! Expressions: struct literals, assignments, calls.

use super::{CALL_WIDTH, Code, INDENT};

/// The longest chain of two and more links on one line.
const CHAIN_WIDTH: usize = 60;
/// The longest fields of a struct literal on one line.
const LITERAL_WIDTH: usize = 18;

/// The right side of a field in a struct literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Initial {
    /// A path, a literal or a short call.
    Plain(String),
    /// `start.link.link`.
    Chain(String, Vec<String>),
    /// `function(argument)`, to be broken inside its parentheses.
    Call(String, String),
    /// `const { expression }`, evaluated by the compiler.
    Block(String),
}

impl Code {
    /// `name: include_str!("path"),` of a struct literal.
    pub(crate) fn include(&mut self, name: &str, path: &str) {
        let one_line = format!("{name}: include_str!(\"{path}\"),");
        if self.fits(one_line.chars().count()) {
            self.line(one_line);
        } else {
            self.open(format!("{name}: include_str!("));
            self.line(format!("\"{path}\""));
            self.close("),");
        }
    }

    /// `name: value,` of a struct literal.
    pub(crate) fn initial(&mut self, name: &str, initial: &Initial) {
        match initial {
            Initial::Plain(value) if value == name => self.line(format!("{name},")),
            Initial::Plain(value) => self.initial_plain(name, value),
            Initial::Chain(start, links) => self.initial_chain(name, start, links),
            Initial::Call(function, argument) => {
                let one_line = format!("{name}: {function}({argument}),");
                let width = argument.chars().count();
                if width <= CALL_WIDTH && self.fits(one_line.chars().count()) {
                    self.line(one_line);
                } else {
                    self.open(format!("{name}: {function}("));
                    self.line(format!("{argument},"));
                    self.close("),");
                }
            }
            Initial::Block(expression) => {
                let one_line = format!("{name}: const {{ {expression} }},");
                // rustfmt does not count the keyword.
                if self.fits(one_line.chars().count() - "const ".len()) {
                    self.line(one_line);
                } else {
                    self.open(format!("{name}: const {{"));
                    self.line(expression);
                    self.close("},");
                }
            }
        }
    }

    /// `place = value;`, where `value` has no point at which it could be broken.
    pub(crate) fn assign(&mut self, place: &str, value: &str) {
        let one_line = format!("{place} = {value};");
        if self.fits(one_line.chars().count()) {
            self.line(one_line);
        } else {
            self.line(format!("{place} ="));
            self.deeper(|code| code.line(format!("{value};")));
        }
    }

    /// `place = start.link.link;`, or the chain alone where there is no place.
    pub(crate) fn chain(&mut self, place: &str, value: &str) {
        let (start, links) = links_of(value);
        if place.is_empty() {
            self.chain_statement(&start, &links);
            return;
        }
        let one_line = format!("{place} = {value};");
        let is_short = links.len() < 2 || is_short(value);
        if links.is_empty() || (is_short && self.fits(one_line.chars().count())) {
            self.assign(place, value);
            return;
        }
        self.line(format!("{place} = {start}"));
        self.links(&links);
    }

    /// `assert_eq!(left, right);`
    pub(crate) fn assert_eq(&mut self, left: &str, right: &str) {
        let joined = format!("{left}, {right}");
        let one_line = format!("assert_eq!({joined});");
        if joined.chars().count() <= CALL_WIDTH && self.fits(one_line.chars().count()) {
            self.line(one_line);
            return;
        }
        self.open("assert_eq!(");
        self.line(format!("{left},"));
        self.line(right);
        self.close(");");
    }

    /// `start.link.link;`, a statement.
    pub(crate) fn chain_statement(&mut self, start: &str, links: &[String]) {
        let chain = format!("{start}.{}", links.join("."));
        if (links.len() < 2 || is_short(&chain)) && self.fits(chain.chars().count() + 1) {
            self.line(format!("{chain};"));
            return;
        }
        // A start that is no longer than an indent has the first link beside it.
        let (start, links) = match links {
            [first, rest @ ..] if start.len() <= INDENT && !rest.is_empty() => {
                (format!("{start}.{first}"), rest)
            }
            _ => (start.to_owned(), links),
        };
        self.line(start);
        self.links(links);
    }

    /// Each link on a line of its own, the last one with a semicolon.
    fn links(&mut self, links: &[String]) {
        self.deeper(|code| {
            for (index, link) in links.iter().enumerate() {
                let end = if index + 1 < links.len() { "" } else { ";" };
                code.line(format!(".{link}{end}"));
            }
        });
    }

    /// `function(arguments);`, a statement; `end` is `;` or nothing.
    pub(crate) fn call(&mut self, function: &str, arguments: &[&str], end: &str) {
        let joined = arguments.join(", ");
        let width = joined.chars().count();
        if width <= CALL_WIDTH && self.fits(function.len() + width + 2 + end.len()) {
            self.line(format!("{function}({joined}){end}"));
            return;
        }
        self.open(format!("{function}("));
        for argument in arguments {
            self.line(format!("{argument},"));
        }
        self.close(format!("){end}"));
    }

    /// `head field: value, … tail`, where `head` ends in `{` and `tail` starts with `}`.
    pub(crate) fn literal(&mut self, head: &str, fields: &[(&str, Initial)], tail: &str) {
        let one_line: Vec<String> = fields
            .iter()
            .map(|(name, initial)| initial.one_line(name))
            .collect();
        let joined = one_line.join(", ");
        if joined.chars().count() <= LITERAL_WIDTH {
            let line = format!("{head} {joined} {tail}");
            // Around a short literal, a call has a width of its own.
            if head.contains('(') && line.chars().count() > CALL_WIDTH {
                self.line("#[rustfmt::skip]");
            }
            self.line(line);
            return;
        }
        self.open(head);
        for (name, initial) in fields {
            self.initial(name, initial);
        }
        self.close(tail);
    }

    fn initial_plain(&mut self, name: &str, value: &str) {
        let one_line = format!("{name}: {value},");
        if self.fits(one_line.chars().count()) {
            self.line(one_line);
        } else {
            self.line(format!("{name}:"));
            self.deeper(|code| code.line(format!("{value},")));
        }
    }

    fn initial_chain(&mut self, name: &str, start: &str, links: &[String]) {
        let chain = format!("{start}.{}", links.join("."));
        let width = chain.chars().count();
        let is_short = links.len() < 2 || width <= CHAIN_WIDTH;
        let head = name.chars().count() + ": ".len();
        if is_short && self.fits(head + width + 1) {
            self.line(format!("{name}: {chain},"));
            return;
        }
        let start_fits = self.fits(head + start.chars().count() + 1);
        if !start_fits && is_short && self.fits(INDENT + width + 1) {
            self.line(format!("{name}:"));
            self.deeper(|code| code.line(format!("{chain},")));
            return;
        }
        if !start_fits {
            self.line(format!("{name}:"));
            self.deeper(|code| code.chain_of(start, links));
            return;
        }
        self.chain_of(&format!("{name}: {start}"), links);
    }

    /// A chain with each link on a line of its own.
    fn chain_of(&mut self, start: &str, links: &[String]) {
        self.line(start);
        self.deeper(|code| {
            for (index, link) in links.iter().enumerate() {
                let comma = if index + 1 < links.len() { "" } else { "," };
                code.line(format!(".{link}{comma}"));
            }
        });
    }
}

/// Whether a chain is short enough for one line: rustfmt counts its last question mark twice.
fn is_short(chain: &str) -> bool {
    chain.chars().count() + usize::from(chain.ends_with('?')) <= CHAIN_WIDTH
}

/// The start of a chain and its links: what stands between points that are in no brackets.
fn links_of(chain: &str) -> (String, Vec<String>) {
    let mut parts = vec![String::new()];
    let mut depth = 0_u32;
    let mut in_text = false;
    for character in chain.chars() {
        match character {
            '"' => in_text = !in_text,
            '(' | '[' | '{' if !in_text => depth += 1,
            ')' | ']' | '}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if character == '.' && depth == 0 && !in_text {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    let start = parts.remove(0);
    (start, parts)
}

impl Initial {
    /// The value as the argument of `function`.
    pub(crate) fn wrapped(self, function: &str) -> Self {
        Self::Call(function.to_owned(), self.expression())
    }

    /// The value on one line.
    pub(crate) fn expression(&self) -> String {
        match self {
            Self::Plain(value) => value.clone(),
            Self::Chain(start, links) => format!("{start}.{}", links.join(".")),
            Self::Call(function, argument) => format!("{function}({argument})"),
            Self::Block(expression) => format!("const {{ {expression} }}"),
        }
    }

    fn one_line(&self, name: &str) -> String {
        match self {
            Self::Plain(value) if value == name => name.to_owned(),
            _ => format!("{name}: {}", self.expression()),
        }
    }
}
