//! Fields, functions, constants and arms of a match.

use super::{CALL_WIDTH, Code, INDENT, Parameter, Type};

impl Code {
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

    /// A line that opens the struct literal of a constant, left alone where it is too long.
    pub(crate) fn constant_head(&mut self, text: &str) {
        if !self.fits(text.chars().count() + 1) {
            self.line("#[rustfmt::skip]");
        }
        self.open(text);
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
}
