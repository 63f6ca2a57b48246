//! What a spec adds to a chain: one migration, or nothing.

mod custom;
mod layout;
mod lower;
mod name;
mod proposal;

use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Tables, lower_tables};

use crate::chain::{Chain, ParentSpec, Parts};
use crate::digest;
use crate::files::{Name, Record, allocate};
use crate::hazard::hazards;
use crate::kept::kept;
use crate::plan::Outline;
use crate::side_by_side::both;
use crate::{Decisions, Op, Revision, diff};

use layout::{Locked, all_files, append, lock_of};

pub use proposal::{New, Proposal, Refusal, Request};

/// The version of the first migration of every chain: the same spec yields the same bytes,
/// whenever it is.
const FIRST_VERSION: i64 = 20_260_101_000_000;

/// Compares the spec with the head of the chain and lowers what differs.
pub fn propose(
    chain: &Chain,
    schema: &Schema,
    decisions: &Decisions,
    request: &Request<'_>,
) -> Result<Proposal, Refusal> {
    propose_lowered(chain, schema, &lower_tables(schema), decisions, request)
}

/// The same by somebody who has the tables of the schema already.
pub fn propose_lowered(
    chain: &Chain,
    schema: &Schema,
    tables: &Tables,
    decisions: &Decisions,
    request: &Request<'_>,
) -> Result<Proposal, Refusal> {
    let next = Revision::of_tables(schema, tables);
    let (base, kept) = if request.amend {
        if chain.is_empty() || !chain.lock.unreleased {
            return Err(Refusal::NothingToAmend);
        }
        (chain.without_head(), chain.head_plan())
    } else {
        (chain.clone(), "")
    };
    let mut decisions = decisions.keeping(kept);
    for plan in request.replaced {
        decisions = decisions.keeping(plan);
    }
    let decisions = &decisions;
    let mut proposal = Proposer::new(&base, schema, tables, decisions, request).run(next)?;
    let known = chain.files.keys().cloned();
    let parent = chain.parent.parent_files().map(|(path, _)| path);
    let all = known.chain(parent);
    proposal.removed = all
        .filter(|path| !proposal.files.contains_key(path))
        .collect();
    Ok(proposal)
}

struct Proposer<'a> {
    base: &'a Chain,
    schema: &'a Schema,
    tables: &'a Tables,
    decisions: &'a Decisions,
    request: &'a Request<'a>,
}

impl<'a> Proposer<'a> {
    const fn new(
        base: &'a Chain,
        schema: &'a Schema,
        tables: &'a Tables,
        decisions: &'a Decisions,
        request: &'a Request<'a>,
    ) -> Self {
        Self {
            base,
            schema,
            tables,
            decisions,
            request,
        }
    }

    fn run(&self, mut next: Revision) -> Result<Proposal, Refusal> {
        if self.is_head(&next) {
            return self.without_change(self.base.head.clone());
        }
        let previous = self.base.head()?;
        let undecided = Refusal::Undecided;
        let ops = diff(&previous.snapshot, &next.snapshot, self.decisions).map_err(undecided)?;
        next.snapshot.adopt_order(&previous.snapshot, &ops);
        if ops.is_empty() && self.new_dialects().is_empty() && !self.base.is_empty() {
            // Lines of the spec were moved; what they say is what was said before.
            let dialects = &self.schema.dialects;
            return self.without_change(Parts::of(&next, dialects));
        }
        if self.request.custom {
            return Err(Refusal::SpecChanged);
        }
        self.with_migration(&previous, next, ops)
    }

    /// Whether the spec says what the head's snapshot says, letter for letter.
    fn is_head(&self, next: &Revision) -> bool {
        let Some(head) = self.base.lock.plans.last() else {
            return false;
        };
        head.ir == next.snapshot.hash() && self.new_dialects().is_empty()
    }

    /// Dialects that the model speaks and the chain does not know.
    fn new_dialects(&self) -> Vec<Dialect> {
        let all = self.schema.dialects.iter().copied();
        all.filter(|dialect| !self.base.knows(*dialect)).collect()
    }

