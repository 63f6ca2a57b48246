//! Rows for tests.

use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use super::settle::Settling;
use super::{Choices, Fixtures, TestDatabase, Whole};
use crate::{Dialect, Entity, EnumValue, Error, Result, Stateful};

/// An entity whose rows can be made up from what the spec says of them. Generated crates implement
/// it with their feature `test-support`.
pub trait Fixture: Entity + Clone {
    /// The columns that the database computes.
    const COMPUTED: &'static [&'static str] = &[];

    /// The column that counts the changes of a row.
    const VERSION: Option<&'static str> = None;

    /// A row that is not created yet. Those that it has to refer to are.
    fn sample<D: Dialect>(rows: &mut Fixtures<'_, D>) -> impl Future<Output = Result<Self>> + Send;
}

/// An entity with a state machine, whose rows can be brought into its states.
pub trait StatefulFixture: Fixture + Stateful<State: PartialEq> {
    /// Gives a row what it needs to move to a state: fields in the row itself, links in the database.
    fn prepare<D: Dialect>(
        &mut self,
        to: Self::State,
        rows: &mut Fixtures<'_, D>,
    ) -> impl Future<Output = Result<()>> + Send;
}

/// Rows that a fixture is to refer to, by their type.
pub(super) type Given = HashMap<TypeId, Arc<dyn Any + Send + Sync>>;
/// What a test wants otherwise.
type Change<E> = Box<dyn Fn(&mut E) + Send + Sync>;
type Boxed<'f, T> = Pin<Box<dyn Future<Output = T> + Send + 'f>>;

/// A row in the making; awaited, it is created. See [`TestDatabase::fixture`].
#[must_use = "nothing is created until it is awaited"]
pub struct FixtureOf<'d, D: Dialect, E> {
    database: &'d TestDatabase<D>,
    given: Given,
    changes: Vec<Change<E>>,
    choices: Choices,
}

impl<'d, D: Dialect, E: Fixture> FixtureOf<'d, D, E> {
    pub(super) fn new(database: &'d TestDatabase<D>) -> Self {
        Self {
            database,
            given: Given::new(),
            changes: Vec::new(),
            choices: Choices::plain(),
        }
    }

    /// Changes the row before it is created: any field, whatever the spec lets a creator give.
    pub fn with(mut self, change: impl Fn(&mut E) + Send + Sync + 'static) -> Self {
        self.changes.push(Box::new(change));
        self
    }

    /// A row that is referred to wherever one of its kind has to be, by the fixture itself or by a
    /// row that it refers to.
    pub fn given<P: Entity + Clone>(mut self, row: &P) -> Self {
        self.given.insert(TypeId::of::<P>(), Arc::new(row.clone()));
        self
    }

    /// The rows that another fixture refers to already.
    pub(super) fn refer_to(&mut self, given: &Given) {
        self.given.clone_from(given);
    }

    /// Where its values come from: [`Choices::plain`] unless this says otherwise.
    pub fn choices(mut self, choices: Choices) -> Self {
        self.choices = choices;
        self
    }

    /// The row, not yet created; those that it has to refer to are.
    ///
    /// # Panics
    ///
    /// When one of those cannot be created.
    pub async fn draft(self) -> E {
        let drafted = self.drafted(Settling::default()).await;
        drafted.unwrap_or_else(|error| refused::<E>(&error))
    }

    /// Creates it, and gives what the database says to that: for rows that are wrong on purpose.
    pub async fn attempt(self) -> Result<E> {
        let row = self.drafted(Settling::default()).await?;
        self.database
            .write(self.database.context())
            .create(Whole(row))
            .await
    }

    /// Creates it. Where rules between fields refuse its values, plainer ones are tried in them.
    ///
    /// # Errors
    ///
    /// What the database says to the last try.
    pub async fn create(self) -> Result<E> {
        let mut settling = Settling::default();
        loop {
            let row = self.drafted(settling.clone()).await?;
            let write = self.database.write(self.database.context());
            match write.create(Whole(row)).await {
                Err(Error::CheckFailed { fields, .. } | Error::Unique { fields, .. })
                    if settling.goes_on_with(fields) => {}
                done => return done,
            }
        }
    }

