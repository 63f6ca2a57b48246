//! Products and labels: text ids, durations, dates, maps, rules between fields, patterns.

use std::collections::BTreeMap;

use help_desk_model::prelude::*;
use help_desk_model::{Label, Product};

use crate::support::*;

async fn product_reads_back_at_its_limits<D: Engine>(database: Database<D>) {
    let warranties = [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX];
    for (number, micros) in warranties.into_iter().enumerate() {
        let id = format!("product-{number}");
        let warranty = Duration::from_micros(micros);
        let new = Product::new(
            id.as_str(),
            id.as_str(),
            euro(999_999_999_999),
            warranty,
            Date::MIN,
        );
        let product = round_trip(&database, new.retired_on(Date::MAX)).await;
        assert_eq!(product.warranty.as_micros(), micros);
        assert_eq!(product.price.amount.to_string(), "9999999999.99");
    }
}

async fn every_date_reads_back<D: Engine>(database: Database<D>) {
    for text in [
        "0001-01-01",
        "0099-12-31",
        "1582-10-10",
        "1900-02-28",
        "2000-02-29",
        "9999-12-31",
    ] {
        let new = Product::new(text, text, euro(1), Duration::ZERO, date(text));
        let product = round_trip(&database, new).await;
        assert_eq!(
            (product.released_on.to_string().as_str(), product.retired_on),
            (text, None)
        );
    }
}

async fn text_id_is_kept_as_it_is<D: Engine>(database: Database<D>) {
    let ids = [
        "1",
        "01",
        "1.0",
        "1e3",
        "a",
        "A",
        " a ",
        "𝄞 \"\\ \n",
        "Ω",
        "\u{2126}",
        "'; --",
        "null",
    ];
    for (number, id) in ids.into_iter().enumerate() {
        round_trip(&database, new_product(id, &number.to_string())).await;
    }
    let longest = "𝄞".repeat(32);
    round_trip(&database, new_product(&longest, "longest")).await;

    let all = database
        .store
        .list::<Product>(None, 99)
        .await
        .expect("all of them");
    let listed: Vec<&str> = all.iter().map(|product| product.id.as_str()).collect();
    let mut sorted = [ids.as_slice(), &[longest.as_str()]].concat();
    sorted.sort_unstable();
    assert_eq!(listed, sorted, "both engines sort by code points");

    assert_invalid(&database, new_product(&"x".repeat(33), "x"), &["id"]).await;
    assert_invalid(&database, new_product("nul \0", "x"), &["id"]).await;
}

async fn map_keeps_odd_keys<D: Engine>(database: Database<D>) {
    let odd = [
        "",
        " ",
        ".",
        "a.b",
        "$",
        "$.a",
        "[0]",
        "\"",
        "\\",
        "\\u0041",
        "A",
        "a",
        "\n",
        "𝄞",
        "é",
        "e\u{301}",
        "1",
        "__proto__",
        AWKWARD,
    ];
    let map: BTreeMap<String, String> = odd
        .iter()
        .map(|key| ((*key).to_owned(), format!("of {key}")))
        .collect();
    let product = round_trip(
        &database,
        new_product("odd", "odd").specifications(map.clone()),
    )
    .await;
    assert_eq!(product.specifications, map);
    assert_eq!(product.specifications.len(), odd.len());

    let empty = round_trip(&database, new_product("empty", "empty")).await;
    assert_eq!(empty.specifications, BTreeMap::new());

    for (key, text) in [("nul \0", "value"), ("key", "nul \0")] {
        let map = BTreeMap::from([(key.to_owned(), text.to_owned())]);
        let path = format!("specifications[{key:?}]");
        let new = new_product("x", "x").specifications(map);
        assert_invalid(&database, new, &[&path]).await;
    }
}

async fn product_retires_after_its_release<D: Engine>(database: Database<D>) {
    let retired = |on| new_product("p", "p").retired_on(date(on));
    let constraint = "ck_products_retired_after_release";
    assert_check_fails(&database, retired("2026-03-01"), constraint).await;
    assert_check_fails(&database, retired("0001-01-01"), constraint).await;
    round_trip(&database, retired("2026-03-02")).await;
}

async fn label_reads_back_at_its_limits<D: Engine>(database: Database<D>) {
    round_trip(&database, Label::new("𝄞".repeat(60), "#000000")).await;
    round_trip(&database, Label::new("x", "#09afa9")).await;
    for color in [
        "#00000", "#0000000", "0000000", "#00000G", "#00000A", "#00000\n", "\n#00000", "",
    ] {
        let error = try_create(&database, Label::new("red", color))
            .await
            .expect_err(color);
        let Error::Invalid(invalid) = error else {
            panic!("{color:?}: {error:?}")
        };
        assert!(
            invalid
                .problems
                .iter()
                .all(|problem| problem.path == "color"),
            "{invalid}"
        );
    }
    assert_invalid(&database, Label::new("", "#000000"), &["name"]).await;
    assert_invalid(&database, Label::new("x".repeat(61), "#000000"), &["name"]).await;
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        product_reads_back_at_its_limits,
        every_date_reads_back,
        text_id_is_kept_as_it_is,
        map_keeps_odd_keys,
        product_retires_after_its_release,
        label_reads_back_at_its_limits,
    );
}
