//! Unique keys, named by their fields.

use std::fmt::Debug;

use cwom_runtime::New;
use help_desk_model::prelude::*;
use help_desk_model::{Customer, Draft, Label};

use crate::support::*;

/// Asserts that a new row has the same key as another, and which one.
async fn assert_taken<D: Engine, N: New>(database: &Database<D>, new: N, expected: &[&str])
where
    N::Entity: Debug + Entity,
{
    let error = try_create(database, new)
        .await
        .expect_err("the key is taken");
    let Error::Unique { entity, fields, .. } = &error else {
        panic!("{expected:?}: {error:?}")
    };
    assert_eq!((*entity, *fields), (N::Entity::META.name, expected));
}

async fn every_unique_key_is_unique<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let label = create(&database, Label::new("warranty", "#d73a4a")).await;
    create(&database, new_product("kettle", "Kettle")).await;
    let database = &database;

    assert_taken(database, new_ticket("HD-1", &desk.customer), &["code"]).await;
    assert_taken(
        database,
        new_ticket("HD-2", &desk.customer).id(desk.ticket.id),
        &["id"],
    )
    .await;
    assert_taken(database, new_member("grace@desk.example"), &["email"]).await;
    assert_taken(database, new_product("kettle", "Other"), &["id"]).await;
    assert_taken(database, new_product("other", "Kettle"), &["name"]).await;
    assert_taken(database, Label::new("warranty", "#000000"), &["name"]).await;
    assert_taken(
        database,
        Label::new("other", "#000000").id(label.id),
        &["id"],
    )
    .await;
    let token = desk.customer.portal_token;
    assert_taken(
        database,
        new_customer("other@x").portal_token(token),
        &["portal_token"],
    )
    .await;
}

async fn what_differs_in_case_or_form_is_another_key<D: Engine>(database: Database<D>) {
    for name in ["warranty", "Warranty", "warranty ", "é", "e\u{301}"] {
        create(&database, Label::new(name, "#000000")).await;
    }
}

async fn nulls_do_not_collide<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    create(&database, Draft::new(desk.ticket.id)).await;
    create(&database, Draft::new(desk.ticket.id)).await;
    create(&database, Draft::new(desk.ticket.id).author(desk.member.id)).await;
    let again = Draft::new(desk.ticket.id).author(desk.member.id);
    assert_taken(&database, again, &["ticket_id", "author_id"]).await;
}

async fn login_is_free_again_with_the_account<D: Engine>(database: Database<D>) {
    let ada = create(&database, new_customer("Ada@Example.org")).await;
    for login in ["ada@example.org", "  ADA@EXAMPLE.ORG  "] {
        assert_taken(&database, new_customer(login), &["login_key"]).await;
    }
    delete::<D, Customer>(&database, ada.id)
        .await
        .expect("an account ends");
    let next = create(&database, new_customer("ada@example.org")).await;
    assert_taken(&database, new_customer("Ada@Example.org"), &["login_key"]).await;
    delete::<D, Customer>(&database, next.id)
        .await
        .expect("that one too");
    create(&database, new_customer("ada@example.org")).await;

    let kept = "SELECT login_key FROM customers ORDER BY deleted_at";
    assert_eq!(
        database.texts(kept).await.expect("raw SQL"),
        ["ada@example.org"; 3]
    );
}

async fn id_of_a_deleted_account_stays_taken<D: Engine>(database: Database<D>) {
    let ada = create(&database, new_customer("ada@x")).await;
    delete::<D, Customer>(&database, ada.id)
        .await
        .expect("an account ends");
    assert_taken(&database, new_customer("eve@x").id(ada.id), &["id"]).await;
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        every_unique_key_is_unique,
        what_differs_in_case_or_form_is_another_key,
        nulls_do_not_collide,
        login_is_free_again_with_the_account,
        id_of_a_deleted_account_stays_taken,
    );
}
