//! Rows that other rows need, and assertions on errors.

use std::fmt::Debug;

use cwom_runtime::{Deletable, New};
use help_desk_model::prelude::*;
use help_desk_model::{
    Channel, Customer, Member, Money, NewCustomer, NewMember, NewTicket, Product, Ticket,
};

pub(crate) use cwom_testkit::{Database, Engine, context};

/// Text that goes wrong where lengths are counted in bytes or UTF-16, or quotes are doubled.
pub(crate) const AWKWARD: &str = "𝄞 naïve 'quotes' \"double\" \\ back\u{1F600}\n\ttail ";

/// Writes one row in a transaction of its own.
pub(crate) async fn create<D: Engine, N: New>(database: &Database<D>, new: N) -> N::Entity
where
    N::Entity: Entity,
{
    let created = try_create(database, new).await;
    created.unwrap_or_else(|error| panic!("{} was refused: {error}", N::Entity::META.name))
}

/// Writes one row in a transaction of its own, or fails to.
pub(crate) async fn try_create<D: Engine, N: New>(
    database: &Database<D>,
    new: N,
) -> Result<N::Entity> {
    database.store.write(&context()).create(new).await
}

/// Deletes one row in a transaction of its own.
pub(crate) async fn delete<D: Engine, E: Deletable>(
    database: &Database<D>,
    key: E::Key,
) -> Result<()> {
    database.store.write(&context()).delete::<E>(key).await
}

/// Writes one row and asserts that reading finds the same.
pub(crate) async fn round_trip<D: Engine, N>(database: &Database<D>, new: N) -> N::Entity
where
    N: New,
    N::Entity: Entity + PartialEq + Debug,
{
    let created = create(database, new).await;
    let read = database.store.get::<N::Entity>(created.key()).await;
    assert_eq!(read.expect("it can be read"), created);
    created
}

/// Asserts that a row is refused before it is sent, for exactly these fields. A field may break
/// several rules at once.
pub(crate) async fn assert_invalid<D: Engine, N: New>(
    database: &Database<D>,
    new: N,
    paths: &[&str],
) where
    N::Entity: Debug,
{
    let error = try_create(database, new)
        .await
        .expect_err("it breaks a rule");
    let Error::Invalid(invalid) = &error else {
        panic!("{paths:?}: {error:?}")
    };
    let mut found: Vec<&str> = invalid
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    found.dedup();
    assert_eq!(found, paths, "{invalid}");
}

/// Asserts that the database itself refuses a row, by the constraint of this name.
pub(crate) async fn assert_check_fails<D: Engine, N: New>(
    database: &Database<D>,
    new: N,
    expected: &str,
) where
    N::Entity: Debug,
{
    let error = try_create(database, new).await.expect_err(expected);
    assert!(
        matches!(&error, Error::CheckFailed { constraint, .. } if *constraint == expected),
        "{expected}: {error:?}"
    );
}

/// An amount of euros, in cents.
pub(crate) const fn cents(cents: i64) -> Decimal<2> {
    Decimal::from_units(cents)
}

/// An amount of euros, in cents.
pub(crate) fn euro(amount: i64) -> Money {
    Money::new(cents(amount))
}

/// A date that is written in a test.
pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// A customer who breaks no rule.
pub(crate) fn new_customer(login: &str) -> NewCustomer {
    Customer::new("Ada", login, euro(0))
}

/// A member who breaks no rule.
pub(crate) fn new_member(email: &str) -> NewMember {
    Member::new("Grace", email, ["en"])
}

/// A ticket that breaks no rule.
pub(crate) fn new_ticket(code: &str, customer: &Customer) -> NewTicket {
    Ticket::new(code, customer.id, Channel::Phone, "It leaks")
}

/// A customer, a member, and a ticket of the customer.
pub(crate) struct Desk {
    /// Who asks.
    pub(crate) customer: Customer,
    /// Who answers.
    pub(crate) member: Member,
    /// What about.
    pub(crate) ticket: Ticket,
}

/// The rows that most other rows need.
pub(crate) async fn desk<D: Engine>(database: &Database<D>) -> Desk {
    let customer = create(database, new_customer("ada@example.org")).await;
    let member = create(database, new_member("grace@desk.example")).await;
    let ticket = create(database, new_ticket("HD-1", &customer)).await;
    Desk {
        customer,
        member,
        ticket,
    }
}

/// A product that breaks no rule.
pub(crate) fn new_product(id: &str, name: &str) -> help_desk_model::NewProduct {
    Product::new(id, name, euro(100), Duration::ZERO, date("2026-03-02"))
}

/// Asserts which reference leads nowhere: the entity, its field and the target.
pub(crate) fn assert_missing(error: &Error, expected: (&str, &str, &str)) {
    let Error::ReferenceMissing {
        entity,
        field,
        target,
    } = error
    else {
        panic!("{expected:?}: {error:?}")
    };
    assert_eq!((*entity, *field, *target), expected);
}