    fn without_change(&self, mut head: Parts) -> Result<Proposal, Refusal> {
        let mut lock = self.base.lock.clone();
        let mut relocked = Vec::new();
        for path in &self.base.edited {
            relocked.push(path.clone());
        }
        if let Some(last) = lock.plans.last_mut() {
            if !relocked.is_empty() {
                *last = lock_of(&last.stem, &last.ir, &self.base.files, |path| {
                    last.files.iter().any(|(known, _)| known == path)
                });
            }
            // The order of columns is part of the snapshot and not of any statement.
            last.ir = digest::sha256(head.snapshot.as_bytes());
        }
        head.routines
            .retain(|dialect, _| self.schema.dialects.iter().any(|it| it.name() == *dialect));
        lock.unreleased &= !self.request.release;
        if self.request.custom {
            return self.with_custom(lock, &head);
        }
        let parent = lock.unreleased.then(|| self.base.parent.clone());
        let files = all_files(&lock, self.base.files.clone(), &head, parent);
        let before = &self.base.parent.spec;
        let is_edited = !relocked.is_empty() && !before.is_empty();
        let before = is_edited.then(|| self.base.without_head().made_from(before));
        Ok(Proposal {
            files,
            removed: Vec::new(),
            new: None,
            parent_spec: before.flatten(),
            unreleased: lock.unreleased,
            relocked,
        })
    }

    fn with_migration(
        &self,
        previous: &Revision,
        next: Revision,
        ops: Vec<Op>,
    ) -> Result<Proposal, Refusal> {
        let name = self.name(&ops)?;
        // The head's files are made beside the migration's, and the revision is of no use after.
        let (lowered, head) = both(
            || self.lower(previous, &next, &ops, &name),
            || Parts::of(&next, &self.schema.dialects),
        );
        let hazards = if self.base.is_empty() {
            Vec::new()
        } else {
            hazards(&previous.snapshot, &next.snapshot, &ops)
        };
        let kept = kept(&previous.snapshot, &next.snapshot, &ops);
        drop(next);
        let revisions = [&self.base.head, &head].map(Parts::digest);
        let outlines: Vec<Outline> = lowered.iter().map(|it| it.outline.clone()).collect();
        let record = Record {
            parent: &previous.snapshot,
            ops: &ops,
            outlines: &outlines,
            hazards: &hazards,
            decisions: self.decisions,
            revisions,
        };
        let (path, text) = record.file(&name);
        let [_, ir] = record.revisions;
        let mut files = vec![Locked::new(path, text)];
        files.extend(lowered.into_iter().flat_map(|it| it.files));
        let mut history = self.base.files.clone();
        let mut lock = self.base.lock.clone();
        append((&mut lock, &mut history), name.stem(), ir, files);
        lock.unreleased = !self.request.release;
        let (before, parent_spec) = self.before();
        let parent = lock.unreleased.then_some(before);
        let files = all_files(&lock, history, &head, parent);
        let unused = self.decisions.unused().into_iter().cloned().collect();
        Ok(Proposal {
            files,
            removed: Vec::new(),
            unreleased: lock.unreleased,
            relocked: Vec::new(),
            new: Some(New {
                stem: name.stem(),
                ops,
                hazards,
                plans: outlines,
                unused,
                kept,
                custom: false,
            }),
            parent_spec,
        })
    }

    /// The revision before a new head, with its spec. One that is kept is not believed either.
    fn before(&self) -> (Parts, Option<ParentSpec>) {
        let mut before = self.base.head.clone();
        let kept = Some(before.spec.as_str()).filter(|spec| !spec.is_empty());
        // Upon a head that is made anew, what is given is the spec of that one.
        let given = self.request.head_spec.filter(|_| !self.request.amend);
        let known = kept.or(given);
        let spec = known.and_then(|text| self.base.made_from(text));
        let text = spec.as_ref().map(|spec| spec.text.clone());
        before.spec = text.unwrap_or_default().into();
        (before, spec)
    }

    fn name(&self, ops: &[Op]) -> Result<Name, Refusal> {
        if self.base.is_empty() {
            return Ok(Name {
                version: FIRST_VERSION,
                word: self.request.word.unwrap_or("init").to_owned(),
            });
        }
        let version = allocate(self.request.now, self.base.lock.last_version());
        let word = self.request.word.map(str::to_owned);
        Ok(Name {
            version: version.map_err(Refusal::Version)?,
            word: word.unwrap_or_else(|| name::word(ops)),
        })
    }
}
