//! Type strings and expressions, one by one: what each becomes, or which mistake it is.

use cwom_schema::schema::{
    BinaryOp, Bounds, DefaultValue, Expr, Function, IntWidth, Length, Literal, Type,
};

fn spec(fields: &str, checks: &str) -> String {
    format!(
        "format = 1\n[model]\nname = \"shop\"\ndoc = \"A shop.\"\n\
         [enum.Size]\ndoc = \"How large.\"\nvalues = {{ small = \"Small.\", large = \"Large.\" }}\n\
         [entity.Item]\ndoc = \"An item.\"\ntable = \"items\"\n\
         [entity.Item.checks]\n{checks}\n[entity.Item.fields]\nid_text = \"string\"\n{fields}\n"
    )
}

/// The type and nullability that a string becomes, or the first code.
fn type_of(text: &str) -> Result<(Type, bool), &'static str> {
    let (schema, diagnostics) = cwom_schema::parse(&spec(&format!("field = '{text}'"), ""));
    match schema {
        Some(schema) => {
            let (_, field) = schema.entities[0].field("field").expect("the field");
            Ok((field.ty.clone(), field.nullable))
        }
        None => Err(diagnostics.iter().next().expect("a reason").code.as_str()),
    }
}

/// The expression that a check becomes, or the first code.
fn check_of(text: &str) -> Result<Expr, &'static str> {
    let fields = "name = \"string(..64)\"\ncount = \"i32\"\nprice = \"decimal(8, 2)\"\n\
                  size = \"Size\"\nmade = \"date?\"\nopen = \"bool\"\nratio = \"f64\"\n\
                  parent = \"-> Item?\"\nlasts = \"duration\"";
    let (schema, diagnostics) = cwom_schema::parse(&spec(fields, &format!("check = \"{text}\"")));
    match schema {
        Some(schema) => Ok(schema.entities[0].checks[0].expr.clone()),
        None => Err(diagnostics.iter().next().expect("a reason").code.as_str()),
    }
}

fn length(min: Option<u32>, max: Option<u32>) -> Length {
    Bounds { min, max }
}

#[test]
fn type_strings_become_types() {
    let none = Bounds::default();
    let good = [
        ("bool", Type::Bool, false),
        (" bool ? ", Type::Bool, true),
        (
            "i16(-5..5)",
            Type::Int(
                IntWidth::I16,
                Bounds {
                    min: Some(-5),
                    max: Some(5),
                },
            ),
            false,
        ),
        ("i64", Type::Int(IntWidth::I64, none), false),
        (
            "i32(1_000..)",
            Type::Int(
                IntWidth::I32,
                Bounds {
                    min: Some(1000),
                    max: None,
                },
            ),
            false,
        ),
        (
            "f64(..0.5)?",
            Type::Float(Bounds {
                min: None,
                max: Some(0.5),
            }),
            true,
        ),
        ("string", Type::String(length(None, None)), false),
        ("string(64)", Type::String(length(None, Some(64))), false),
        ("string(0..64)", Type::String(length(None, Some(64))), false),
        ("text(1..)", Type::Text(length(Some(1), None)), false),
        ("bytes(..16)?", Type::Bytes(length(None, Some(16))), true),
        (
            "[i32](1..3)?",
            Type::List(
                Box::new(Type::Int(IntWidth::I32, none)),
                length(Some(1), Some(3)),
            ),
            true,
        ),
        (
            "[ string(5) ]",
            Type::List(
                Box::new(Type::String(length(None, Some(5)))),
                length(None, None),
            ),
            false,
        ),
        ("map", Type::Map(None), false),
        ("map( uuid )", Type::Map(Some(Box::new(Type::Uuid))), false),
        ("trace?", Type::Trace, true),
        ("->Item?", Type::Key(cwom_schema::schema::EntityId(0)), true),
        ("Size", Type::Enum(cwom_schema::schema::EnumId(0)), false),
    ];
    for (text, ty, nullable) in good {
        assert_eq!(type_of(text), Ok((ty, nullable)), "{text}");
    }
    let decimal = Type::Decimal {
        precision: 12,
        scale: 2,
        bounds: Bounds {
            min: Some(0),
            max: Some(150),
        },
    };
    assert_eq!(type_of("decimal(12, 2, 0..1.5)"), Ok((decimal, false)));
}

