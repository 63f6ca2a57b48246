//! The definition in the spec that a struct stands for: an entity, or the row of a link.

use cwom_schema::schema::{Entity, EntityId, Field, Link, LinkId, Schema};
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{LitStr, Path};

use crate::rust_type::RustType;
use crate::suggest::did_you_mean;

/// An entity or a link, with the fields that its struct has.
pub(crate) struct Definition<'a> {
    /// Which one it is.
    pub(crate) subject: Defined<'a>,
    /// Its fields in the order of the table.
    pub(crate) members: Vec<Member<'a>>,
}

/// What a definition is.
#[derive(Clone, Copy)]
pub(crate) enum Defined<'a> {
    /// An entity.
    Entity(EntityId, &'a Entity),
    /// A link between two entities.
    Link(LinkId, &'a Link),
}

/// A field that a definition says its struct has.
pub(crate) struct Member<'a> {
    /// Its name in Rust.
    pub(crate) name: &'a str,
    /// Its type in Rust.
    pub(crate) ty: RustType,
    /// What it is.
    pub(crate) source: Source<'a>,
}

/// What a member comes from.
#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    /// A field of the spec.
    Field(&'a Field),
    /// One end of a link, in the column of its name.
    End,
}

impl<'a> Definition<'a> {
    /// The entity that a literal names.
    pub(crate) fn entity(schema: &'a Schema, written: &LitStr) -> syn::Result<Self> {
        Self::entity_called(schema, &written.value(), written.span())
    }

    /// The entity of another crate that a path leads to.
    pub(crate) fn entity_at(schema: &'a Schema, path: &Path) -> syn::Result<Self> {
        let name = path
            .segments
            .last()
            .map(|segment| segment.ident.unraw().to_string());
        Self::entity_called(schema, &name.unwrap_or_default(), path.span())
    }

    fn entity_called(schema: &'a Schema, name: &str, span: Span) -> syn::Result<Self> {
        let Some((id, entity)) = schema.entity(name) else {
            let names = schema.entities.iter().map(|entity| entity.name.as_str());
            let help = did_you_mean(name, names);
            let message = format!("the spec has no entity `{name}`{help}");
            return Err(syn::Error::new(span, message));
        };
        let members = entity
            .fields
            .iter()
            .map(|field| Member::of_field(schema, field))
            .collect();
        Ok(Self {
            subject: Defined::Entity(id, entity),
            members,
        })
    }

    /// The link that a literal names: `Owner.link`.
    pub(crate) fn link(schema: &'a Schema, written: &LitStr) -> syn::Result<Self> {
        let name = written.value();
        let Some((id, link)) = find_link(schema, &name) else {
            let help = link_help(schema, &name);
            let message = format!("the spec has no link `{name}`{help}");
            return Err(syn::Error::new(written.span(), message));
        };
        let ends = link
            .columns
            .iter()
            .zip([link.owner, link.target])
            .map(|(column, entity)| {
                let ty = RustType::key(schema, entity);
                Member {
                    name: column,
                    ty,
                    source: Source::End,
                }
            });
        let payload = link
            .payload
            .iter()
            .map(|field| Member::of_field(schema, field));
        Ok(Self {
            subject: Defined::Link(id, link),
            members: ends.chain(payload).collect(),
        })
    }

    /// How many members the key has; they come first.
    pub(crate) fn key_len(&self) -> usize {
        match self.subject {
            Defined::Entity(..) => 1,
            Defined::Link(..) => 2,
        }
    }

    /// Whether its rows may go away.
    pub(crate) fn is_deletable(&self) -> bool {
        match self.subject {
            Defined::Entity(_, entity) => entity.is_deletable(),
            Defined::Link(_, link) => !link.append_only,
        }
    }

    /// The name that messages and errors at run time have for it.
    pub(crate) fn name(&self) -> &'a str {
        match self.subject {
            Defined::Entity(_, entity) => &entity.name,
            Defined::Link(_, link) => &link.rust,
        }
    }
}

impl<'a> Member<'a> {
    fn of_field(schema: &Schema, field: &'a Field) -> Self {
        let ty = RustType::of_field(schema, &field.ty, field.nullable);
        Self {
            name: &field.rust,
            ty,
            source: Source::Field(field),
        }
    }

    /// What the spec says about it; empty when it says nothing.
    pub(crate) fn doc(&self) -> &'a str {
        match self.source {
            Source::Field(field) => &field.doc,
            Source::End => "",
        }
    }

    /// Whether the spec or the table calls it so, where Rust has another name.
    pub(crate) fn is_also_called(&self, name: &str) -> bool {
        match self.source {
            Source::Field(field) => field.name == name || field.column == name,
            Source::End => false,
        }
    }
}

fn find_link<'a>(schema: &'a Schema, name: &str) -> Option<(LinkId, &'a Link)> {
    let (owner, link) = name.split_once('.')?;
    let (owner, _) = schema.entity(owner)?;
    schema
        .links_of(owner)
        .find(|(_, candidate)| candidate.name == link)
}

fn link_help(schema: &Schema, name: &str) -> String {
    let paths: Vec<String> = schema
        .links
        .iter()
        .map(|link| format!("{}.{}", schema[link.owner].name, link.name))
        .collect();
    if !name.contains('.') {
        // Whoever writes the row's struct, or the link without its owner, means that one link.
        let meant = schema
            .links
            .iter()
            .position(|link| link.name == name || link.rust == name || link.module == name);
        return match meant {
            Some(position) => format!("; did you mean `{}`?", paths[position]),
            None => "; a link is named with its owner: `Owner.link`".to_owned(),
        };
    }
    did_you_mean(name, paths.iter().map(String::as_str))
}
