//! Specs that are right, and what they resolve to.

use cwom_schema::Schema;
use cwom_schema::schema::{DefaultValue, Expr, FieldKind, Literal, Requirement, Timestamps, Type};

const LIBRARY: &str = include_str!("library.toml");

fn library() -> Schema {
    let (schema, diagnostics) = cwom_schema::parse(LIBRARY);
    let text: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    schema.unwrap_or_else(|| panic!("{}", text.join("\n")))
}

#[test]
fn fields_stand_in_the_order_of_the_file() {
    let schema = library();
    let (_, book) = schema.entity("Book").expect("Book is defined");
    let names: Vec<&str> = book
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "id",
            "shelf",
            "shelf_role",
            "title",
            "type",
            "language",
            "price",
            "published",
            "maker",
            "abstract_text",
            "code",
            "title_key",
            "status",
            "farewell",
            "trace_id",
            "tags",
            "meta",
            "row_version",
            "created_at",
            "updated_at",
        ]
    );
    let (_, shelf) = book.field("shelf").expect("shelf");
    assert_eq!(
        (shelf.rust.as_str(), shelf.column.as_str()),
        ("shelf_id", "shelf_id")
    );
    let (_, status) = book.field("type").expect("type");
    assert_eq!(
        (status.rust.as_str(), status.column.as_str()),
        ("book_type", "type")
    );
    assert!(matches!(book.key().kind, FieldKind::Key));
}

#[test]
fn roles_follow_their_reference() {
    let schema = library();
    let (_, book) = schema.entity("Book").expect("Book");
    let (shelf, field) = book.field("shelf").expect("shelf");
    let (role, label) = book.field("shelf_role").expect("shelf_role");
    let FieldKind::Reference(reference) = &field.kind else {
        panic!("a reference");
    };
    assert_eq!(reference.role, Some(role));
    assert_eq!(label.kind, FieldKind::Role { of: shelf });
    assert!(label.nullable && label.immutable && field.immutable);
}

#[test]
fn defaults_are_canonical() {
    let schema = library();
    let (_, book) = schema.entity("Book").expect("Book");
    let default = |name: &str| {
        book.field(name)
            .and_then(|(_, field)| field.default.clone())
    };
    assert_eq!(default("price"), Some(DefaultValue::Int(1250)));
    assert_eq!(
        default("published"),
        Some(DefaultValue::Text("2024-02-29".to_owned()))
    );
    assert_eq!(default("tags"), Some(DefaultValue::EmptyList));
    assert_eq!(default("meta"), Some(DefaultValue::EmptyObject));
    assert_eq!(default("trace_id"), Some(DefaultValue::Context));
    assert_eq!(default("row_version"), Some(DefaultValue::Int(1)));
    assert_eq!(default("created_at"), Some(DefaultValue::Now));
    assert_eq!(default("status"), Some(DefaultValue::EnumValue(0)));
}

#[test]
fn an_embedded_value_has_columns_of_its_own() {
    let schema = library();
    let (_, book) = schema.entity("Book").expect("Book");
    let (_, maker) = book.field("maker").expect("maker");
    let FieldKind::Embedded(embedded) = &maker.kind else {
        panic!("embedded");
    };
    assert_eq!(
        embedded.columns,
        ["maker_kind", "maker_sort", "maker_display"]
    );
}

#[test]
fn expressions_read_columns_and_units() {
    let schema = library();
    let (_, book) = schema.entity("Book").expect("Book");
    let check = &book.checks[0];
    let mut columns = Vec::new();
    check.expr.visit_columns(&mut |column| columns.push(column));
    assert_eq!(columns, ["price", "maker_display", "shelf_id"]);
    let Expr::Or(parts) = &check.expr else {
        panic!("or")
    };
    let Expr::Binary(_, _, right) = &parts[0] else {
        panic!("comparison")
    };
    assert_eq!(**right, Expr::Literal(Literal::Int(1050)));
    assert!(book.indexes.iter().any(|index| index.predicate.is_some()));
    assert!(book.indexes.iter().any(|index| index.parts[0].descending));
}

#[test]
fn immutable_entities_keep_one_timestamp_and_their_links() {
    let schema = library();
    let (receipt, entity) = schema.entity("Receipt").expect("Receipt");
    assert_eq!(entity.timestamps, Timestamps::Created);
    let (_, link) = schema.links_of(receipt).next().expect("a link");
    assert!(link.append_only);
    assert_eq!(link.rust, "ReceiptLines");
    assert_eq!(link.columns, ["receipt_id", "book_id"]);
}

#[test]
fn self_links_are_named_from_both_ends() {
    let schema = library();
    let (book, _) = schema.entity("Book").expect("Book");
    let (_, sequel) = schema.links_of(book).next().expect("a link");
    assert_eq!(
        (sequel.name.as_str(), sequel.inverse.as_str()),
        ("sequels", "prequels")
    );
    assert!(sequel.acyclic && sequel.irreflexive);
    let payload: Vec<&str> = sequel
        .payload
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(payload, ["role", "note", "created_at"]);
}

#[test]
fn states_that_require_a_link_are_not_initial() {
    let schema = library();
    let (_, book) = schema.entity("Book").expect("Book");
    let machine = book.states.as_ref().expect("states");
    assert_eq!(machine.initial, [0, 1]);
    assert!(matches!(
        machine.requires[0].requirement,
        Requirement::Link(_)
    ));
    assert_eq!(machine.moves.len(), 3);
}

#[test]
fn agreement_finds_both_fields() {
    let schema = library();
    let (_, receipt) = schema.entity("Receipt").expect("Receipt");
    let agreed = receipt
        .references()
        .find_map(|(_, reference)| reference.same_as)
        .expect("same_as");
    assert_eq!(receipt[agreed.via].name, "book");
    let (_, book) = schema.entity("Book").expect("Book");
    assert_eq!(book[agreed.source].name, "shelf");
}

#[test]
fn key_types_point_at_their_entity() {
    let schema = library();
    for (id, entity) in schema.entities() {
        assert_eq!(entity.key().ty, Type::Key(id));
    }
}

#[test]
fn the_digest_is_that_of_the_text() {
    assert_eq!(
        cwom_schema::digest(""),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
}