#[test]
fn wrong_type_strings_are_told_apart() {
    for (text, code) in [
        ("", "type-syntax"),
        ("?", "type-syntax"),
        ("string??", "type-syntax"),
        ("[string", "type-syntax"),
        ("[]", "type-syntax"),
        ("string(1..2", "type-syntax"),
        ("string()", "type-syntax"),
        ("->", "type-syntax"),
        ("i32(1..2..3)", "type-syntax"),
        ("int", "unknown-type"),
        ("String", "unknown-type"),
        ("-> Items", "unknown-entity"),
        ("-> Size", "unknown-entity"),
        ("Item", "type-not-allowed"),
        ("[[i32]]", "type-not-allowed"),
        ("map(map)", "type-not-allowed"),
        ("[-> Item]", "type-not-allowed"),
        ("uuid(1..2)", "invalid-bounds"),
        ("i16(..32768)", "invalid-bounds"),
        ("i64(..9223372036854775808)", "invalid-bounds"),
        ("string(-1..2)", "invalid-bounds"),
        ("string(4294967296)", "invalid-bounds"),
        ("string(1.5)", "invalid-bounds"),
        ("Size(1..2)", "invalid-bounds"),
        ("decimal(4)", "invalid-bounds"),
        ("decimal(4, 2, 100..)", "invalid-bounds"),
        ("i32(2..1)", "reversed-bounds"),
        ("f64(0.2..0.1)", "reversed-bounds"),
        ("decimal(0, 0)", "decimal-digits"),
        ("decimal(19, 0)", "decimal-digits"),
        ("decimal(3, 4)", "decimal-digits"),
        ("raw", "missing-key"),
    ] {
        assert_eq!(type_of(text), Err(code), "{text}");
    }
}

#[expect(clippy::unnecessary_box_returns, reason = "operands stand in boxes")]
fn column(name: &str) -> Box<Expr> {
    Box::new(Expr::Column(name.to_owned()))
}

#[expect(clippy::unnecessary_box_returns, reason = "operands stand in boxes")]
fn int(value: i64) -> Box<Expr> {
    Box::new(Expr::Literal(Literal::Int(value)))
}

#[test]
fn operators_bind_as_in_sql() {
    let compare = |op, left, right| Expr::Binary(op, left, right);
    let sum = compare(
        BinaryOp::Add,
        column("count"),
        Box::new(compare(BinaryOp::Mul, int(2), column("count"))),
    );
    assert_eq!(
        check_of("not open and count + 2 * count > 3 or parent is null"),
        Ok(Expr::Or(vec![
            Expr::And(vec![
                Expr::Not(column("open")),
                compare(BinaryOp::Gt, Box::new(sum), int(3)),
            ]),
            Expr::IsNull {
                expr: column("parent_id"),
                negated: false
            },
        ]))
    );
    // Subtraction binds to the left.
    let inner = compare(BinaryOp::Sub, column("count"), int(1));
    assert_eq!(
        check_of("count - 1 - 2 = -3"),
        Ok(compare(
            BinaryOp::Eq,
            Box::new(compare(BinaryOp::Sub, Box::new(inner), int(2))),
            int(-3),
        ))
    );
}

