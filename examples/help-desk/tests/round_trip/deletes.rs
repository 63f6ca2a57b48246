//! Deleting: for good, softly, and what was never there. Rows of immutable and append-only
//! entities have no `delete` at all, which the compiler says.

use help_desk_model::prelude::*;
use help_desk_model::{Customer, Draft, Label, Ticket};

use crate::support::*;

/// How many rows a table has for a shell.
async fn count<D: Engine>(database: &Database<D>, what: &str) -> String {
    let sql = format!("SELECT CAST(count(*) AS text) FROM {what}");
    database.texts(&sql).await.expect("raw SQL").concat()
}

async fn account_ends_softly<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let id = desk.customer.id;
    let other = create(&database, new_customer("eve@x")).await;
    delete::<D, Customer>(&database, id)
        .await
        .expect("tickets are no reason to stay");

    let store = &database.store;
    assert_eq!(store.get_opt::<Customer>(id).await.expect("read"), None);
    let error = store.get::<Customer>(id).await.expect_err("it is gone");
    let Error::NotFound {
        entity: "Customer",
        key,
    } = &error
    else {
        panic!("{error:?}")
    };
    assert_eq!(*key, id.to_string());
    let listed = store.list::<Customer>(None, 9).await.expect("read");
    let listed: Vec<_> = listed.iter().map(|customer| customer.id).collect();
    assert_eq!(listed, [other.id]);

    assert_eq!(
        count(&database, "customers").await,
        "2",
        "the row is still there"
    );
    assert_eq!(
        count(&database, "customers WHERE deleted_at IS NOT NULL").await,
        "1"
    );
    let version =
        format!("customers WHERE id = '{id}' AND row_version = 2 AND updated_at = deleted_at");
    assert_eq!(
        count(&database, &version).await,
        "1",
        "deleting softly is a change"
    );
    assert_eq!(
        store.get::<Ticket>(desk.ticket.id).await.expect("read"),
        desk.ticket
    );
}

async fn what_is_not_there_cannot_be_deleted<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let draft = create(&database, Draft::new(desk.ticket.id)).await;
    delete::<D, Draft>(&database, draft.id).await.expect("once");
    delete::<D, Customer>(&database, desk.customer.id)
        .await
        .expect("once");
    let nobody = Id::<Label>::from_uuid(Uuid::nil());
    for (gone, entity) in [
        (delete::<D, Draft>(&database, draft.id).await, "Draft"),
        (
            delete::<D, Customer>(&database, desk.customer.id).await,
            "Customer",
        ),
        (delete::<D, Label>(&database, nobody).await, "Label"),
    ] {
        let error = gone.expect_err(entity);
        assert!(
            matches!(&error, Error::NotFound { entity: found, .. } if *found == entity),
            "{entity}: {error:?}"
        );
    }
    assert_eq!(count(&database, "drafts").await, "0");
}

async fn rolled_back_delete_never_was<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let mut tx = database
        .store
        .begin(&context())
        .await
        .expect("a transaction");
    tx.delete::<Ticket>(desk.ticket.id)
        .await
        .expect("nothing refers to it");
    tx.delete::<Customer>(desk.customer.id)
        .await
        .expect("an account ends");
    assert_eq!(
        tx.get_opt::<Customer>(desk.customer.id)
            .await
            .expect("read"),
        None
    );
    tx.rollback().await.expect("taken back");
    let read = database
        .store
        .get::<Ticket>(desk.ticket.id)
        .await
        .expect("read");
    assert_eq!(read, desk.ticket);
    database
        .store
        .get::<Customer>(desk.customer.id)
        .await
        .expect("read");
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        account_ends_softly,
        what_is_not_there_cannot_be_deleted,
        rolled_back_delete_never_was,
    );
}
