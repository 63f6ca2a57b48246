//! Projections in a crate other than the model's: checked against it, and read like its rows.

use help_desk_model::prelude::*;
use help_desk_model::{
    Contact, Currency, Customer, CwomEntity, Member, Money, Product, Resolution, Severity,
};

use crate::support::*;

/// Part of a customer, in another order than the model's.
#[derive(Debug, PartialEq, CwomEntity)]
#[cwom(entity = "help_desk_model::Customer", view)]
struct Account {
    credit: Money,
    contact: Option<Contact>,
    login_key: String,
    id: Id<Customer>,
}

/// Part of a ticket: references, an enum of its own type, a nullable value.
#[derive(Debug, PartialEq, CwomEntity)]
#[cwom(entity = "help_desk_model::Ticket", view)]
struct Card {
    product_id: Option<TextId<Product>>,
    assignee_id: Option<Id<Member>>,
    severity: Severity,
    mood: Option<f64>,
    resolution: Option<Resolution>,
}

async fn projection_shows_what_the_row_has<D: Engine>(database: Database<D>) {
    let contact = Contact::default().phone("+44 20");
    let credit = Money::new(cents(1)).currency(Currency::Usd);
    let new = Customer::new("Ada", " ADA@x ", credit.clone()).contact(contact.clone());
    let customer = create(&database, new).await;
    let account = database.store.view::<Account>(customer.id).await;
    let expected = Account {
        credit,
        contact: Some(contact),
        login_key: "ada@x".to_owned(),
        id: customer.id,
    };
    assert_eq!(account.expect("read"), expected);

    let member = create(&database, new_member("grace@desk.example")).await;
    let product = create(&database, new_product("kettle", "Kettle")).await;
    let new = new_ticket("HD-1", &customer)
        .product(product.id.clone())
        .assignee(member.id)
        .severity(Severity::Outage)
        .mood(-0.25)
        .resolution(Resolution::new("x"));
    let ticket = create(&database, new).await;
    let card = database.store.view::<Card>(ticket.id).await;
    let expected = Card {
        product_id: Some(product.id),
        assignee_id: Some(member.id),
        severity: Severity::Outage,
        mood: Some(-0.25),
        resolution: Some(Resolution::new("x")),
    };
    assert_eq!(card.expect("read"), expected);
}

async fn projections_are_listed_page_by_page<D: Engine>(database: Database<D>) {
    let mut created = Vec::new();
    for number in 0..5 {
        let new = new_customer(&format!("ada-{number}@x"));
        created.push(create(&database, new).await.id);
    }
    created.sort_unstable();
    let mut seen = Vec::new();
    loop {
        let page = database.store.list_views::<Account>(seen.last(), 2).await;
        let page = page.expect("a page");
        if page.is_empty() {
            break;
        }
        seen.extend(page.iter().map(|account| account.id));
    }
    assert_eq!(seen, created);
}

async fn projection_leaves_deleted_rows_out<D: Engine>(database: Database<D>) {
    let ada = create(&database, new_customer("ada@x")).await;
    let eve = create(&database, new_customer("eve@x")).await;
    delete::<D, Customer>(&database, ada.id)
        .await
        .expect("an account ends");
    let error = database.store.view::<Account>(ada.id).await;
    let error = error.expect_err("it is gone");
    assert!(
        matches!(
            error,
            Error::NotFound {
                entity: "Customer",
                ..
            }
        ),
        "{error:?}"
    );
    let listed = database.store.list_views::<Account>(None, 9).await;
    let listed: Vec<_> = listed
        .expect("read")
        .iter()
        .map(|account| account.id)
        .collect();
    assert_eq!(listed, [eve.id]);
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        projection_shows_what_the_row_has,
        projections_are_listed_page_by_page,
        projection_leaves_deleted_rows_out,
    );
}
