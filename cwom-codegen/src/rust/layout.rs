//! Lines of Rust in the form that rustfmt (style edition 2024, default settings) gives them.
//!
//! Only the few constructs that we emit are known here, each by its own rule. What the rules do not
//! cover (a name of 60 characters in a type of 60 characters) is written plainly under
//! `#[rustfmt::skip]`, so that formatting generated code never changes a byte.

use std::fmt::Write as _;

/// The longest line of code.
const WIDTH: usize = 100;
/// The longest arguments of a call on one line.
const CALL_WIDTH: usize = 60;
/// The longest chain of two and more links on one line.
const CHAIN_WIDTH: usize = 60;
/// The longest arguments of an attribute on one line.
const ATTRIBUTE_WIDTH: usize = 70;
/// The longest items of a list on one line.
const LIST_WIDTH: usize = 60;
/// Items of a list up to this length share lines.
const SHORT_ITEM_WIDTH: usize = 10;
/// The longest fields of a struct literal on one line.
const LITERAL_WIDTH: usize = 18;
/// Spaces of one level.
const INDENT: usize = 4;

/// Text of a source file in the making.
#[derive(Debug, Default)]
pub(crate) struct Code {
    text: String,
    level: usize,
}

/// A type with its generic arguments apart, so that it can be broken between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Type {
    /// Name or path, such as `Option`; for a plain type, the whole of it.
    pub(crate) name: String,
    /// Generic arguments.
    pub(crate) arguments: Vec<Type>,
}

