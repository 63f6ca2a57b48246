//! `src/links/<module>.rs`: the rows of a join table, and the list of them.

use cwom_schema::schema::{Field, FieldKind, Link, Type};

use super::docs::{capital, words};
use super::entity::emit_row;
use super::file::source_file;
use super::layout::Code;
use super::literal::string;
use super::names::{Imports, in_order, module_name, new_name};
use super::record::Record;
use super::sort::version_order;
use crate::FileSet;
use crate::context::Context;

/// One file for each link, and one that lists them.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    if context.schema.links.is_empty() {
        return;
    }
    for link in &context.schema.links {
        let path = format!("src/links/{}.rs", module_name(&link.module));
        files.insert(path, emit_link(context, link));
    }
    files.insert("src/links.rs", emit_list(context));
}

fn emit_link(context: &Context<'_>, link: &Link) -> String {
    let owner = &context.schema[link.owner];
    let target = &context.schema[link.target];
    let fields = row_fields(context, link);
    let doc = if link.doc.is_empty() {
        format!(
            "One of the {} of a [`{}`]: a row that links it to a [`{}`].",
            words(&link.name),
            owner.name,
            target.name
        )
    } else {
        link.doc.clone()
    };
    let record = Record {
        name: &link.rust,
        doc,
        source: format!(
            "link = {}",
            string(&format!("{}.{}", owner.name, link.name))
        ),
        fields: &fields,
        states: None,
        entity: None,
    };
    let title = format!(
        "The {} of {}: rows of `{}`.",
        words(&link.name),
        owner.name,
        link.table
    );
    emit_row(context, &record, &title)
}

/// The fields of a row: the two halves of its key, then its payload.
fn row_fields(context: &Context<'_>, link: &Link) -> Vec<Field> {
    let ends = [link.owner, link.target];
    let keys = link.columns.iter().zip(ends).map(|(column, end)| {
        let name = column.strip_suffix("_id").unwrap_or(column);
        Field {
            name: column.clone(),
            rust: column.clone(),
            column: column.clone(),
            doc: format!(
                "{}: a [`{}`].",
                capital(&words(name)),
                context.schema[end].name
            ),
            ty: Type::Key(end),
            nullable: false,
            default: None,
            kind: FieldKind::Data,
            immutable: true,
            sensitive: false,
            pattern: None,
            span: link.span,
        }
    });
    keys.chain(link.payload.iter().cloned()).collect()
}

fn emit_list(context: &Context<'_>) -> String {
    let mut code = Code::new();
    let mut links: Vec<&Link> = context.schema.links.iter().collect();
    let name = |link: &Link| module_name(&link.module);
    links.sort_by(|left, right| version_order(&name(left), &name(right)));
    for link in &links {
        code.line(format!("mod {};", name(link)));
    }
    code.blank();
    for link in &links {
        let names = [link.rust.clone(), new_name(&link.rust)];
        code.export(&name(link), &in_order(&names));
    }
    let imports = Imports::new(&context.names, []);
    source_file(
        context,
        "Rows of join tables, one module for each.",
        &imports,
        code,
    )
}
