//! Builders of rows: `NewX` holds what a creator gives, and becomes a whole row at creation.

use cwom_schema::Schema;
use cwom_schema::schema::{DefaultValue, EntityId, Field, FieldId, FieldKind, Type as SpecType};

use super::docs::field_doc;
use super::draft::{Origin, followers};
use super::input::{emit_new_form, is_defaulted};
use super::layout::{Code, Initial, Parameter, Type};
use super::literal::{default_expression, float};
use super::names::{Imports, handle, new_name};
use super::new_links::{emit_link_fields, emit_link_setters, emit_links, given_links};
use super::record::{Record, emit_debug};
use super::setter::{converted, emit_setter};
use super::types::{Equality, argument_type, is_copy, optional, optional_type, rust_type};

/// The longest list of arguments that Clippy takes without a word.
const ARGUMENTS: usize = 7;

/// The longest name that stands within a call with its fields.
const LONG_NAME: usize = 50;

/// A record with all that its builder needs.
#[derive(Debug)]
pub(crate) struct Builder<'a, 'b> {
    pub(crate) schema: &'a Schema,
    pub(crate) record: &'b Record<'b>,
    pub(crate) origins: &'b [Origin],
}

impl<'a, 'b> Builder<'a, 'b> {
    /// The constructor, inside `impl Record`.
    pub(crate) fn emit_constructor(&self, imports: &mut Imports<'a>, code: &mut Code) {
        let builder = new_name(self.record.name);
        let mut parameters = Vec::new();
        for (field, origin) in self.parts().filter(|(_, origin)| origin.is_argument()) {
            let ty = match origin {
                Origin::GivenWhole(target) => self.whole(*target, imports),
                _ => self.given(field, imports).0,
            };
            parameters.push(Parameter::new(handle(field, self.record.fields), ty));
        }
        code.prose(
            &format!("A new row with what it cannot do without; the rest is set on [`{builder}`]."),
            imports,
        );
        code.item(|code| {
            code.line(
                "#[expect(clippy::new_ret_no_self, reason = \"a row exists once it is created\")]",
            );
            if parameters.len() > ARGUMENTS {
                code.attribute(
                    "expect",
                    &[
                        "clippy::too_many_arguments".to_owned(),
                        "reason = \"each is required by the spec\"".to_owned(),
                    ],
                );
            }
            code.function("pub fn new", &parameters, &format!(" -> {builder}"));
            let fields: Vec<(&str, Initial)> = self
                .parts()
                .filter(|(_, origin)| origin.is_in_builder())
                .map(|(field, origin)| {
                    (
                        field.rust.as_str(),
                        self.first_value(field, origin, imports),
                    )
                })
                .collect();
            let links = given_links(self.schema, self.record);
            let empty = links.iter().map(|link| {
                let new = format!("{}::new()", imports.standard("Vec"));
                (link.name.as_str(), Initial::Plain(new))
            });
            let fields: Vec<(&str, Initial)> = fields.into_iter().chain(empty).collect();
            code.literal(&format!("{builder} {{"), &fields, "}");
            code.close("}");
        });
    }

    /// The builder itself: struct, setters, and what it becomes.
    pub(crate) fn emit(&self, imports: &mut Imports<'a>, code: &mut Code) {
        let name = new_name(self.record.name);
        let is_sensitive = self.record.fields.iter().any(|field| field.sensitive);
        code.blank();
        code.prose(
            &format!("What a creator gives of [`{}`].", self.record.name),
            imports,
        );
        let mut traits = vec!["Clone".to_owned(), "PartialEq".to_owned()];
        if !is_sensitive {
            traits.insert(0, "Debug".to_owned());
        }
        if imports.equality(self.record.fields.iter().map(|field| &field.ty)) > Equality::Partial {
            traits.push("Eq".to_owned());
        }
        code.derive(&traits);
        code.line("#[must_use = \"nothing is written until it is created\"]");
        let held = || self.parts().filter(|(_, origin)| origin.is_in_builder());
        let links = given_links(self.schema, self.record);
        code.item(|code| {
            code.open(format!("pub struct {name} {{"));
            for (field, origin) in held() {
                let ty = self.held_type(field, origin, imports);
                code.field(&field.rust, &ty);
            }
            emit_link_fields(self.schema, &links, imports, code);
            code.close("}");
        });
        if is_sensitive {
            let shown = held().map(|(field, _)| (&*field.rust, field.sensitive));
            emit_debug(&name, shown, imports, code);
        }
        let fields: Vec<(&Field, Option<Initial>)> = held()
            .map(|(field, origin)| {
                let default = is_defaulted(field, origin);
                (
                    field,
                    default.then(|| self.first_value(field, origin, imports)),
                )
            })
            .collect();
        emit_new_form(
            self.schema,
            self.record,
            &name,
            fields.into_iter(),
            imports,
            code,
        );
        self.emit_setters(&name, imports, code);
        self.emit_build(&name, imports, code);
    }

