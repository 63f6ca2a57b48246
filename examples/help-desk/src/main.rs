//! One day at a help desk: a ticket comes in, is worked on, and its page is printed.
//!
//! One function serves both engines, what the model forbids does not compile or is refused with
//! the field and the rule, and there is no SQL.

mod page;

use std::process::ExitCode;

use help_desk_model::prelude::*;
use help_desk_model::{
    Address, Channel, Contact, Customer, CwomEntity, Label, Member, Message, Money, Product,
    Refund, Severity, Ticket, TicketFollower, TicketLabel, TicketStatus,
};
use page::Page;

/// A line of the overview. Its fields are checked against the model when this compiles, and no
/// other column is read.
#[derive(Debug, CwomEntity)]
#[cwom(entity = "help_desk_model::Ticket", view)]
struct Headline {
    code: String,
    severity: Severity,
    subject: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let url = std::env::args().nth(1);
    match run(url.as_deref().unwrap_or("sqlite::memory:")).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The whole day on the engine that the URL names.
async fn run(url: &str) -> Result<()> {
    help_desk_model::with_store!(url, |store| one_day(&store).await?)
}

async fn one_day<D: Dialect>(store: &Store<D>) -> Result<()> {
    store.migrate(&help_desk_model::MIGRATIONS).await?;
    let page = work(store).await?;
    page::print(store, &page).await?;

    println!("\nAll tickets:");
    for line in store.list_views::<Headline>(None, 20).await? {
        println!("  {} [{}] {}", line.code, line.severity, line.subject);
    }
    Ok(())
}

/// Writes everything in one transaction: after a mistake half-way, nothing happened.
async fn work<D: Dialect>(store: &Store<D>) -> Result<Page> {
    let euro = |cents| Money::new(Decimal::from_units(cents));
    let released = "2026-03-02".parse().expect("a date");
    let year = Duration::from_secs(365 * 86_400).expect("a year is short");
    let context = Context::human("grace").note("a day at the desk");
    let mut tx = store.begin(&context).await?;

    let customer = Customer::new("Ada Byron", "Ada@Example.org", euro(0))
        .contact(Contact::default().phone("+44 20 7946 0000"))
        .address(Address::new("1 High Street", "SW1Y 4LB", "London", "GB"));
    let ada = tx.create(customer).await?;
    let grace = Member::new("Grace", "grace@desk.example", ["en", "de"]);
    let grace = tx.create(grace).await?;
    let alan = Member::new("Alan", "alan@desk.example", ["en"]);
    let alan = tx.create(alan).await?;
    let product = Product::new("kettle-2", "Kettle", euro(49_90), year, released);
    let kettle = tx.create(product).await?;
    let label = tx.create(Label::new("warranty", "#d73a4a")).await?;

    let ticket = Ticket::new("HD-2F7K", ada.id, Channel::EMail, "The kettle leaks")
        .product(kettle.id)
        .assignee(grace.id)
        .severity(Severity::High)
        .status(TicketStatus::Open);
    let ticket = tx.create(ticket).await?.id;
    tx.create(TicketLabel::new(ticket, label.id)).await?;
    let follower = TicketFollower::new(ticket, alan.id).role("translator");
    tx.create(follower).await?;

    let question = Message::new(ticket, Channel::EMail, "It leaks from the handle.");
    let answer = Message::new(ticket, Channel::EMail, "We send you another one.").author(grace.id);
    let messages = tx.create_all([question, answer]).await?;
    let refund = Refund::new(ticket, euro(4_90), grace.id).fee(euro(35));
    let refund = tx.create(refund).await?;
    tx.commit().await?;

    Ok(Page {
        ticket,
        label: label.id,
        follower: alan.id,
        messages: messages.iter().map(|message| message.id).collect(),
        refund: refund.id,
    })
}
