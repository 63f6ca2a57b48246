//! Setters of builders and values, and what constructors do with their arguments.

use super::layout::{Code, Initial, Parameter, Type};

/// A setter of one field, chainable.
pub(crate) fn emit_setter(
    name: &str,
    field: &str,
    ty: &Type,
    conversion: &str,
    is_wrapped: bool,
    code: &mut Code,
) {
    let parameter = parameter_name(name, ty, conversion);
    let value = format!("{parameter}{conversion}");
    let value = if is_wrapped {
        format!("Some({value})")
    } else {
        value
    };
    let parameters = [
        Parameter::receiver("mut self"),
        Parameter::new(parameter, ty.clone()),
    ];
    code.function(&format!("pub fn {name}"), &parameters, " -> Self");
    code.assign(&format!("self.{field}"), &value);
    code.line("self");
    code.close("}");
}

/// An argument of a constructor as the first value of its field.
pub(crate) fn converted(name: &str, conversion: &str) -> Initial {
    if conversion.is_empty() {
        return Initial::Plain(name.to_owned());
    }
    let links = conversion.split('.').filter(|link| !link.is_empty());
    Initial::Chain(name.to_owned(), links.map(str::to_owned).collect())
}

/// The parameter goes by the field's name; a name that would not fit a line gives way to `value`.
fn parameter_name<'n>(name: &'n str, ty: &Type, conversion: &str) -> &'n str {
    let declared = 8 + name.len() + 2 + ty.to_string().chars().count() + 1;
    let used = 12 + name.len() + conversion.len() + "Some();".len();
    let chain = name.len() + conversion.len();
    let is_long =
        declared > 100 || used > 100 || (conversion.matches('.').count() > 1 && chain > 53);
    if is_long { "value" } else { name }
}
