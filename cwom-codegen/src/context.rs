//! What every emitter reads: the input, and what is derived from it once.

use cwom_schema::Schema;
use cwom_schema::schema::{EntityId, FieldId, LinkId};
use cwom_schema::tables::Tables;

use crate::rust::Names;
use crate::{Input, MARKER, MigrationFile};

/// What every emitter reads.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The model.
    pub(crate) schema: &'a Schema,
    /// Its relational view.
    pub(crate) tables: &'a Tables,
    /// The text of the spec.
    pub(crate) spec_text: &'a str,
    /// The way from the output directory to the spec.
    pub(crate) spec_path: &'a str,
    /// The migrations that the crate compiles in.
    pub(crate) migrations: &'a [MigrationFile<'a>],
    /// The name of the generated crate, where it has its tests.
    pub(crate) crate_name: Option<&'a str>,
    /// SHA-256 of the spec's text.
    pub(crate) digest: String,
    /// The text of the first line of every file, without the sign that makes it a comment. It names
    /// neither version nor date: a file changes when its content does.
    pub(crate) header: String,
    /// The types of the generated crate.
    pub(crate) names: Names,
    /// What leads to each entity, in the order of the entities: looked up once, because to search
    /// the whole schema from each entity takes the square of its size.
    ends: Vec<Ends>,
}

/// What leads to one entity, or from it to many.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    /// References of any entity that point here, in the order of the spec.
    pub(crate) references: Vec<(EntityId, FieldId)>,
    /// Links that begin or end here, each once, in the order of the spec.
    pub(crate) links: Vec<LinkId>,
}

impl Ends {
    fn of(schema: &Schema) -> Vec<Self> {
        let mut ends: Vec<Self> = schema.entities.iter().map(|_| Self::default()).collect();
        for (holder, entity) in schema.entities() {
            for (field, reference) in entity.references() {
                ends[reference.target.0].references.push((holder, field));
            }
        }
        for (position, link) in schema.links.iter().enumerate() {
            ends[link.owner.0].links.push(LinkId(position));
            if link.target != link.owner {
                ends[link.target.0].links.push(LinkId(position));
            }
        }
        ends
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(input: &Input<'a>) -> Self {
        let command = &input.schema.generate.command;
        let spec = input.spec_file_name;
        Self {
            schema: input.schema,
            tables: input.tables,
            spec_text: input.spec_text,
            spec_path: input.spec_path_from_output,
            migrations: input.migrations,
            crate_name: input.crate_name,
            digest: cwom_schema::digest(input.spec_text),
            header: format!("{MARKER} `{command}` from {spec}; do not edit."),
            names: Names::of(input.schema),
            ends: Ends::of(input.schema),
        }
    }

    /// What leads to this entity.
    pub(crate) fn ends(&self, id: EntityId) -> &Ends {
        &self.ends[id.0]
    }
}