/// A named parameter with its type; `self` has no type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    name: String,
    ty: Option<Type>,
}

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
    pub(crate) fn new() -> Self {
        Self {
            text: String::with_capacity(4096),
            level: 0,
        }
    }

    /// The text written so far, ending in one line break.
    pub(crate) fn finish(self) -> String {
        debug_assert_eq!(self.level, 0, "every block is closed");
        self.text
    }

    /// One line at the present level.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) {
        let text = text.as_ref();
        if !text.is_empty() {
            self.indent();
            self.text.push_str(text);
        }
        self.text.push('\n');
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line that opens a block, such as `impl X {`.
    pub(crate) fn open(&mut self, text: impl AsRef<str>) {
        self.line(text);
        self.level += 1;
    }

    /// A line that opens the struct literal of a constant, left alone where it is too long.
    pub(crate) fn constant_head(&mut self, text: &str) {
        if !self.fits(text.chars().count() + 1) {
            self.line("#[rustfmt::skip]");
        }
        self.open(text);
    }

    /// A line that closes a block, such as `}`.
    pub(crate) fn close(&mut self, text: impl AsRef<str>) {
        self.level -= 1;
        self.line(text);
    }

    /// Lines that are written as they are.
    pub(crate) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Outer documentation, already wrapped.
    pub(crate) fn doc(&mut self, lines: &[String]) {
        for line in lines {
            self.line(if line.is_empty() {
                "///".to_owned()
            } else {
                format!("/// {line}")
            });
        }
    }

    /// How much prose fits in a line of documentation.
    pub(crate) fn doc_width(&self) -> usize {
        WIDTH - self.level * INDENT - "/// ".len()
    }

    /// An item that is marked to be left alone when one of its lines is too long for the rules.
    pub(crate) fn item(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        write(self);
        let is_long =
            |line: &str| line.chars().count() > WIDTH && !line.trim_start().starts_with("//");
        if self.text[start..].lines().any(is_long) {
            let mark = format!("{}#[rustfmt::skip]\n", " ".repeat(self.level * INDENT));
            self.text.insert_str(start, &mark);
        }
    }

    /// `#[name(arguments)]`.
    pub(crate) fn attribute(&mut self, name: &str, arguments: &[String]) {
        let joined = arguments.join(", ");
        // A lone argument may be as wide as the line.
        let is_narrow = arguments.len() == 1 || joined.chars().count() <= ATTRIBUTE_WIDTH;
        if is_narrow && self.fits(name.len() + joined.chars().count() + "#[()] ".len()) {
            self.line(format!("#[{name}({joined})]"));
            return;
        }
        self.open(format!("#[{name}("));
        for (index, argument) in arguments.iter().enumerate() {
            let comma = if index + 1 < arguments.len() { "," } else { "" };
            self.line(format!("{argument}{comma}"));
        }
        self.close(")]");
    }

    /// `#![name(arguments)]`.
    pub(crate) fn attribute_of_file(&mut self, name: &str, arguments: &[String]) {
        self.open(format!("#![{name}("));
        for (index, argument) in arguments.iter().enumerate() {
            let comma = if index + 1 < arguments.len() { "," } else { "" };
            self.line(format!("{argument}{comma}"));
        }
        self.close(")]");
    }

    /// `#[derive(traits)]`.
    pub(crate) fn derive(&mut self, traits: &[String]) {
        let one_line = format!("#[derive({})]", traits.join(", "));
        if self.fits(one_line.chars().count()) {
            self.line(one_line);
            return;
        }
        self.open("#[derive(");
        self.fill(traits);
        self.close(")]");
    }

    /// `const NAME: type = &[items];` of plain paths.
    pub(crate) fn list(&mut self, head: &str, items: &[String]) {
        let joined = items.join(", ");
        let one_line = format!("{head} &[{joined}];");
        if joined.chars().count() <= LIST_WIDTH && self.fits(one_line.chars().count()) {
            self.line(one_line);
            return;
        }
        self.open(format!("{head} &["));
        if items
            .iter()
            .all(|item| item.chars().count() <= SHORT_ITEM_WIDTH)
        {
            self.fill(items);
        } else {
            for item in items {
                self.line(format!("{item},"));
            }
        }
        self.close("];");
    }

    /// `head(&[items]),` of tuples.
    pub(crate) fn nested_list(&mut self, head: &str, items: &[String]) {
        let joined = items.join(", ");
        if joined.chars().count() + "&[]".len() <= LIST_WIDTH {
            self.line(format!("{head}(&[{joined}]),"));
            return;
        }
        self.open(format!("{head}(&["));
        for item in items {
            self.line(format!("{item},"));
        }
        self.close("]),");
    }

    /// `pattern => value,` of a match.
    pub(crate) fn arm(&mut self, pattern: &str, value: &str) {
        let one_line = format!("{pattern} => {value},");
        if self.fits(one_line.chars().count()) {
            self.line(one_line);
        } else {
            self.open(format!("{pattern} => {{"));
            self.line(value);
            self.close("}");
        }
    }

    /// `use path::{names};`. The names are distinct and in order.
    pub(crate) fn import(&mut self, path: &str, names: &[&str]) {
        let one_line = match names {
            [name] => format!("use {path}::{name};"),
            _ => format!("use {path}::{{{}}};", names.join(", ")),
        };
        self.names(&one_line, &format!("use {path}::{{"), names);
    }

    /// `pub use path::{names};`, likewise.
    pub(crate) fn export(&mut self, path: &str, names: &[&str]) {
        let one_line = match names {
            [name] => format!("pub use {path}::{name};"),
            _ => format!("pub use {path}::{{{}}};", names.join(", ")),
        };
        self.names(&one_line, &format!("pub use {path}::{{"), names);
    }

    /// `pub name: Type,` of a struct.
    pub(crate) fn field(&mut self, name: &str, ty: &Type) {
        let ty = ty.to_string();
        let one_line = format!("{name}: {ty},");
        if self.fits(one_line.chars().count()) {
            self.line(one_line);
        } else {
            self.line(format!("{name}:"));
            self.deeper(|code| code.line(format!("{ty},")));
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

    /// The head of a function up to its `{`, which opens a block.
    pub(crate) fn function(&mut self, name: &str, parameters: &[Parameter], returns: &str) {
        let joined = parameters
            .iter()
            .map(Parameter::to_string)
            .collect::<Vec<_>>()
            .join(", ");
        let one_line = format!("{name}({joined}){returns} {{");
        if self.fits(one_line.chars().count()) {
            self.open(one_line);
            return;
        }
        self.open(format!("{name}("));
        for parameter in parameters {
            self.parameter(parameter);
        }
        self.close(format!("){returns} {{"));
        self.level += 1;
    }

    /// `pub const NAME: Generic<…> = function(arguments);`.
    pub(crate) fn constant(&mut self, name: &str, ty: &Type, function: &str, arguments: &[String]) {
        let head = format!("pub const {name}: {ty} =");
        let joined = arguments.join(", ");
        let value = format!("{function}({joined});");
        let is_short = joined.chars().count() <= CALL_WIDTH;
        if is_short && self.fits(head.chars().count() + 1 + value.chars().count()) {
            self.line(format!("{head} {value}"));
            return;
        }
        if self.fits(head.chars().count()) {
            if is_short && self.fits(INDENT + value.chars().count()) {
                self.line(head);
                self.deeper(|code| code.line(value));
                return;
            }
            self.open(format!("{head} {function}("));
        } else {
            self.open(format!("pub const {name}: {}<", ty.name));
            for inner in &ty.arguments {
                self.line(format!("{inner},"));
            }
            if is_short {
                self.close(format!("> = {value}"));
                return;
            }
            self.close(format!("> = {function}("));
            self.level += 1;
        }
        for argument in arguments {
            self.line(format!("{argument},"));
        }
        self.close(");");
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

    fn parameter(&mut self, parameter: &Parameter) {
        let one_line = format!("{parameter},");
        match &parameter.ty {
            Some(ty) if !self.fits(one_line.chars().count()) && !ty.arguments.is_empty() => {
                self.open(format!("{}: {}<", parameter.name, ty.name));
                for inner in &ty.arguments {
                    self.line(format!("{inner},"));
                }
                self.close(">,");
            }
            _ => self.line(one_line),
        }
    }

    fn names(&mut self, one_line: &str, head: &str, names: &[&str]) {
        // rustfmt leaves room for two more characters beside a list of names, but not a single one.
        let reserve = if names.len() > 1 { 2 } else { 0 };
        if names.len() == 1 || self.fits(one_line.chars().count() + reserve) {
            self.line(one_line);
            return;
        }
        self.open(head);
        self.fill(names);
        self.close("};");
    }

    /// As many items on each line as fit, each with its comma.
    fn fill(&mut self, items: &[impl AsRef<str>]) {
        let mut row = String::new();
        for (index, item) in items.iter().enumerate() {
            let item = item.as_ref();
            // A row that another follows ends one character earlier.
            let reserve = usize::from(index + 1 < items.len());
            let needed = row.len() + usize::from(!row.is_empty()) + item.len() + 1;
            if !row.is_empty() && !self.fits(needed + reserve) {
                self.line(&row);
                row.clear();
            }
            let space = if row.is_empty() { "" } else { " " };
            let _ = write!(row, "{space}{item},");
        }
        self.line(row);
    }

    fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.level += 1;
        write(self);
        self.level -= 1;
    }

    fn fits(&self, width: usize) -> bool {
        self.level * INDENT + width <= WIDTH
    }

    fn indent(&mut self) {
        for _ in 0..self.level {
            self.text.push_str("    ");
        }
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

impl Type {
    pub(crate) fn plain(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            arguments: Vec::new(),
        }
    }

    pub(crate) fn generic(name: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self {
            name: name.into(),
            arguments,
        }
    }
}

impl std::fmt::Display for Type {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.name)?;
        for (index, argument) in self.arguments.iter().enumerate() {
            formatter.write_str(if index == 0 { "<" } else { ", " })?;
            argument.fmt(formatter)?;
        }
        formatter.write_str(if self.arguments.is_empty() { "" } else { ">" })
    }
}

impl Parameter {
    pub(crate) fn new(name: impl Into<String>, ty: Type) -> Self {
        Self {
            name: name.into(),
            ty: Some(ty),
        }
    }

    /// `self`, `mut self` or `&self`.
    pub(crate) fn receiver(text: &str) -> Self {
        Self {
            name: text.to_owned(),
            ty: None,
        }
    }
}

impl std::fmt::Display for Parameter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.name)?;
        match &self.ty {
            Some(ty) => write!(formatter, ": {ty}"),
            None => Ok(()),
        }
    }
}
