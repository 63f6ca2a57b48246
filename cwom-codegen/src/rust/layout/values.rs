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
            self.deeper(|code| code.chain(start, links));
            return;
        }
        self.chain(&format!("{name}: {start}"), links);
    }

    /// A chain with each link on a line of its own.
    fn chain(&mut self, start: &str, links: &[String]) {
        self.line(start);
        self.deeper(|code| {
            for (index, link) in links.iter().enumerate() {
                let comma = if index + 1 < links.len() { "" } else { "," };
                code.line(format!(".{link}{comma}"));
            }
        });
    }
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