    fn emit_setters(&self, name: &str, imports: &mut Imports<'a>, code: &mut Code) {
        let has_setter = |origin: &Origin| {
            matches!(
                origin,
                Origin::Optional | Origin::OptionalWhole(_) | Origin::Late(_) | Origin::FreshId
            )
        };
        let links = given_links(self.schema, self.record);
        if !self.origins.iter().any(has_setter) && links.is_empty() {
            return;
        }
        code.blank();
        code.open(format!("impl {name} {{"));
        let mut is_first = true;
        for (index, (field, origin)) in self.parts().enumerate() {
            if !has_setter(origin) {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                code.blank();
            }
            code.prose(&field_doc(self.schema, self.record.fields, field), imports);
            code.item(|code| {
                if let Origin::OptionalWhole(target) = origin {
                    self.emit_whole_setter(FieldId(index), field, *target, imports, code);
                } else {
                    let (ty, conversion) = self.given(field, imports);
                    let is_wrapped = field.nullable || !matches!(origin, Origin::Optional);
                    let name = handle(field, self.record.fields);
                    emit_setter(name, &field.rust, &ty, conversion, is_wrapped, code);
                }
            });
        }
        emit_link_setters(self.schema, &links, is_first, imports, code);
        code.close("}");
    }

    fn emit_whole_setter(
        &self,
        id: FieldId,
        field: &Field,
        target: EntityId,
        imports: &mut Imports<'a>,
        code: &mut Code,
    ) {
        let name = handle(field, self.record.fields);
        let parameters = [
            Parameter::receiver("mut self"),
            Parameter::new(name, self.whole(target, imports)),
        ];
        code.function(&format!("pub fn {name}"), &parameters, " -> Self");
        let key = &self.schema[target].key().rust;
        let clone = if is_copy(self.schema, &field.ty) {
            ""
        } else {
            ".clone()"
        };
        code.assign(
            &format!("self.{}", field.rust),
            &format!("Some({name}.{key}{clone})"),
        );
        for (follower, source) in followers(self.schema, self.record, id, target) {
            let clone = if is_copy(self.schema, &follower.ty) {
                ""
            } else {
                ".clone()"
            };
            let value = format!("{name}.{}{clone}", source.rust);
            let is_wrapped = follower.nullable && !source.nullable;
            let value = if is_wrapped {
                format!("Some({value})")
            } else {
                value
            };
            code.assign(&format!("self.{}", follower.rust), &value);
        }
        code.line("self");
        code.close("}");
    }

    fn emit_build(&self, name: &str, imports: &mut Imports<'a>, code: &mut Code) {
        let record = self.record.name;
        let new = imports.runtime("New");
        let creation = imports.runtime("Creation");
        let invalid = imports.runtime("Invalid");
        let result = imports.standard("Result");
        code.blank();
        code.item(|code| {
            code.open(format!("impl {new} for {name} {{"));
            code.line(format!("type Entity = {record};"));
            code.blank();
            let parameters = [
                Parameter::receiver("self"),
                Parameter::new("at", Type::plain(format!("&{creation}<'_>"))),
            ];
            code.function(
                "fn build",
                &parameters,
                &format!(" -> {result}<{record}, {invalid}>"),
            );
            let fields: Vec<(&str, Initial)> = self
                .parts()
                .map(|(field, origin)| {
                    (field.rust.as_str(), self.last_value(field, origin, imports))
                })
                .collect();
            // rustfmt breaks a call before an argument of a long name.
            if record.len() > LONG_NAME {
                code.literal(&format!("let created = {record} {{"), &fields, "};");
                code.line("Ok(created)");
            } else {
                code.literal(&format!("Ok({record} {{"), &fields, "})");
            }
            code.close("}");
            let links = given_links(self.schema, self.record);
            emit_links(self.record, &links, imports, code);
            code.close("}");
        });
    }

    /// What the constructor puts into the builder.
    fn first_value(&self, field: &Field, origin: &Origin, imports: &mut Imports<'a>) -> Initial {
        let name = handle(field, self.record.fields);
        match origin {
            Origin::Given => {
                let conversion = self.given(field, imports).1;
                converted(name, conversion)
            }
            Origin::GivenWhole(target) => {
                let key = &self.schema[*target].key().rust;
                self.taken(name, key, &field.ty, false)
            }
            Origin::Follows(agreed) => {
                let via = &self.record.fields[agreed.via.0];
                let FieldKind::Reference(reference) = &via.kind else {
                    unreachable!("an agreement leads through a reference");
                };
                if via.nullable {
                    return Initial::Plain("None".to_owned());
                }
                let source = &self.schema[reference.target][agreed.source];
                let is_wrapped = field.nullable && !source.nullable;
                let via = handle(via, self.record.fields);
                self.taken(via, &source.rust, &field.ty, is_wrapped)
            }
            Origin::Optional => {
                let default = field.default.as_ref().and_then(|default| {
                    default_expression(self.schema, &field.ty, default, imports)
                });
                match default {
                    Some(value) if field.nullable => value.wrapped("Some"),
                    Some(value) => value,
                    None => Initial::Plain("None".to_owned()),
                }
            }
            Origin::OptionalWhole(_)
            | Origin::Late(_)
            | Origin::FreshId
            | Origin::OnlyState(_)
            | Origin::Managed => Initial::Plain("None".to_owned()),
        }
    }

