//! Who writes, as part of what, and when.

use std::fmt;

use uuid::Uuid;

use crate::{Entity, Id, IdStrategy, Timestamp, TraceId, Ulid};

/// Who acts: a human, an agent or the system, with an id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Actor {
    /// What kind of actor it is.
    pub kind: ActorKind,
    /// Its id among its kind.
    pub id: String,
}

impl Actor {
    /// A person.
    pub fn human(id: impl Into<String>) -> Self {
        Self {
            kind: ActorKind::Human,
            id: id.into(),
        }
    }

    /// A program that acts on its own judgement.
    pub fn agent(id: impl Into<String>) -> Self {
        Self {
            kind: ActorKind::Agent,
            id: id.into(),
        }
    }

    /// The system itself: schedulers, migrations, repairs.
    pub fn system(id: impl Into<String>) -> Self {
        Self {
            kind: ActorKind::System,
            id: id.into(),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.kind.as_str(), self.id)
    }
}

/// What kind of actor acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A person.
    Human,
    /// A program that acts on its own judgement.
    Agent,
    /// The system itself.
    System,
}

impl ActorKind {
    /// The text that is stored and exchanged.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Agent => "agent",
            Self::System => "system",
        }
    }
}

/// Who writes, as part of which chain of work, and why. Nothing is written without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Who writes.
    pub actor: Actor,
    /// The chain of work.
    pub trace: TraceId,
    /// Why, in a sentence.
    pub note: Option<String>,
}

impl Context {
    /// A context without a note.
    pub fn new(actor: impl Into<Actor>, trace: TraceId) -> Self {
        Self {
            actor: actor.into(),
            trace,
            note: None,
        }
    }

    /// A person writes, in a new chain of work.
    pub fn human(id: impl Into<String>) -> Self {
        Self::new(Actor::human(id), TraceId::new())
    }

    /// A program that decides for itself writes, in a new chain of work.
    pub fn agent(id: impl Into<String>) -> Self {
        Self::new(Actor::agent(id), TraceId::new())
    }

    /// The system itself writes, in a new chain of work.
    pub fn system(id: impl Into<String>) -> Self {
        Self::new(Actor::system(id), TraceId::new())
    }

    /// The same as part of this chain of work.
    #[must_use]
    pub fn trace(mut self, trace: TraceId) -> Self {
        self.trace = trace;
        self
    }

    /// The same with a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// Where moments and ids come from. Tests give the store one of their own.
pub trait Clock: Send + Sync + 'static {
    /// This moment.
    fn now(&self) -> Timestamp;

    /// A fresh id of the wanted kind.
    fn new_id(&self, strategy: IdStrategy) -> Uuid {
        match strategy {
            IdStrategy::Uuid7 => Uuid::now_v7(),
            IdStrategy::Uuid4 | IdStrategy::Given => Uuid::new_v4(),
            IdStrategy::Ulid => Uuid::from_u128(Ulid::new().as_u128()),
        }
    }
}

/// The computer's clock, and random ids.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// What one creation takes its ids, moments and trace from. All fields of a new row that are
/// defaulted to `now` get the same moment.
pub struct Creation<'a> {
    /// The moment of writing.
    pub now: Timestamp,
    /// The chain of work.
    pub trace: TraceId,
    clock: &'a dyn Clock,
}

impl<'a> Creation<'a> {
    /// A creation at this moment of the clock, in this context.
    pub fn new(clock: &'a dyn Clock, context: &Context) -> Self {
        Self {
            now: clock.now(),
            trace: context.trace,
            clock,
        }
    }

    /// A fresh id, made as the spec says for `E`.
    pub fn id<E: Entity>(&self) -> Id<E> {
        Id::from_uuid(self.clock.new_id(E::META.id))
    }

    /// A fresh UUID, for fields that default to a new one.
    pub fn uuid(&self) -> Uuid {
        self.clock.new_id(IdStrategy::Uuid7)
    }

    /// A fresh ULID, for fields that default to a new one.
    pub fn ulid(&self) -> Ulid {
        Ulid::from_u128(self.clock.new_id(IdStrategy::Ulid).as_u128())
    }
}

impl fmt::Debug for Creation<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Creation")
            .field("now", &self.now)
            .field("trace", &self.trace)
            .finish_non_exhaustive()
    }
}
