//! The attribute `#[cwom(…)]`: which definition of which spec a struct stands for.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Ident, Lit, LitStr, Path, Token};

use crate::errors::Errors;
use crate::suggest::did_you_mean;

/// What the attributes of a struct say.
pub(crate) struct Attributes {
    /// The definition that the struct stands for.
    pub(crate) subject: Subject,
    /// Where the spec is, relative to the source file; the package's own spec without.
    pub(crate) spec: Option<LitStr>,
    /// The path of the runtime crate, `::cwom_runtime` without.
    pub(crate) runtime: Option<Path>,
}

/// The definition that a struct stands for.
pub(crate) enum Subject {
    /// Every field of an entity: `entity = "Name"`.
    Entity(LitStr),
    /// Some fields of an entity: `entity = "Name", view`.
    View(LitStr),
    /// Some fields of an entity of another crate: `entity = "crate_name::Name", view`.
    ForeignView(Path),
    /// A row of a join table: `link = "Owner.name"`.
    Link(LitStr),
}

impl Subject {
    /// Where the definition is named.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Entity(name) | Self::View(name) | Self::Link(name) => name.span(),
            Self::ForeignView(path) => path.span(),
        }
    }
}

const KEYS: [&str; 5] = ["entity", "link", "view", "spec", "runtime"];

const USAGE: &str = "write `#[cwom(entity = \"Name\")]`, `#[cwom(entity = \"Name\", view)]` or \
                     `#[cwom(link = \"Owner.link\")]`";

impl Attributes {
    /// Reads every `#[cwom(…)]` of a struct; `None` when a mistake leaves nothing to work with.
    pub(crate) fn parse(
        attributes: &[Attribute],
        name: &Ident,
        errors: &mut Errors,
    ) -> Option<Self> {
        let mut items = items(attributes, errors)?;
        // A key that is there but wrong is reported as such, and not as missing too.
        let is_said = items
            .iter()
            .any(|item| item.key == "entity" || item.key == "link");
        let entity = text(&mut items, "entity", errors);
        let link = text(&mut items, "link", errors);
        let spec = text(&mut items, "spec", errors);
        let runtime =
            text(&mut items, "runtime", errors).and_then(|literal| path(&literal, errors));
        let view = flag(&mut items, "view", errors);

        let subject = match (entity, link) {
            (Some(entity), Some(link)) => {
                errors.on(
                    link,
                    "a struct stands for an entity or for a link, not for both",
                );
                Subject::Entity(entity)
            }
            (Some(entity), None) => entity_subject(entity, view.is_some(), spec.as_ref(), errors)?,
            (None, Some(link)) => {
                if let Some(view) = view {
                    errors.on(view, "a link has no views, its rows are always read whole");
                }
                Subject::Link(link)
            }
            (None, None) => {
                if !is_said {
                    errors.on(
                        name,
                        format!("`{name}` does not say what it stands for; {USAGE}"),
                    );
                }
                return None;
            }
        };
        Some(Self {
            subject,
            spec,
            runtime,
        })
    }
}

/// One `key` or `key = value`.
struct Item {
    key: Ident,
    value: Option<Lit>,
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(Self { key, value: None });
        }
        input.parse::<Token![=]>()?;
        if !input.peek(Lit) {
            return Err(input.error(format!("`{key}` is a string: `{key} = \"…\"`")));
        }
        Ok(Self {
            value: Some(input.parse()?),
            key,
        })
    }
}

/// The items of all attributes, without unknown and repeated ones; `None` when they do not parse.
fn items(attributes: &[Attribute], errors: &mut Errors) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    let mut broken = false;
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cwom"))
    {
        let parsed =
            match attribute.parse_args_with(Punctuated::<Item, Token![,]>::parse_terminated) {
                Ok(parsed) => parsed,
                Err(error) => {
                    errors.push(error);
                    broken = true;
                    continue;
                }
            };
        for item in parsed {
            let key = item.key.to_string();
            if !KEYS.contains(&key.as_str()) {
                let help = did_you_mean(&key, KEYS);
                errors.on(item.key, format!("unknown key `{key}`{help}"));
            } else if items.iter().any(|other| other.key == item.key) {
                errors.on(item.key, format!("`{key}` is given twice"));
            } else {
                items.push(item);
            }
        }
    }
    (!broken).then_some(items)
}

fn take(items: &mut Vec<Item>, key: &str) -> Option<Item> {
    let position = items.iter().position(|item| item.key == key)?;
    Some(items.swap_remove(position))
}

fn text(items: &mut Vec<Item>, key: &str, errors: &mut Errors) -> Option<LitStr> {
    let item = take(items, key)?;
    match item.value {
        Some(Lit::Str(text)) => return Some(text),
        Some(other) => errors.on(other, format!("`{key}` is a string: `{key} = \"…\"`")),
        None => errors.on(item.key, format!("`{key}` needs a value: `{key} = \"…\"`")),
    }
    None
}

fn flag(items: &mut Vec<Item>, key: &str, errors: &mut Errors) -> Option<Ident> {
    let item = take(items, key)?;
    if let Some(value) = item.value {
        errors.on(value, format!("`{key}` takes no value"));
    }
    Some(item.key)
}

fn path(literal: &LitStr, errors: &mut Errors) -> Option<Path> {
    let parsed = literal.parse_with(Path::parse_mod_style);
    if parsed.is_err() {
        errors.on(literal, format!("`{}` is not a path", literal.value()));
    }
    parsed.ok()
}

fn entity_subject(
    entity: LitStr,
    is_view: bool,
    spec: Option<&LitStr>,
    errors: &mut Errors,
) -> Option<Subject> {
    if !entity.value().contains("::") {
        return Some(if is_view {
            Subject::View(entity)
        } else {
            Subject::Entity(entity)
        });
    }
    let path = path(&entity, errors)?;
    if !is_view {
        errors.on(
            &entity,
            format!(
                "`{}` belongs to another crate, where only a view of it can be made; write \
                 `entity = \"{0}\", view`",
                entity.value(),
            ),
        );
        return None;
    }
    if let Some(spec) = spec {
        errors.on(
            spec,
            "the spec of an entity of another crate comes from that crate",
        );
    }
    Some(Subject::ForeignView(path))
}
