//! Deleting a row that is not audited, and takes audited rows along over others that are not.

use cwom_derive::CwomEntity;
use cwom_runtime::{Action, AuditLog, Context, Deletable, Entity, Id, Store, TraceId};
use cwom_testkit::Engine;

use crate::database::on_each_dialect;
use crate::samples::Complete;

const ARCHIVE: &str = include_str!("cascades.toml");

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Room", spec = "cascades.toml")]
pub(crate) struct Room {
    pub id: Id<Room>,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Shelf", spec = "cascades.toml")]
pub(crate) struct Shelf {
    pub id: Id<Shelf>,
    pub room_id: Id<Room>,
    pub behind_id: Option<Id<Shelf>>,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Folder", spec = "cascades.toml")]
pub(crate) struct Folder {
    pub id: Id<Folder>,
    pub shelf_id: Id<Shelf>,
    pub title: String,
    pub row_version: i64,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Chair", spec = "cascades.toml")]
pub(crate) struct Chair {
    pub id: Id<Chair>,
    pub room_id: Id<Room>,
}

fn ada() -> Context {
    Context::human("ada").trace(TraceId::new())
}

/// A room with two shelves, one behind the other, a folder on the one behind, and a chair.
async fn furnished<D: Engine>(store: &Store<D>) -> (Room, Shelf, Folder) {
    let room = Room {
        id: Id::new_v7(),
        name: "Cellar".to_owned(),
    };
    let front = Shelf {
        id: Id::new_v7(),
        room_id: room.id,
        behind_id: None,
    };
    let back = Shelf {
        id: Id::new_v7(),
        room_id: room.id,
        behind_id: Some(front.id),
    };
    let folder = Folder {
        id: Id::new_v7(),
        shelf_id: back.id,
        title: "Maps".to_owned(),
        row_version: 1,
    };
    let chair = Chair {
        id: Id::new_v7(),
        room_id: room.id,
    };
    create(store, room.clone()).await;
    create(store, front.clone()).await;
    create(store, back).await;
    create(store, folder.clone()).await;
    create(store, chair).await;
    (room, front, folder)
}

async fn create<D: Engine, E: Entity>(store: &Store<D>, entity: E) {
    let created = store.write(&ada()).create(Complete(entity)).await;
    created.expect("the row is good");
}

/// Deletes the row, and looks for the folder's end in the log, with who did it.
async fn ends_the_folder<D: Engine, E: Deletable>(
    store: &Store<D>,
    key: E::Key,
    folder: &Folder,
    in_transaction: bool,
) {
    let bob = Context::human("bob").trace(TraceId::new());
    if in_transaction {
        let mut tx = store.begin(&bob).await.expect("it begins");
        tx.delete::<E>(key).await.expect("it says who deletes");
        tx.commit().await.expect("it commits");
    } else {
        let deleted = store.write(&bob).delete::<E>(key).await;
        deleted.expect("it says who deletes");
    }
    let log = AuditLog::of::<Folder>();
    let history = store.audit(log).history(folder.id).newest(9).await;
    let history = history.expect("the log is read").rows;
    let told: Vec<(Action, &str)> = history
        .iter()
        .map(|entry| (entry.action, entry.actor.id.as_str()))
        .collect();
    assert_eq!(told, [(Action::Deleted, "bob"), (Action::Created, "ada")]);
    assert_eq!(history[0].trace, Some(bob.trace));
}

on_each_dialect!(ARCHIVE, over_an_unaudited_table, store, {
    let (room, _, folder) = furnished(&store).await;
    ends_the_folder::<D, Room>(&store, room.id, &folder, false).await;
    let chairs = store.list::<Chair>(None, 9).await.expect("it is read");
    assert_eq!(chairs, []);
});

on_each_dialect!(ARCHIVE, over_a_circle_in_a_transaction, store, {
    let (_, front, folder) = furnished(&store).await;
    ends_the_folder::<D, Shelf>(&store, front.id, &folder, true).await;
});

#[test]
fn what_takes_nothing_audited_along_asks_for_nobody() {
    assert!(Room::META.cascades.is_some() && Shelf::META.cascades.is_some());
    assert!(Chair::META.cascades.is_none());
    // It says who deletes it for itself.
    assert!(Folder::META.cascades.is_none() && Folder::META.audited.is_some());
}
