//! Up, down and up again on one engine.

use std::time::Instant;

use anyhow::{Result, anyhow};
use cwom_physical::{PhysicalSchema, compare, render};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::Tables;
use cwom_sql::ddl::create_all;
use serde_json::{Value, json};

use super::filled::{Filled, fill};
use super::scope::Scope;
use super::scratch::Scratch;
use super::{Failure, Files, Kept, Proved, Question};

/// One proof on one engine.
pub(super) struct Proof<'a> {
    pub(super) question: &'a Question,
    pub(super) dialect: Dialect,
    pub(super) tables: &'a Tables,
    pub(super) parent: Option<&'a Parent>,
    pub(super) files: Files<'a>,
    /// What is looked at; the whole where that is not known.
    pub(super) scope: Option<Scope>,
}

/// The model before.
pub(super) struct Parent {
    pub(super) schema: Schema,
    pub(super) tables: Tables,
    /// Whether its database can be made from the spec; else the migrations make it.
    pub(super) is_exact: bool,
}

impl Proof<'_> {
    pub(super) async fn run<S: Scratch>(&self, url: &str) -> Proved<Value> {
        let started = Instant::now();
        if self.is_first() {
            let mut scratch = S::new(url).await?;
            let outcome = self.whole_and_gone(&mut scratch).await;
            let engine = scratch.engine().to_owned();
            scratch.close().await?;
            let filled = outcome?.map(|()| Filled::default());
            return Ok(filled.map(|filled| self.proved(&engine, &filled, started)));
        }
        let mut scratch = S::new(url).await?;
        // Two databases that have nothing to do with each other, and take as long.
        let (wanted, before) =
            tokio::join!(self.make_at_once::<S>(url), self.make_before(&mut scratch));
        let outcome = match (wanted, before) {
            (Ok(wanted), Ok(Ok(before))) => self.on(&mut scratch, url, &wanted, before).await,
            (Ok(_), Ok(Err(failure))) => Ok(Err(failure)),
            (Err(error), _) | (_, Err(error)) => Err(error),
        };
        let engine = scratch.engine().to_owned();
        scratch.close().await?;
        let filled = match outcome? {
            Ok(filled) => filled,
            Err(failure) => return Ok(Err(failure)),
        };
        Ok(Ok(self.proved(&engine, &filled, started)))
    }

    /// What the spec makes at once.
    async fn make_at_once<S: Scratch>(&self, url: &str) -> Result<PhysicalSchema> {
        let mut scratch = S::new(url).await?;
        let outcome = scratch.run(&self.create(self.tables)).await;
        let catalog = scratch.catalog().await;
        scratch.close().await?;
        outcome?.map_err(|refusal| anyhow!("the spec's own tables cannot be made: {refusal}"))?;
        catalog
    }

    /// What was before, with rows.
    async fn make_before<S: Scratch>(&self, scratch: &mut S) -> Proved<(PhysicalSchema, Filled)> {
        if let Err(failure) = self.replay(scratch).await? {
            return Ok(Err(failure));
        }
        let catalog = scratch.catalog().await?;
        let filled = match self.parent {
            Some(parent) if !self.files.before.is_empty() => {
                let is_there = |name: &str| self.scope.as_ref().is_none_or(|it| it.has(name));
                fill(scratch, &parent.schema, &parent.tables, is_there).await?
            }
            _ => Filled::default(),
        };
        Ok(Ok((catalog, filled)))
    }

    fn proved(&self, engine: &str, filled: &Filled, started: Instant) -> Value {
        let elapsed = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        json!({
            "dialect": self.dialect.name(),
            "engine": engine,
            "ways": if self.is_first() { "up and down" } else { "up, down, up" },
            "rows": filled.rows,
            "empty": filled.empty,
            "refused": filled.refused,
            "elapsed_ms": elapsed,
        })
    }

    /// Whether nothing was before, and the way there is letter for letter what the spec makes at
    /// once: then there is nothing to compare it with but itself.
    fn is_first(&self) -> bool {
        let whole = create_all(self.tables, self.dialect);
        let [up] = self.files.up.as_slice() else {
            return false;
        };
        self.files.before.is_empty() && up.trim_end().ends_with(whole.trim_end())
    }

    /// There and back leaves nothing.
    async fn whole_and_gone<S: Scratch>(&self, scratch: &mut S) -> Proved<()> {
        let ways = [
            ("P1", "up", &self.files.up),
            ("P2", "down", &self.files.down),
        ];
        for (invariant, way, files) in ways {
            for file in files {
                if let Err(refusal) = scratch.run(file).await? {
                    let message = format!("{way} does not run: {refusal}");
                    return Ok(Err(Failure { invariant, message }));
                }
            }
        }
        let left = scratch.catalog().await?;
        if left.is_empty() {
            return Ok(Ok(()));
        }
        let nothing = PhysicalSchema::empty(left.dialect, left.server_version.clone());
        let message = format!(
            "down leaves something:\n{}",
            render(&compare(&nothing, &left))
        );
        Ok(Err(Failure {
            invariant: "P2",
            message,
        }))
    }

    fn create(&self, tables: &Tables) -> String {
        match &self.scope {
            Some(scope) => scope.create(tables, self.dialect),
            None => create_all(tables, self.dialect),
        }
    }

    async fn on<S: Scratch>(
        &self,
        scratch: &mut S,
        url: &str,
        wanted: &PhysicalSchema,
        (parent, mut filled): (PhysicalSchema, Filled),
    ) -> Proved<Filled> {
        match self.there_and_back(scratch, &parent, wanted).await? {
            Ok(None) => return Ok(Ok(filled)),
            Ok(Some(refusal)) => filled.refused = Some(refusal),
            Err(failure) => return Ok(Err(failure)),
        }
        // Some rows do not fit, and the migration said so. Without them it has to go through.
        let mut empty = S::new(url).await?;
        let outcome = match self.replay(&mut empty).await? {
            Ok(()) => self.there_and_back(&mut empty, &parent, wanted).await,
            Err(failure) => Ok(Err(failure)),
        };
        empty.close().await?;
        Ok(match outcome? {
            Ok(None) => Ok(filled),
            Ok(Some(refusal)) => Err(Failure {
                invariant: "P1",
                message: format!("it does not run on empty tables: {refusal}"),
            }),
            Err(failure) => Err(failure),
        })
    }

    /// Makes what was before: by the migrations, or from the spec that they describe where only a
    /// part of it is looked at.
    async fn replay<S: Scratch>(&self, scratch: &mut S) -> Proved<()> {
        if let (Some(scope), Some(parent)) = (&self.scope, self.parent) {
            let made = scratch
                .run(&scope.create(&parent.tables, self.dialect))
                .await?;
            return Ok(made.map_err(|refusal| Failure {
                invariant: "P1",
                message: format!("what was before cannot be made: {refusal}"),
            }));
        }
        for file in &self.files.before {
            if let Err(refusal) = scratch.run(file).await? {
                let message = format!("the migrations before it do not run: {refusal}");
                return Ok(Err(Failure {
                    invariant: "P1",
                    message,
                }));
            }
        }
        Ok(Ok(()))
    }

    /// Up, down, up. A refusal of rows is `Some`; whoever refused changed nothing.
    async fn there_and_back<S: Scratch>(
        &self,
        scratch: &mut S,
        parent: &PhysicalSchema,
        wanted: &PhysicalSchema,
    ) -> Proved<Option<String>> {
        let ways = [
            ("P1", "up", &self.files.up, wanted, parent),
            ("P2", "down", &self.files.down, parent, wanted),
            ("P3", "up again", &self.files.up, wanted, parent),
        ];
        for (invariant, way, files, goal, start) in ways {
            let before = self.values(scratch, way, way != "down").await?;
            let whole = files.len() == 1;
            for file in files {
                let Err(refusal) = scratch.run(file).await? else {
                    continue;
                };
                if !refusal.of_rows {
                    let message = format!("{way} does not run: {refusal}");
                    return Ok(Err(Failure { invariant, message }));
                }
                // Several files get as far as they get; each of them is all or nothing.
                let differences = compare(start, &scratch.catalog().await?);
                if whole && !differences.is_empty() {
                    let found = render(&differences);
                    let message = format!("{way} was refused ({refusal}) half-way:\n{found}");
                    return Ok(Err(Failure { invariant, message }));
                }
                return Ok(Ok(Some(refusal.message)));
            }
            let differences = compare(goal, &scratch.catalog().await?);
            if !differences.is_empty() {
                let message = format!(
                    "{way} does not lead where it should:\n{}",
                    render(&differences)
                );
                return Ok(Err(Failure { invariant, message }));
            }
            let after = self.values(scratch, way, way == "down").await?;
            if let Some(message) = self.changed(&before, &after) {
                let message = format!("{way}: {message}");
                return Ok(Err(Failure {
                    invariant: "P4",
                    message,
                }));
            }
            if let Some(message) = scratch.dangling().await? {
                return Ok(Err(Failure {
                    invariant: "P5",
                    message: format!("{way}: {message}"),
                }));
            }
        }
        Ok(Ok(None))
    }

    fn kept(&self) -> impl Iterator<Item = &Kept> {
        let all = self.question.kept.iter();
        all.filter(|kept| {
            let in_scope = self.scope.as_ref().is_none_or(|scope| scope.has(&kept.old));
            kept.dialect == self.dialect.name() && in_scope
        })
    }

    /// The values that stay on a way, table by table, under the names of before or after.
    async fn values<S: Scratch>(
        &self,
        scratch: &mut S,
        way: &str,
        before: bool,
    ) -> Result<Vec<Vec<String>>> {
        let mut all = Vec::new();
        for kept in self.kept() {
            let table = if before { &kept.old } else { &kept.new };
            let there = kept.there.iter().filter(|_| way != "down");
            let columns = kept.columns.iter().chain(there);
            let columns: Vec<&str> = columns
                .map(|(old, new)| if before { old.as_str() } else { new.as_str() })
                .collect();
            all.push(scratch.rows(table, &columns).await?);
        }
        Ok(all)
    }

    /// The first table in which a row is not what it was.
    fn changed(&self, before: &[Vec<String>], after: &[Vec<String>]) -> Option<String> {
        let pairs = before.iter().zip(after);
        self.kept().zip(pairs).find_map(|(kept, (before, after))| {
            let lost = before.iter().find(|row| !after.contains(row));
            if let Some(row) = lost {
                return Some(format!("a row of `{}` is not what it was: {row}", kept.new));
            }
            let more = after.len() > before.len() && !kept.grows;
            more.then(|| format!("there are more rows in `{}` than there were", kept.new))
        })
    }
}
