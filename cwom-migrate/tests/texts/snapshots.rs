//! snapshots

use cwom_migrate::{Revision, Snapshot, Texts};
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
                let file = revision.texts.to_file(dialect);
                let routines = Texts::read_file(&file).expect("it can be read");
                assert_eq!(&routines, revision.texts.routines.get(dialect), "{name}");
            }
        }
    }
}
