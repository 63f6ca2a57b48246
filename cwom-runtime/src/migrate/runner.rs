//! Running migrations: where to, with what patience, and who is told.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sqlx::Connection;
use sqlx::migrate::{Migrate, MigrateError};

use super::catalog::{self, CatalogRecord, Hook, Imaging};
use super::chain::Chain;
use super::goal::{self, Errand, Goal};
use super::notice::Notice;
use super::patience::Patience;
use super::record;
use super::session::Session;
use super::status::{FileState, Status};
use super::step::Running;
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{Dialect, Half, MigrationError, Report, Result, Step, Store};

/// How long others may be in the way, unless somebody says otherwise.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs the migrations of a chain on the database of a store; see [`Store::runner`].
///
/// It keeps sqlx's record as sqlx does, checksums and all: `sqlx migrate run` goes on where this
/// stopped, and the other way round. What it has beyond sqlx:
///
/// - Several processes may run at once: one does the work, the others wait, with a limit, and find
///   nothing left to do.
/// - A plan of several files is one unit, forth and back.
/// - A file and its row in the record are one transaction. A file outside of one notes each
///   statement that is through, and the next run goes on from there.
/// - A lock that the engine refuses is tried again, with growing pauses.
/// - A failure names file, line and statement, and leaves neither lock nor transaction behind.
///
/// ```
/// # async fn run<D: cwom_runtime::Dialect>(
/// #     store: &cwom_runtime::Store<D>, migrations: &cwom_runtime::Migrations,
/// # ) -> cwom_runtime::Result<()> {
/// use std::time::Duration;
/// use cwom_runtime::{Notice, Goal};
///
/// let runner = store
///     .runner(migrations)
///     .patience(Duration::from_secs(300))
///     .on_event(|event| {
///         if let Notice::Waiting { holder: Some(holder) } = event {
///             eprintln!("waiting for {holder}");
///         }
///     });
/// let report = runner.run(Goal::Head).await?;
/// println!("{} applied", report.steps.len());
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing runs yet"]
pub struct Runner<D: Dialect> {
    store: Store<D>,
    chain: Chain,
    patience: Duration,
    any_order: bool,
    watch: Arc<dyn Fn(&Notice<'_>) + Send + Sync>,
    hook: Option<Hook<D>>,
}

/// One half of a file that would run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The plan that it belongs to.
    pub plan: String,
    /// Which file.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Into which direction.
    pub half: Half,
    /// Whether it runs in a transaction.
    pub is_transactional: bool,
    /// Its text.
    pub sql: String,
}

impl<D: Dialect> Runner<D> {
    pub(super) fn new(store: Store<D>, chain: Chain) -> Self {
        Self {
            store,
            chain,
            patience: PATIENCE,
            any_order: false,
            watch: Arc::new(|_| ()),
            hook: catalog::own::<D>(),
        }
    }

    /// How long others may be in the way: a minute without it. It limits the wait for somebody else
    /// who migrates, and for each file the time in which refused locks are tried again.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Also applies migrations that lie before one that was applied, as sqlx does. Without it they
    /// are refused: nobody has tried the chain in that order.
    pub fn any_order(mut self, any_order: bool) -> Self {
        self.any_order = any_order;
        self
    }