    /// Creates it and moves it to a state, by the shortest way that the machine has.
    ///
    /// # Panics
    ///
    /// When it cannot be created, or no way leads there.
    pub async fn in_state(self, state: E::State) -> E
    where
        E: StatefulFixture,
    {
        let (database, given) = (self.database, self.given.clone());
        let created = self.create().await;
        let mut row = created.unwrap_or_else(|error| refused::<E>(&error));
        let way = way::<E>(row.state(), state);
        let way = way.unwrap_or_else(|| {
            panic!(
                "no way leads a {} from {} to {}",
                E::META.name,
                row.state().as_str(),
                state.as_str()
            )
        });
        for next in way {
            let moved = move_to(database, given.clone(), row, next).await;
            row = moved.unwrap_or_else(|error| refused::<E>(&error));
        }
        row
    }

    async fn drafted(&self, settling: Settling) -> Result<E> {
        let number = self.database.number();
        let choices = if settling.is_plain() {
            Choices::plain()
        } else {
            self.choices.clone()
        };
        let choices = choices.of_row(number, self.database.now());
        let choices = choices.calm_in(settling.into_fields());
        let mut rows = Fixtures::new(self.database, self.given.clone(), choices);
        let mut row = E::sample(&mut rows).await?;
        for change in &self.changes {
            change(&mut row);
        }
        Ok(row)
    }
}

impl<D: Dialect> TestDatabase<D> {
    /// Moves a row to a state, with what that state requires.
    pub async fn move_to<E: StatefulFixture>(&self, row: E, to: E::State) -> Result<E> {
        move_to(self, Given::new(), row, to).await
    }

    /// The same, but leaves it to the database to say whether the machine has such a move.
    pub async fn force_to<E: StatefulFixture>(&self, mut row: E, to: E::State) -> Result<E> {
        let choices = Choices::plain().of_row(self.number(), self.now());
        let mut rows = Fixtures::new(self, Given::new(), choices);
        row.prepare(to, &mut rows).await?;
        self.write(self.context()).force(row, to).await
    }
}

async fn move_to<D: Dialect, E: StatefulFixture>(
    database: &TestDatabase<D>,
    given: Given,
    mut row: E,
    to: E::State,
) -> Result<E> {
    let choices = Choices::plain().of_row(database.number(), database.now());
    let mut rows = Fixtures::new(database, given, choices);
    row.prepare(to, &mut rows).await?;
    let write = database.write(database.context());
    write.transition(row, to).await
}

/// The states between one and another, the first not included, by the fewest moves.
fn way<E: StatefulFixture>(from: E::State, to: E::State) -> Option<Vec<E::State>> {
    let mut ways = VecDeque::from([vec![from]]);
    let mut seen = HashSet::from([from.as_str()]);
    while let Some(way) = ways.pop_front() {
        let last = *way.last()?;
        if last == to {
            return Some(way.into_iter().skip(1).collect());
        }
        for next in E::moves(last) {
            if seen.insert(next.as_str()) {
                ways.push_back(way.iter().copied().chain([*next]).collect());
            }
        }
    }
    None
}

impl<'d, D: Dialect, E: Fixture> IntoFuture for FixtureOf<'d, D, E> {
    type Output = E;
    type IntoFuture = Boxed<'d, E>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let created = self.create().await;
            created.unwrap_or_else(|error| refused::<E>(&error))
        })
    }
}

/// Says what stands in the way of a fixture, and the way out.
fn refused<E: Entity>(error: &Error) -> ! {
    panic!(
        "no {} can be made up: {error}; say with `with` what it is to hold",
        E::META.name
    )
}

impl<D: Dialect, E> fmt::Debug for FixtureOf<'_, D, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FixtureOf")
            .field("choices", &self.choices)
            .finish_non_exhaustive()
    }
}
