//! Each case is a directory: a spec before, a spec after, rows, and what becomes of them. It is
//! lowered, compared with the files beside it, and run on real databases by sqlx's own migrator.
//! `UPDATE_EXPECT=1` accepts what is produced.

mod amend;
mod audit;
mod case;
mod catalog;
mod crash;
mod history;
mod matrix;
mod random;
mod run;
mod snapshots;
mod sqlx_cli;
mod stated;

/// One module for each case, with a test for the texts and two for each engine.
macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        $(mod $name {
            #[test]
            fn texts() {
                crate::case::Case::read(stringify!($name)).check_texts();
            }

            #[test]
            fn sqlite() {
                crate::run::case::<cwom_testkit::Sqlite>(stringify!($name));
            }

            #[test]
            fn postgres() {
                crate::run::case::<cwom_testkit::Postgres>(stringify!($name));
            }

            #[test]
            fn ended_on_sqlite() {
                crate::crash::case::<cwom_testkit::Sqlite>(stringify!($name));
            }

            #[test]
            fn ended_on_postgres() {
                crate::crash::case::<cwom_testkit::Postgres>(stringify!($name));
            }
        })*
    };
}

cases!(
    add_column_now,
    add_column_uuid,
    add_column_uuid_undecided,
    add_column_with_default,
    add_nullable_column,
    add_required_backfill,
    add_required_undecided,
    audit_log_renamed,
    audited_backfill,
    audited_begins,
    audited_column_added,
    audited_column_dropped,
    audited_kind,
    audited_link_payload,
    audited_now,
    audited_off,
    audited_partitions,
    audited_partitions_off,
    audited_rebuild,
    audited_rename_everywhere,
    audited_table_renamed,
    audited_values,
    backfill_breaks_check_refused,
    backfill_leaves_nulls,
    check_added_refused,
    check_changed,
    check_changed_refused,
    column_order_only,
    create_table,
    create_table_of_every_type,
    date_to_timestamp,
    decimal_scale,
    default_changed,
    delete_rule_changed,
    doc_changed,
    drop_and_add,
    drop_indexed_column,
    drop_nullable_column,
    drop_referred_table,
    drop_table,
    generated_changed,
    guarded_value_mapped,
    immutable_field,
    index_added,
    index_changed,
    index_dropped,
    integer_to_text,
    key_type_changed,
    link_added,
    link_end_renamed,
    link_payload,
    link_to_reference,
    make_optional,
    names,
    narrow_integer,
    narrow_integer_refused,
    native_value_added,
    native_value_default_and_rules,
    native_value_removed_in_use,
    native_value_removed_mapped,
    native_value_renamed,
    rebuild_keeps,
    rebuild_with_cascade,
    rebuild_with_set_null,
    reference_added,
    reference_dropped,
    reference_over_rows,
    reference_over_rows_refused,
    rename_and_backfill,
    rename_and_require,
    rename_and_retype,
    rename_column,
    rename_or_drop,
    rename_table,
    require_undecided,
    require_with_backfill,
    states_added,
    text_length,
    text_length_refused,
    text_to_integer,
    text_to_integer_refused,
    text_to_integer_zeros_refused,
    unique_added,
    unique_added_refused,
    unique_dropped,
    unique_over_backfill_refused,
    unique_over_null,
    unique_where_added,
    unique_where_added_refused,
    value_added,
    value_added_as_default,
    value_removed_in_use,
    value_removed_mapped,
    value_removed_undecided,
    value_renamed,
    values_reordered,
    widen_integer,
);

#[test]
fn every_case_is_run() {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found: Vec<String> = std::fs::read_dir(directory)
        .expect("the cases are there")
        .map(|entry| {
            entry
                .expect("it can be read")
                .file_name()
                .display()
                .to_string()
        })
        .collect();
    found.sort();
    let mut named: Vec<&str> = NAMES.to_vec();
    named.sort_unstable();
    assert_eq!(found, named);
}
