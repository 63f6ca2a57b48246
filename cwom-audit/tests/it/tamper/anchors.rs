//! What nothing inside the database tells: a log that was sealed again, a state that came back.

use cwom_audit::verify::Problem;
use cwom_audit::{Outcome, Verify};

use super::{Scene, named};
use crate::depot::{Vandal, on_both};

on_both!(only_the_anchor_tells);

async fn only_the_anchor_tells<D: Vandal>() {
    let Some(mut scene) = Scene::<D>::set().await else {
        return;
    };
    // Everything is sealed again by whoever has stolen the key.
    let harm =
        "UPDATE audit_log SET actor_id = 'eve' WHERE seq = 7; DELETE FROM audit_log_checkpoint";
    D::vandalise(&scene.place, harm)
        .await
        .expect("harm is done");
    scene.place.seal(Some(&scene.key)).await;
    let inside = Verify::new()
        .key(scene.key.public())
        .run(&scene.place.log())
        .await;
    assert_eq!(inside.expect("verified").outcome(), Outcome::Clean);
    let report = scene.verify().await;
    assert!(
        named(&report, Problem::AnchorDiffers, |it| it.checkpoint
            == Some(1)),
        "{report:#?}"
    );
    // An older state comes back.
    D::restore(&scene.place).await;
    scene.place.work(30).await;
    let newer = scene.place.seal(Some(&scene.key)).await;
    scene.anchors.lines.extend(newer.iter().map(Into::into));
    D::restore(&scene.place).await;
    let last = newer.last().expect("something was sealed").n;
    let report = scene.verify().await;
    assert!(
        named(&report, Problem::AnchorDiffers, |it| it.checkpoint
            == Some(last)),
        "{report:#?}"
    );
}