    /// Tells what happens.
    pub fn on_event(mut self, watch: impl Fn(&Notice<'_>) + Send + Sync + 'static) -> Self {
        self.watch = Arc::new(watch);
        self
    }

    /// Reads the catalog that is recorded after each run, where the feature `verify` does not do it;
    /// an error is told as [`Notice::NoDigest`] and fails nothing.
    pub fn image(
        mut self,
        image: impl Fn(&mut ConnectionOf<D>) -> Imaging<'_> + Send + Sync + 'static,
    ) -> Self {
        self.hook = Some(Arc::new(image));
        self
    }

    /// The migrations.
    pub const fn chain(&self) -> &Chain {
        &self.chain
    }

    /// Where the database stands. Changes nothing.
    pub async fn status(&self) -> Result<Status> {
        let mut connection = self
            .store
            .writers()
            .acquire()
            .await
            .map_err(explain::plain::<D>)?;
        self.read(&mut connection).await
    }

    /// What the last run left, for a cheap check at start-up; none where it was not this crate's.
    pub async fn catalog(&self) -> Result<Option<CatalogRecord>> {
        Ok(self.status().await?.catalog)
    }

    /// What would run. Changes nothing, and waits for nobody.
    pub async fn plan(&self, goal: Goal) -> Result<Vec<Planned>> {
        let status = self.status().await?;
        let tasks = self.tasks(&status, goal)?;
        Ok(tasks.iter().map(|task| self.planned(*task)).collect())
    }

    /// Migrates. What is applied before a failure stays, file by file.
    pub async fn run(&self, goal: Goal) -> Result<Report> {
        // Most starts of a program find nothing to do, and need neither the lock nor a connection
        // of their own to see it.
        let status = self.status().await?;
        if self.tasks(&status, goal)?.is_empty() {
            return Ok(Report::default());
        }
        let mut session = self.open().await?;
        let done = self.run_in(&mut session, goal).await;
        session.end().await;
        done
    }

    /// Records the migrations up to a version as applied without running them, for a database that
    /// has come there by other means. Whoever calls it has made sure of that.
    pub async fn baseline(&self, version: i64) -> Result<Report> {
        let end = self.chain.end_of(version)?;
        let mut session = self.open().await?;
        let done = self.baseline_in(&mut session, end).await;
        session.end().await;
        done
    }

    /// A connection of its own, with the lock, and the record in place. Whatever came of it, it is
    /// to be ended.
    async fn open(&self) -> Result<Session<D>> {
        let mut session = Session::open(&self.store).await?;
        match self.begin(&mut session).await {
            Ok(()) => Ok(session),
            Err(error) => {
                session.end().await;
                Err(error)
            }
        }
    }

    async fn run_in(&self, session: &mut Session<D>, goal: Goal) -> Result<Report> {
        let status = self.read(session.connection()).await?;
        let tasks = self.tasks(&status, goal)?;
        let mut report = Report::default();
        let mut outcome = Ok(());
        for (number, task) in tasks.iter().enumerate() {
            self.announce(*task, number + 1, tasks.len());
            match self.running().run::<D>(session.connection(), *task).await {
                Ok(Some(step)) => {
                    self.tell(&Notice::Done(&step));
                    report.steps.push(step);
                }
                Ok(None) => {}
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
        }
        if !report.steps.is_empty() {
            let recorded = self.record_catalog(session).await;
            // Why a file failed says more than that the connection is gone.
            outcome = outcome.and(recorded);
        }
        outcome.map(|()| report)
    }

    async fn baseline_in(&self, session: &mut Session<D>, end: usize) -> Result<Report> {
        let mut patience = Patience::new(self.patience);
        let report = loop {
            match self.record_up_to(session, end).await {
                Ok(report) => break report,
                Err(error) => patience.bear_migrating::<D>(error, |_, _| ()).await?,
            }
        };
        self.record_catalog(session).await?;
        Ok(report)
    }

    async fn record_up_to(&self, session: &mut Session<D>, end: usize) -> Result<Report> {
        let status = self.read(session.connection()).await?;
        self.refuse(&status)?;
        let mut report = Report::default();
        let begun = session.connection().begin_with(D::BEGIN).await;
        let mut transaction = begun.map_err(explain::plain::<D>)?;
        for (file, status) in self.chain.files()[..end].iter().zip(status.files()) {
            if status.state != FileState::Pending {
                continue;
            }
            record::insert::<D>(&mut transaction, file, -1).await?;
            report.steps.push(Step {
                version: file.version,
                name: file.name.clone().into_owned(),
                half: Half::Up,
                elapsed: Duration::ZERO,
            });
        }
        transaction.commit().await.map_err(explain::plain::<D>)?;
        Ok(report)
    }

    async fn begin(&self, session: &mut Session<D>) -> Result<()> {
        session.lock(self.patience, &*self.watch).await?;
        let mut patience = Patience::new(self.patience);
        while let Err(error) = self.ensure_record(session).await {
            patience.bear_migrating::<D>(error, |_, _| ()).await?;
        }
        Ok(())
    }

    async fn ensure_record(&self, session: &mut Session<D>) -> Result<()> {
        if !record::tables::<D>(session.connection()).await?.applied {
            let made = session
                .connection()
                .ensure_migrations_table(record::APPLIED);
            made.await.map_err(|error| match error {
                MigrateError::Execute(source) => explain::plain::<D>(source),
                other => record::bookkeeping(sqlx::Error::Migrate(Box::new(other))),
            })?;
        }
        Ok(())
    }

    async fn read(&self, connection: &mut ConnectionOf<D>) -> Result<Status> {
        Status::read::<D>(&self.chain, connection).await
    }

    fn tasks(&self, status: &Status, goal: Goal) -> Result<Vec<Errand>> {
        self.refuse(status)?;
        Ok(goal::resolve(&self.chain, status, goal)?)
    }

    /// Fails where the history contradicts the migrations at hand.
    fn refuse(&self, status: &Status) -> Result<()> {
        let is_allowed = |problem: &MigrationError| {
            self.any_order && matches!(problem, MigrationError::OutOfOrder { .. })
        };
        let mut problems = status.problems().into_iter();
        match problems.find(|problem| !is_allowed(problem)) {
            Some(problem) => Err(problem.into()),
            None => Ok(()),
        }
    }

    async fn record_catalog(&self, session: &mut Session<D>) -> Result<()> {
        let mut patience = Patience::new(self.patience);
        loop {
            match catalog::write::<D>(session.connection(), self.hook.as_ref()).await {
                Ok(None) => return Ok(()),
                Ok(Some(reason)) => {
                    self.tell(&Notice::NoDigest { reason: &reason });
                    return Ok(());
                }
                Err(error) => patience.bear::<D>(error, |_, _| ()).await?,
            }
        }
    }

    fn planned(&self, task: Errand) -> Planned {
        let file = &self.chain.files()[task.file];
        let plan = self.chain.plan_of(task.file);
        Planned {
            plan: plan.map_or_else(String::new, |plan| plan.stem.clone()),
            version: file.version,
            name: file.name.clone().into_owned(),
            half: task.half,
            is_transactional: file.is_transactional(task.half),
            sql: file.text(task.half).unwrap_or_default().to_owned(),
        }
    }

    fn running(&self) -> Running<'_> {
        Running {
            chain: &self.chain,
            patience: self.patience,
            any_order: self.any_order,
            tell: &*self.watch,
        }
    }

    fn announce(&self, task: Errand, number: usize, of: usize) {
        let file = &self.chain.files()[task.file];
        self.tell(&Notice::Begins {
            version: file.version,
            name: &file.name,
            half: task.half,
            number,
            of,
        });
    }

    fn tell(&self, event: &Notice<'_>) {
        (self.watch)(event);
    }
}

impl<D: Dialect> fmt::Debug for Runner<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Runner")
            .field("dialect", &D::NAME)
            .field("files", &self.chain.files().len())
            .field("patience", &self.patience)
            .field("any_order", &self.any_order)
            .finish_non_exhaustive()
    }
}