#[test]
fn constants_take_the_unit_of_the_column_beside_them() {
    let literal = |text: &str| match check_of(text) {
        Ok(Expr::Binary(_, left, right)) => match (*left, *right) {
            (Expr::Literal(literal), _) | (_, Expr::Literal(literal)) => literal,
            other => panic!("{other:?}"),
        },
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(literal("price >= 1.5"), Literal::Int(150));
    assert_eq!(literal("3 < price"), Literal::Int(300));
    assert_eq!(literal("lasts > 1000000"), Literal::Int(1_000_000));
    assert_eq!(literal("ratio < 1"), Literal::Float(1.0));
    assert_eq!(
        literal("made > '2024-02-29'"),
        Literal::Text("2024-02-29".to_owned())
    );
    assert_eq!(literal("name <> 'it''s'"), Literal::Text("it's".to_owned()));
    assert_eq!(literal("open = TRUE"), Literal::Bool(true));
}

#[test]
fn further_forms_are_read() {
    let small = Literal::Text("small".to_owned());
    assert_eq!(
        check_of("size NOT IN ('small')"),
        Ok(Expr::In {
            expr: column("size"),
            list: vec![small],
            negated: true
        })
    );
    let between = Expr::Between {
        expr: column("price"),
        low: int(0),
        high: int(999),
    };
    assert_eq!(check_of("price between 0 and 9.99"), Ok(between.clone()));
    assert_eq!(
        check_of("price not between 0 and 9.99"),
        Ok(Expr::Not(Box::new(between)))
    );
    let length = Expr::Call(
        Function::Length,
        vec![Expr::Call(Function::Trim, vec![*column("name")])],
    );
    assert_eq!(
        check_of("length(trim(name)) > 0"),
        Ok(Expr::Binary(BinaryOp::Gt, Box::new(length), int(0)))
    );
    assert!(check_of("coalesce(made, '2024-01-01') < '2025-01-01'").is_ok());
    assert!(check_of("row_version > 0 and created_at is not null").is_ok());
}

#[test]
fn wrong_expressions_are_told_apart() {
    for (text, code) in [
        ("", "expression-syntax"),
        ("count >", "expression-syntax"),
        ("count = null", "expression-syntax"),
        ("count > 1 count", "expression-syntax"),
        ("count in ()", "expression-syntax"),
        ("coalesce(count) > 1", "expression-syntax"),
        ("- count > 1", "expression-syntax"),
        ("count is 1", "expression-syntax"),
        ("count > 1;", "expression-syntax"),
        ("name = 'a", "expression-syntax"),
        ("1. < count", "expression-syntax"),
        ("cuont > 1", "unknown-field"),
        ("parent_id is null", "unknown-field"),
        ("count", "expression-type"),
        ("count = 'a'", "expression-type"),
        ("count > 1.5 || name", "expression-type"),
        ("name > count", "expression-type"),
        ("price = 1.005", "expression-type"),
        ("price * price > 1", "expression-type"),
        ("made = 'today'", "expression-type"),
        ("count = 9223372036854775808", "expression-type"),
        ("length(count) = 1", "expression-type"),
        ("open > 1", "expression-type"),
        ("size = 'huge'", "unknown-enum-value"),
    ] {
        assert_eq!(check_of(text), Err(code), "{text}");
    }
}

#[test]
fn literals_of_toml_become_defaults() {
    for (field, expected) in [
        (
            "type = \"timestamp\", default = 2024-02-29T12:00:00Z",
            DefaultValue::Text("2024-02-29T12:00:00.000000Z".to_owned()),
        ),
        (
            "type = \"date\", default = 2024-02-29",
            DefaultValue::Text("2024-02-29".to_owned()),
        ),
        (
            "type = \"decimal(4, 2)\", default = \"0.10\"",
            DefaultValue::Int(10),
        ),
        (
            "type = \"decimal(4, 2)\", default = -3",
            DefaultValue::Int(-300),
        ),
        ("type = \"f64\", default = 1", DefaultValue::Float(1.0)),
        ("type = \"i64\", default = 0x10", DefaultValue::Int(16)),
        (
            "type = \"Size\", default = \"large\"",
            DefaultValue::EnumValue(1),
        ),
        ("type = \"uuid\", default = \"new\"", DefaultValue::NewId),
        ("type = \"map?\", default = {}", DefaultValue::EmptyObject),
        ("type = \"[i32]?\", default = []", DefaultValue::EmptyList),
        (
            "type = \"string?\", default = \"\"",
            DefaultValue::Text(String::new()),
        ),
    ] {
        let (schema, diagnostics) =
            cwom_schema::parse(&spec(&format!("field = {{ {field} }}"), ""));
        let schema = schema.unwrap_or_else(|| panic!("{field}: {diagnostics:?}"));
        let (_, found) = schema.entities[0].field("field").expect("the field");
        assert_eq!(found.default, Some(expected), "{field}");
    }
}
