//! Diesel over tokio-postgres, with the model of [`super::diesel`].

use std::hint::black_box;

use anyhow::{Result, ensure};
use cwom::Status;
use diesel::dsl::insert_into;
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::diesel::postgres::schema::{audit_log, cwom_issues, cwom_run_doctrine_refs, cwom_runs};
use super::diesel::postgres::{Issue, NewEntry, Run};
use crate::model::Draft;
use crate::peer::Peer;
use crate::workload::Workload;

/// One connection.
pub(crate) struct DieselAsync {
    connection: AsyncPgConnection,
}

impl DieselAsync {
    pub(crate) async fn open(url: &str) -> Result<Self> {
        let connection = AsyncPgConnection::establish(url).await?;
        Ok(Self { connection })
    }
}

impl Peer for DieselAsync {
    const WORKLOADS: &'static [Workload] = &Workload::OF_ROWS;

    async fn create(&mut self, draft: Draft) -> Result<()> {
        let issue = Issue::new(draft);
        self.connection
            .transaction(async |connection| {
                insert_into(cwom_issues::table)
                    .values(&issue)
                    .execute(connection)
                    .await?;
                insert_into(audit_log::table)
                    .values(NewEntry::new("created", None, &issue))
                    .execute(connection)
                    .await?;
                anyhow::Ok(())
            })
            .await?;
        black_box(issue);
        Ok(())
    }

    async fn change(&mut self, id: Uuid, to: Status) -> Result<()> {
        self.connection
            .transaction(async |connection| {
                let row = cwom_issues::table.find(id);
                let before: Issue = row.select(Issue::as_select()).first(connection).await?;
                let after = before.moved(to);
                let same = cwom_issues::row_version.eq(before.row_version);
                let changed = diesel::update(row.filter(same))
                    .set((
                        cwom_issues::status.eq(after.status),
                        cwom_issues::row_version.eq(after.row_version),
                        cwom_issues::updated_at.eq(after.updated_at),
                    ))
                    .execute(connection)
                    .await?;
                ensure!(changed == 1, "somebody else changed the row");
                insert_into(audit_log::table)
                    .values(NewEntry::new("status_changed", Some(&before), &after))
                    .execute(connection)
                    .await?;
                black_box(after);
                anyhow::Ok(())
            })
            .await
    }

    async fn get(&mut self, id: Uuid) -> Result<usize> {
        let row = cwom_issues::table.find(id);
        let issue: Issue = row
            .select(Issue::as_select())
            .first(&mut self.connection)
            .await?;
        black_box(issue);
        Ok(1)
    }

    async fn list(&mut self, repo: Uuid) -> Result<usize> {
        let issues: Vec<Issue> = cwom_issues::table
            .filter(cwom_issues::repo_id.eq(repo))
            .order((cwom_issues::created_at.desc(), cwom_issues::id.desc()))
            .limit(100)
            .select(Issue::as_select())
            .load(&mut self.connection)
            .await?;
        Ok(black_box(issues).len())
    }

    async fn join(&mut self, doctrine: Uuid) -> Result<usize> {
        let runs: Vec<Run> = cwom_runs::table
            .inner_join(cwom_run_doctrine_refs::table)
            .filter(cwom_run_doctrine_refs::doctrine_ref_id.eq(doctrine))
            .order((cwom_runs::created_at.desc(), cwom_runs::id.desc()))
            .limit(100)
            .select(Run::as_select())
            .load(&mut self.connection)
            .await?;
        Ok(black_box(runs).len())
    }

    async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
        let issues: Vec<Issue> = drafts.into_iter().map(Issue::new).collect();
        let entries = issues
            .iter()
            .map(|issue| NewEntry::new("created", None, issue));
        let entries: Vec<NewEntry<'_>> = entries.collect();
        self.connection
            .transaction(async |connection| {
                insert_into(cwom_issues::table)
                    .values(&issues)
                    .execute(connection)
                    .await?;
                insert_into(audit_log::table)
                    .values(&entries)
                    .execute(connection)
                    .await?;
                anyhow::Ok(())
            })
            .await
    }
}
