//! Customers and members: strings, embedded and nested values, generated columns, sensitive
//! fields, raw types, lists.

use help_desk_model::prelude::*;
use help_desk_model::{Address, Contact, Currency, Customer, Member, Money};

use crate::support::*;

/// The greatest amount of twelve digits, in cents.
const MOST: i64 = 999_999_999_999;

fn address() -> Address {
    Address::new("𝄞".repeat(200), "SW1Y 4LB", "x".repeat(120), "GB")
}

async fn smallest_customer_reads_back<D: Engine>(database: Database<D>) {
    let customer = round_trip(&database, Customer::new("A", "a@b", euro(0))).await;
    assert_eq!((&customer.contact, &customer.address), (&None, &None));
    assert_eq!((customer.row_version, customer.deleted_at), (1, None));
    assert_eq!(customer.signed_up_on, customer.created_at.date());
    assert_eq!(customer.credit.currency, Currency::Eur);
}

async fn largest_customer_reads_back<D: Engine>(database: Database<D>) {
    let credit = Money::new(cents(500_000)).currency(Currency::Usd);
    let new = Customer::new("𝄞".repeat(200), "l".repeat(320), credit)
        .id(Id::from_uuid(Uuid::max()))
        .contact(Contact::default().email("a@b").phone("+44 20"))
        .address(address())
        .portal_token(Uuid::from_u128(7))
        .signed_up_on(Date::MAX);
    let customer = round_trip(&database, new).await;
    assert_eq!(customer.id.as_uuid(), Uuid::max());
}

/// Text that SQLite would take for a number when it may: an exponent out of range.
async fn uuid_that_looks_like_a_number_reads_back<D: Engine>(database: Database<D>) {
    for text in [
        "00000000-0000-0000-0000-000000000000",
        "12345678-1234-1234-1234-123456789012",
        "1e999999-9999-9999-9999-999999999999",
    ] {
        let token: Uuid = text.parse().expect("a UUID");
        let new = new_customer(text)
            .id(Id::from_uuid(token))
            .portal_token(token);
        round_trip(&database, new).await;
    }
}

async fn awkward_text_reads_back<D: Engine>(database: Database<D>) {
    let contact = Contact::default().email("\"q\\'uote\"@𝄞\t");
    let street = Address::new(AWKWARD, "1 -", AWKWARD, "XX");
    let new = Customer::new(AWKWARD, AWKWARD, euro(1))
        .contact(contact)
        .address(street);
    round_trip(&database, new).await;
}

async fn login_key_is_lower_and_trimmed<D: Engine>(database: Database<D>) {
    for (login, key) in [
        ("  Ada@Example.ORG ", "ada@example.org"),
        ("\tTab@X\n", "\ttab@x\n"),
        // Both engines leave letters beyond ASCII alone: folding them depends on a library.
        ("ÄRGER@X", "Ärger@x"),
        ("ẞ@İ", "ẞ@İ"),
    ] {
        let customer = round_trip(&database, new_customer(login)).await;
        assert_eq!(customer.login_key, key, "of {login:?}");
    }
}

async fn contact_is_null_partly_or_fully_set<D: Engine>(database: Database<D>) {
    let cases = [
        None,
        Some(Contact::default().email("a@b")),
        Some(Contact::default().phone("+123")),
        Some(Contact::default().email("a@b").phone("+123")),
    ];
    for (number, contact) in cases.into_iter().enumerate() {
        let mut new = new_customer(&format!("ada-{number}@x"));
        if let Some(contact) = contact.clone() {
            new = new.contact(contact);
        }
        assert_eq!(round_trip(&database, new).await.contact, contact);
    }
}

async fn broken_values_are_named_by_path<D: Engine>(database: Database<D>) {
    let ada = || new_customer("ada@example.org");
    let contact = Contact::default;
    let cases = [
        (Customer::new("", "ada@x", euro(0)), vec!["name"]),
        (
            Customer::new("x".repeat(201), "ab", euro(0)),
            vec!["name", "login"],
        ),
        (
            Customer::new("nul \0", "x".repeat(321), euro(0)),
            vec!["name", "login"],
        ),
        (
            Customer::new("Ada", "ada@x", euro(-1)),
            vec!["credit.amount"],
        ),
        (
            Customer::new("Ada", "ada@x", euro(MOST + 1)),
            vec!["credit.amount"],
        ),
        (ada().contact(contact()), vec!["contact"]),
        (
            ada().contact(contact().email("no at")),
            vec!["contact.email"],
        ),
        (
            ada().contact(contact().phone("020 1")),
            vec!["contact.phone"],
        ),
        (
            ada().contact(contact().email("@").phone("+1x4")),
            vec!["contact.email", "contact.phone"],
        ),
        (
            ada().address(Address::new("", "X", "c", "GB")),
            vec!["address.street", "address.postal_code"],
        ),
        (
            ada().address(Address::new("s", "sw1y", "c", "gb")),
            vec!["address.postal_code", "address.country"],
        ),
        (
            ada().address(Address::new("s", "SW1", "", "GBR")),
            vec!["address.city", "address.country"],
        ),
    ];
    for (new, paths) in cases {
        assert_invalid(&database, new, &paths).await;
    }
    assert_eq!(
        database
            .store
            .list::<Customer>(None, 9)
            .await
            .expect("read"),
        []
    );
}

