//! Lists of names and paths: attributes, imports, arrays.

use std::fmt::Write as _;

use super::Code;
use crate::rust::literal::string;

/// The longest arguments of an attribute on one line.
const ATTRIBUTE_WIDTH: usize = 70;
/// The longest items of a list on one line.
const LIST_WIDTH: usize = 60;
/// Items of a list up to this length share lines.
const SHORT_ITEM_WIDTH: usize = 10;

impl Code {
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

    /// The attribute of serde for a field whose key in JSON is another word.
    pub(crate) fn renamed(&mut self, key: &str, field: &str) {
        if key != field {
            self.attribute("serde", &[format!("rename = {}", string(key))]);
        }
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

    /// `for variable in [items] {`, which opens a block.
    ///
    /// Around a single item, it is a block of its own.
    pub(crate) fn iterate(&mut self, variable: &str, items: &[String]) {
        if let [item] = items {
            self.open("{");
            self.line(format!("let {variable} = {item};"));
            return;
        }
        let joined = items.join(", ");
        let one_line = format!("for {variable} in [{joined}] {{");
        if joined.chars().count() <= LIST_WIDTH && self.fits(one_line.chars().count()) {
            self.open(one_line);
            return;
        }
        self.open(format!("for {variable} in ["));
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
        self.close("] {");
        self.level += 1;
    }

    /// `head [(items), …] tail` of tuples, where `head` ends in a bracket.
    pub(crate) fn tuples(&mut self, head: &str, tuples: &[Vec<String>], tail: &str) {
        if let [items] = tuples {
            let one_line = format!("{head}({}){tail}", items.join(", "));
            if self.fits(one_line.chars().count()) {
                self.line(one_line);
                return;
            }
            self.open(format!("{head}("));
            for item in items {
                self.line(format!("{item},"));
            }
            self.close(format!("){tail}"));
            return;
        }
        self.open(head);
        for items in tuples {
            self.tuple_item(items);
        }
        self.close(tail);
    }

    /// `(items),` of a list.
    fn tuple_item(&mut self, items: &[String]) {
        let joined = items.join(", ");
        if joined.chars().count() <= LIST_WIDTH {
            self.line(format!("({joined}),"));
            return;
        }
        self.open("(");
        for item in items {
            self.line(format!("{item},"));
        }
        self.close("),");
    }

    /// `head (items);`
    pub(crate) fn tuple(&mut self, head: &str, items: &[String]) {
        let joined = items.join(", ");
        if joined.chars().count() <= LIST_WIDTH {
            self.line(format!("{head} ({joined});"));
            return;
        }
        self.open(format!("{head} ("));
        for item in items {
            self.line(format!("{item},"));
        }
        self.close(");");
    }

    /// `head &[(key, &[items]), …];`
    pub(crate) fn table(&mut self, head: &str, rows: &[(String, Vec<String>)]) {
        self.open(format!("{head} &["));
        for (key, items) in rows {
            let joined = items.join(", ");
            let inside = format!("{key}, &[{joined}]");
            if inside.chars().count() <= LIST_WIDTH {
                self.line(format!("({inside}),"));
                continue;
            }
            self.open("(");
            self.line(format!("{key},"));
            if joined.chars().count() <= LIST_WIDTH {
                self.line(format!("&[{joined}],"));
            } else {
                self.open("&[");
                for item in items {
                    self.line(format!("{item},"));
                }
                self.close("],");
            }
            self.close("),");
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
        let mut is_broken = false;
        for (index, item) in items.iter().enumerate() {
            let item = item.as_ref();
            // A row that follows another or that another follows ends one character earlier.
            let reserve = usize::from(index + 1 < items.len() || is_broken);
            let needed = row.len() + usize::from(!row.is_empty()) + item.len() + 1;
            if !row.is_empty() && !self.fits(needed + reserve) {
                self.line(&row);
                row.clear();
                is_broken = true;
            }
            let space = if row.is_empty() { "" } else { " " };
            let _ = write!(row, "{space}{item},");
        }
        self.line(row);
    }
}
