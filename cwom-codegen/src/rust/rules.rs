//! The rules of a value type, checked in Rust before the database checks them again.

use cwom_schema::schema::{Affix, Bounds, Length, OneOfMode, Pattern, Type, Value, ValueField};

use super::layout::Code;
use super::literal::{float, integer, string};
use super::names::Imports;

/// `impl Validate`, which reports every broken rule.
pub(crate) fn emit_validate(value: &Value, imports: &mut Imports<'_>, code: &mut Code) {
    let validate = imports.runtime("Validate");
    let problems = imports.runtime("Problems");
    code.blank();
    code.item(|code| {
        code.open(format!("impl {validate} for {} {{", value.name));
        let has_rules = !value.one_of.is_empty() || value.fields.iter().any(has_rule);
        if has_rules {
            imports.runtime_module("rules");
            code.open(format!("fn validate(&self, problems: &mut {problems}) {{"));
            emit_constants(value, code);
            for field in value.fields.iter().filter(|field| has_rule(field)) {
                emit_field(field, code);
            }
            emit_one_of(value, code);
            code.close("}");
        } else {
            code.line(format!("fn validate(&self, _: &mut {problems}) {{}}"));
        }
        code.close("}");
    });
}

/// Constants come before statements, so that a reader sees that they do not depend on any.
fn emit_constants(value: &Value, code: &mut Code) {
    let mut has_constants = !value.one_of.is_empty();
    for field in &value.fields {
        if let Some(pattern) = &field.pattern {
            has_constants = true;
            emit_pattern(&pattern_name(&field.rust), pattern, code);
        }
    }
    for (index, rule) in value.one_of.iter().enumerate() {
        let fields = rule.fields.iter().map(|field| &value.fields[*field].name);
        let names: Vec<String> = fields.map(|name| string(name)).collect();
        code.list(&format!("const ONE_OF_{index}: &[&str] ="), &names);
    }
    if has_constants {
        code.blank();
    }
}

fn emit_one_of(value: &Value, code: &mut Code) {
    for (index, rule) in value.one_of.iter().enumerate() {
        let fields = rule.fields.iter().map(|field| &value.fields[*field]);
        let set: Vec<String> = fields
            .map(|field| format!("self.{}.is_some()", field.rust))
            .collect();
        code.list("let set =", &set);
        let mode = match rule.mode {
            OneOfMode::Exactly => "rules::OneOfMode::Exactly",
            OneOfMode::AtMost => "rules::OneOfMode::AtMost",
            OneOfMode::AtLeast => "rules::OneOfMode::AtLeast",
        };
        let names = format!("ONE_OF_{index}");
        code.call("rules::one_of", &["problems", mode, &names, "set"], ";");
    }
}

fn emit_field(field: &ValueField, code: &mut Code) {
    let place = format!("self.{}", field.rust);
    let reference = if is_copied(&field.ty) { "" } else { "&" };
    let name = string(&field.name);
    if field.nullable {
        code.open(format!("if let Some(value) = {reference}{place} {{"));
        emit_rules(&field.ty, &name, "value", "value", code);
        emit_pattern_check(field, &name, "value", code);
        code.close("}");
    } else {
        let value = format!("{reference}{place}");
        emit_rules(&field.ty, &name, &value, &place, code);
        emit_pattern_check(field, &name, &value, code);
    }
}

/// The rules of a type on `value`, an expression of the type (copied) or of a reference to it;
/// `place` is the same without a sign of reference.
fn emit_rules(ty: &Type, name: &str, value: &str, place: &str, code: &mut Code) {
    let check = |code: &mut Code, function: &str, further: &[String]| {
        let mut arguments = vec!["problems", name, value];
        arguments.extend(further.iter().map(String::as_str));
        code.call(&format!("rules::{function}"), &arguments, ";");
    };
    match ty {
        Type::String(length) | Type::Text(length) => check(code, "text", &[length_bounds(length)]),
        Type::Bytes(length) => check(code, "bytes", &[length_bounds(length)]),
        Type::Int(_, limits) => check(code, "integer", &[bounds(limits, integer)]),
        Type::Float(limits) => check(code, "float", &[bounds(limits, float)]),
        Type::Decimal {
            precision,
            bounds: limits,
            ..
        } => check(
            code,
            "decimal",
            &[precision.to_string(), bounds(limits, integer)],
        ),
        Type::Json => check(code, "json", &[]),
        Type::List(item, length) => {
            if is_bounded(length) {
                emit_count(name, place, length, code);
            }
            if has_own_rule(item) {
                let iterated = if value == "value" {
                    value.to_owned()
                } else {
                    format!("&{place}")
                };
                emit_each(item, name, &iterated, code);
            } else if needs_walk(item) {
                check(code, "value", &[]);
            }
        }
        Type::Map(Some(item)) => {
            check(code, "value", &[]);
            if has_own_rule(item) {
                emit_each(item, name, &format!("{place}.values()"), code);
            }
        }
        _ => check(code, "value", &[]),
    }
}