async fn credit_is_capped_by_the_database<D: Engine>(database: Database<D>) {
    let constraint = "ck_customers_credit_is_capped";
    assert_check_fails(
        &database,
        Customer::new("Ada", "a@b", euro(500_001)),
        constraint,
    )
    .await;
    assert_check_fails(
        &database,
        Customer::new("Ada", "a@b", euro(MOST)),
        constraint,
    )
    .await;
    create(&database, Customer::new("Ada", "a@b", euro(500_000))).await;
}

async fn network_address_is_null_or_a_value<D: Engine>(database: Database<D>) {
    for address in ["192.0.2.0/24", "2001:db8::/32"] {
        let new = new_customer(address).signed_up_from(address);
        let customer = round_trip(&database, new).await;
        assert_eq!(customer.signed_up_from.as_deref(), Some(address));
    }
    let customer = round_trip(&database, new_customer("none")).await;
    assert_eq!(customer.signed_up_from, None);
}

async fn sensitive_fields_do_not_show<D: Engine>(database: Database<D>) {
    let secret = "Rosebud";
    let contact = Contact::default().email("Rosebud@x");
    let new = Customer::new(secret, "Rosebud@x", euro(0))
        .contact(contact)
        .address(Address::new(secret, "SW1", secret, "GB"));
    let before = format!("{new:?}");
    let customer = round_trip(&database, new).await;
    for shown in [before, format!("{customer:?}"), format!("{customer:#?}")] {
        assert!(!shown.to_lowercase().contains("rosebud"), "{shown}");
        assert!(
            !shown.contains(&customer.portal_token.to_string()),
            "{shown}"
        );
        assert!(
            shown.contains("name: ***") && shown.contains("credit"),
            "{shown}"
        );
    }
    let member = round_trip(&database, new_member("a@b").hourly_rate(cents(12_345))).await;
    // Without the point, the digits of an id or a moment may be the same.
    let shown = format!("{member:?}");
    assert!(shown.contains("hourly_rate: ***"), "{shown}");
    assert!(!shown.contains("123.45"), "{shown}");
}

async fn member_reads_back_at_its_limits<D: Engine>(database: Database<D>) {
    let many: Vec<String> = (0..8).map(|number| format!("{AWKWARD}{number}")).collect();
    let new = Member::new("𝄞".repeat(200), "e".repeat(320), many.clone());
    let member = round_trip(&database, new.hourly_rate(cents(99_999_999))).await;
    assert_eq!((member.languages, member.revision), (many, 1));
    assert_eq!(member.id.as_uuid().get_version_num(), 4);

    let new = Member::new("x", "a@b", [""]).hourly_rate(Decimal::ZERO);
    let member = round_trip(&database, new).await;
    assert_eq!(member.languages, [""], "an empty text is an item");
    assert_eq!(
        round_trip(&database, new_member("c@d")).await.hourly_rate,
        None
    );
}

async fn list_has_its_bounds<D: Engine>(database: Database<D>) {
    let member = |languages: &[&str]| Member::new("x", "a@b", languages.iter().copied());
    assert_invalid(&database, member(&[]), &["languages"]).await;
    assert_invalid(&database, member(&["x"; 9]), &["languages"]).await;
    assert_invalid(&database, member(&["ok", "nul \0"]), &["languages[1]"]).await;
    let rate = |amount| member(&["en"]).hourly_rate(cents(amount));
    assert_invalid(&database, rate(-1), &["hourly_rate"]).await;
    assert_invalid(&database, rate(100_000_000), &["hourly_rate"]).await;
    assert_invalid(&database, rate(i64::MAX), &["hourly_rate"]).await;
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        smallest_customer_reads_back,
        largest_customer_reads_back,
        uuid_that_looks_like_a_number_reads_back,
        awkward_text_reads_back,
        login_key_is_lower_and_trimmed,
        contact_is_null_partly_or_fully_set,
        broken_values_are_named_by_path,
        credit_is_capped_by_the_database,
        network_address_is_null_or_a_value,
        sensitive_fields_do_not_show,
        member_reads_back_at_its_limits,
        list_has_its_bounds,
    );
}
