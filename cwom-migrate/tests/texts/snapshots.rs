//! snapshots

use cwom_migrate::{Revision, Routines, Snapshot};
use cwom_schema::schema::Dialect;

use crate::case::Case;

#[test]
fn a_snapshot_is_read_as_it_was_written() {
    for name in crate::cases::NAMES {
        let case = Case::read(name);
        for schema in [&case.before, &case.after] {
            let revision = Revision::new(schema);
            let text = revision.snapshot.to_string();
            let again: Snapshot = text.parse().expect("it can be read");
            assert_eq!(again, revision.snapshot, "{name}");
            for dialect in Dialect::ALL {
                let routines = revision.texts.routines.get(dialect);
                let read = Routines::read(routines.file().clone()).expect("it can be read");
                assert!(read.iter().eq(routines.iter()), "{name}");
            }
        }
    }
}

#[test]
fn a_file_of_routines_that_is_not_in_order_is_none() {
    let case = Case::read("audited_backfill");
    let revision = Revision::new(&case.before);
    for dialect in Dialect::ALL {
        let file = revision.texts.routines.get(dialect).file();
        let (first, rest) = file[1..].split_once("\n--@").expect("there are two");
        let swapped = format!("--@{rest}-{first}\n");
        assert_eq!(swapped.len(), file.len());
        for wrong in [&swapped, &format!("{file}{file}"), &file[1..].to_owned()] {
            assert_eq!(Routines::read(wrong.clone().into()), None);
        }
    }
}