    /// What the builder puts into the row.
    fn last_value(&self, field: &Field, origin: &Origin, imports: &mut Imports<'a>) -> Initial {
        let held = |link: &str| {
            let links = [field.rust.as_str(), link]
                .into_iter()
                .filter(|link| !link.is_empty());
            Initial::Chain("self".to_owned(), links.map(str::to_owned).collect())
        };
        match origin {
            Origin::Given
            | Origin::GivenWhole(_)
            | Origin::Optional
            | Origin::OptionalWhole(_)
            | Origin::Follows(_) => held(""),
            Origin::FreshId => held("unwrap_or_else(|| at.id())"),
            Origin::Late(default) => {
                let (value, is_call) = late_value(&field.ty, default);
                match (field.nullable, is_call) {
                    (false, false) => held(&format!("unwrap_or({value})")),
                    (false, true) => held(&format!("unwrap_or_else(|| {value})")),
                    (true, false) => held(&format!("or(Some({value}))")),
                    (true, true) => held(&format!("or_else(|| Some({value}))")),
                }
            }
            Origin::OnlyState(position) => default_expression(
                self.schema,
                &field.ty,
                &DefaultValue::EnumValue(*position),
                imports,
            )
            .unwrap_or(Initial::Plain("None".to_owned())),
            Origin::Managed => self.managed_value(field, imports),
        }
    }

    fn managed_value(&self, field: &Field, imports: &mut Imports<'a>) -> Initial {
        Initial::Plain(match field.kind {
            FieldKind::Version => "1".to_owned(),
            FieldKind::CreatedAt | FieldKind::UpdatedAt => "at.now".to_owned(),
            _ if field.nullable => "None".to_owned(),
            // The database computes it; the store reads the row back.
            _ => return self.placeholder(&field.ty, imports),
        })
    }

    fn placeholder(&self, ty: &SpecType, imports: &mut Imports<'a>) -> Initial {
        Initial::Plain(match ty {
            SpecType::Bool => "false".to_owned(),
            SpecType::Int(..) => "0".to_owned(),
            SpecType::Float(_) => float(0.0),
            SpecType::Timestamp => "at.now".to_owned(),
            SpecType::Date => "at.now.date()".to_owned(),
            SpecType::Trace => "at.trace".to_owned(),
            SpecType::Uuid => "at.uuid()".to_owned(),
            SpecType::Ulid => "at.ulid()".to_owned(),
            SpecType::Json => format!("{}::Null", imports.runtime("Json")),
            SpecType::Decimal { .. } => format!("{}::from_units(0)", imports.runtime("Decimal")),
            SpecType::Duration => format!("{}::from_micros(0)", imports.runtime("Duration")),
            SpecType::Enum(id) => {
                let item = &self.schema[*id];
                format!("{}::{}", imports.model(&item.name), item.values[0].rust)
            }
            _ => {
                let ty = rust_type(self.schema, ty, imports);
                format!("<{ty} as {}>::default()", imports.standard("Default"))
            }
        })
    }

    /// A part of a whole target.
    fn taken(&self, target: &str, part: &str, ty: &SpecType, is_wrapped: bool) -> Initial {
        let is_copy = is_copy(self.schema, ty);
        if is_wrapped {
            let clone = if is_copy { "" } else { ".clone()" };
            return Initial::Call("Some".to_owned(), format!("{target}.{part}{clone}"));
        }
        let mut links = vec![part.to_owned()];
        if !is_copy {
            links.push("clone()".to_owned());
        }
        Initial::Chain(target.to_owned(), links)
    }

    fn held_type(&self, field: &Field, origin: &Origin, imports: &mut Imports<'a>) -> Type {
        match origin {
            Origin::FreshId | Origin::Late(_) if !field.nullable => {
                let inner = rust_type(self.schema, &field.ty, imports);
                optional(inner, imports)
            }
            _ => optional_type(self.schema, &field.ty, field.nullable, imports),
        }
    }

    fn given(&self, field: &Field, imports: &mut Imports<'a>) -> (Type, &'static str) {
        argument_type(self.schema, &field.ty, imports)
    }

    fn whole(&self, target: EntityId, imports: &mut Imports<'a>) -> Type {
        Type::plain(format!("&{}", imports.model(&self.schema[target].name)))
    }

    fn parts(&self) -> impl Iterator<Item = (&'b Field, &'b Origin)> {
        self.record.fields.iter().zip(self.origins)
    }
}

/// What a creation decides, and whether it takes a call.
fn late_value(ty: &SpecType, default: &DefaultValue) -> (&'static str, bool) {
    match (ty, default) {
        (_, DefaultValue::Context) => ("at.trace", false),
        (SpecType::Date, DefaultValue::Now) => ("at.now.date()", true),
        (_, DefaultValue::Now) => ("at.now", false),
        (SpecType::Ulid, _) => ("at.ulid()", true),
        _ => ("at.uuid()", true),
    }
}
