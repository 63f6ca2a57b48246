//! The page of a ticket, read back and printed.

use help_desk_model::prelude::*;
use help_desk_model::{Customer, Label, Member, Message, Refund, Ticket, TicketFollower};

/// What belongs on the page of a ticket. Keys are typed: a label's does not fit where a member's
/// is wanted.
pub(crate) struct Page {
    pub(crate) ticket: Id<Ticket>,
    pub(crate) label: Id<Label>,
    pub(crate) follower: Id<Member>,
    pub(crate) messages: Vec<Id<Message>>,
    pub(crate) refund: Id<Refund>,
}

/// Reads the page and prints it.
pub(crate) async fn print<D: Dialect>(store: &Store<D>, page: &Page) -> Result<()> {
    let ticket = store.get::<Ticket>(page.ticket).await?;
    println!("{}  {}", ticket.code, ticket.subject);
    println!("  status    {}, {}", ticket.status, ticket.severity);
    let customer = store.get::<Customer>(ticket.customer_id).await?;
    println!("  customer  {} <{}>", customer.name, customer.login_key);
    if let Some(product) = ticket.product_id {
        println!("  product   {product}");
    }
    let label = store.get::<Label>(page.label).await?;
    println!("  label     {} {}", label.name, label.color);

    let follower = store.get::<Member>(page.follower).await?;
    let key = (page.ticket, page.follower);
    let role = store.get::<TicketFollower>(key).await?.role;
    let role = role.as_deref().unwrap_or("reader");
    println!("  follower  {}, {role}", follower.name);
    for message in &page.messages {
        let message = store.get::<Message>(message).await?;
        let side = message.author_id.map_or("they said", |_| "we said");
        println!("  {side:<9} {} ({})", message.body, message.channel);
    }
    let paid = store.get::<Refund>(page.refund).await?.paid;
    println!("  refund    {} {}", paid.amount, paid.currency);
    Ok(())
}