fn emit_each(item: &Type, name: &str, iterated: &str, code: &mut Code) {
    code.open(format!("for item in {iterated} {{"));
    let value = if is_copied(item) { "*item" } else { "item" };
    emit_rules(item, name, value, "item", code);
    code.close("}");
}

fn emit_count(name: &str, place: &str, length: &Length, code: &mut Code) {
    let count = format!("{place}.len()");
    let limits = length_bounds(length);
    code.call("rules::items", &["problems", name, &count, &limits], ";");
}

fn emit_pattern_check(field: &ValueField, name: &str, value: &str, code: &mut Code) {
    if field.pattern.is_some() {
        let pattern = format!("&{}", pattern_name(&field.rust));
        code.call("rules::pattern", &["problems", name, value, &pattern], ";");
    }
}

pub(super) fn emit_pattern(name: &str, pattern: &Pattern, code: &mut Code) {
    code.constant_head(&format!(
        "const {name}: rules::PatternRule = rules::PatternRule {{"
    ));
    if let [affix] = pattern.alternatives.as_slice() {
        code.open("alternatives: &[rules::Affix {");
        emit_affix(affix, code);
        code.close("}],");
    } else {
        code.open("alternatives: &[");
        for affix in &pattern.alternatives {
            code.open("rules::Affix {");
            emit_affix(affix, code);
            code.close("},");
        }
        code.close("],");
    }
    code.close("};");
}

fn emit_affix(affix: &Affix, code: &mut Code) {
    if let Some(ranges) = &affix.chars {
        let ranges: Vec<String> = ranges
            .iter()
            .map(|(first, last)| format!("({first:?}, {last:?})"))
            .collect();
        code.nested_list("chars: Some", &ranges);
    }
    let parts = [
        ("prefix", &affix.prefix),
        ("suffix", &affix.suffix),
        ("contains", &affix.contains),
        ("excludes", &affix.excludes),
    ];
    for (key, part) in parts {
        if let Some(part) = part {
            code.line(format!("{key}: Some({}),", string(part)));
        }
    }
    code.line("..rules::Affix::ANY");
}

pub(super) fn pattern_name(field: &str) -> String {
    format!("{}_PATTERN", field.to_ascii_uppercase())
}

/// Whether some value of the field's type is not allowed.
fn has_rule(field: &ValueField) -> bool {
    match &field.ty {
        Type::List(item, length) => is_bounded(length) || needs_walk(item) || has_own_rule(item),
        ty => needs_walk(ty) || has_own_rule(ty),
    }
}

/// Whether `Validate` of the type has anything to say.
fn needs_walk(ty: &Type) -> bool {
    match ty {
        Type::Float(_)
        | Type::String(_)
        | Type::Text(_)
        | Type::Raw { .. }
        | Type::Json
        | Type::Map(_)
        | Type::Value(_) => true,
        Type::List(item, _) => needs_walk(item),
        _ => false,
    }
}

/// Whether the type has a rule that its Rust type does not know.
fn has_own_rule(ty: &Type) -> bool {
    match ty {
        Type::String(length) | Type::Text(length) | Type::Bytes(length) => is_bounded(length),
        Type::Int(_, limits) => is_bounded(limits),
        Type::Float(limits) => is_bounded(limits),
        Type::Decimal { .. } => true,
        Type::List(item, length) => is_bounded(length) || has_own_rule(item),
        Type::Map(Some(item)) => has_own_rule(item),
        _ => false,
    }
}

fn length_bounds(length: &Length) -> String {
    bounds(length, |bound| integer(i64::from(bound)))
}

fn bounds<T: Copy>(bounds: &Bounds<T>, show: impl Fn(T) -> String) -> String {
    let end = |bound: Option<T>| match bound {
        Some(bound) => format!("Some({})", show(bound)),
        None => "None".to_owned(),
    };
    format!(
        "rules::Bounds::new({}, {})",
        end(bounds.min),
        end(bounds.max)
    )
}

fn is_bounded<T>(bounds: &Bounds<T>) -> bool {
    bounds.min.is_some() || bounds.max.is_some()
}

fn is_copied(ty: &Type) -> bool {
    matches!(ty, Type::Int(..) | Type::Float(_) | Type::Decimal { .. })
}
