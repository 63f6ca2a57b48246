//! Each example tells its story on both engines.

#[path = "../examples/immutable_packet.rs"]
#[expect(dead_code, reason = "its `main` is for the command line")]
mod immutable_packet;

#[path = "../examples/issues_by_constraint.rs"]
#[expect(dead_code, reason = "its `main` is for the command line")]
mod issues_by_constraint;

#[path = "../examples/issues_by_doctrine.rs"]
#[expect(dead_code, reason = "its `main` is for the command line")]
mod issues_by_doctrine;

#[path = "../examples/issues_by_repo.rs"]
#[expect(dead_code, reason = "its `main` is for the command line")]
mod issues_by_repo;

#[path = "../examples/run_to_artifact.rs"]
#[expect(dead_code, reason = "its `main` is for the command line")]
mod run_to_artifact;

#[path = "../examples/runs_by_doctrine.rs"]
#[expect(dead_code, reason = "its `main` is for the command line")]
mod runs_by_doctrine;

use cwom_testkit::{Database, Engine};

async fn immutable_packet_example<D: Engine>(database: Database<D>) {
    immutable_packet::story(&database.store)
        .await
        .expect("its story");
}

async fn issues_by_constraint_example<D: Engine>(database: Database<D>) {
    issues_by_constraint::story(&database.store)
        .await
        .expect("its story");
}

async fn issues_by_doctrine_example<D: Engine>(database: Database<D>) {
    issues_by_doctrine::story(&database.store)
        .await
        .expect("its story");
}

async fn issues_by_repo_example<D: Engine>(database: Database<D>) {
    issues_by_repo::story(&database.store)
        .await
        .expect("its story");
}

async fn run_to_artifact_example<D: Engine>(database: Database<D>) {
    run_to_artifact::story(&database.store)
        .await
        .expect("its story");
}

async fn runs_by_doctrine_example<D: Engine>(database: Database<D>) {
    runs_by_doctrine::story(&database.store)
        .await
        .expect("its story");
}

mod on {
    cwom_testkit::on_both!(
        cwom::MIGRATIONS;
        immutable_packet_example,
        issues_by_constraint_example,
        issues_by_doctrine_example,
        issues_by_repo_example,
        run_to_artifact_example,
        runs_by_doctrine_example,
    );
}
