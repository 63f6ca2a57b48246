//! Refunds: amounts in columns of their own, an optional value in columns, rules between fields.

use help_desk_model::prelude::*;
use help_desk_model::{Currency, Money, NewRefund, Refund};

use crate::support::*;

/// A refund of so many cents.
fn refund(desk: &Desk, paid: i64) -> NewRefund {
    Refund::new(desk.ticket.id, euro(paid), desk.member.id)
}

async fn refund_reads_back_with_and_without_a_fee<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    for paid in [1, 99, 100, 101, 999_999_999_999] {
        let refund = round_trip(&database, refund(&desk, paid)).await;
        assert_eq!((refund.paid.amount.units(), refund.fee), (paid, None));
    }
    for fee in [0, 1, 999_999_999_998] {
        let fee = euro(fee).currency(Currency::Usd);
        let refund = round_trip(&database, refund(&desk, 999_999_999_999).fee(fee.clone())).await;
        assert_eq!(refund.fee, Some(fee));
    }
}

async fn amount_out_of_range_is_refused_by_path<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    for amount in [-1, i64::MIN, 1_000_000_000_000, i64::MAX] {
        assert_invalid(&database, refund(&desk, amount), &["paid.amount"]).await;
        let with_fee = refund(&desk, 1).fee(Money::new(cents(amount)));
        assert_invalid(&database, with_fee, &["fee.amount"]).await;
    }
}

async fn refund_keeps_the_rules_between_its_fields<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    assert_check_fails(&database, refund(&desk, 0), "ck_refunds_paid_is_positive").await;
    for fee in [100, 101, 999_999_999_999] {
        let new = refund(&desk, 100).fee(euro(fee));
        assert_check_fails(&database, new, "ck_refunds_fee_below_amount").await;
    }
    round_trip(&database, refund(&desk, 100).fee(euro(99))).await;
}

async fn failed_check_speaks_of_the_fields<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let error = try_create(&database, refund(&desk, 1).fee(euro(2))).await;
    let error = error.expect_err("the fee is above the amount");
    let Error::CheckFailed {
        entity,
        fields,
        rule,
        ..
    } = &error
    else {
        panic!("{error:?}")
    };
    assert_eq!(*entity, "Refund");
    assert_eq!(*fields, ["fee.amount", "paid.amount"]);
    assert!(rule.contains("fee_below_amount"), "{rule}");
}

async fn half_a_value_is_refused_by_the_database<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    for (number, fee) in ["5, NULL", "NULL, 'EUR'"].iter().enumerate() {
        let error = database
            .execute_as(&raw_refund(&desk, number, fee))
            .await
            .expect_err(fee);
        assert!(error.contains("ck_refunds_fee_together"), "{error}");
    }
    for (number, fee) in ["NULL, NULL", "5, 'EUR'"].iter().enumerate() {
        let sql = raw_refund(&desk, number, fee);
        if let Err(error) = database.execute_as(&sql).await {
            panic!("{fee} was refused: {error}\n{sql}");
        }
    }
}

/// A refund of 100 as a shell would write it, with this fee.
fn raw_refund(desk: &Desk, number: usize, fee: &str) -> String {
    format!(
        "INSERT INTO refunds (id, ticket_id, paid_amount, paid_currency, fee_amount, fee_currency, \
         approved_by_id) VALUES ('01900000-0000-7000-8000-00000000000{number}', '{}', 100, 'EUR', \
         {fee}, '{}')",
        desk.ticket.id, desk.member.id
    )
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        refund_reads_back_with_and_without_a_fee,
        amount_out_of_range_is_refused_by_path,
        refund_keeps_the_rules_between_its_fields,
        failed_check_speaks_of_the_fields,
        half_a_value_is_refused_by_the_database,
    );
}
