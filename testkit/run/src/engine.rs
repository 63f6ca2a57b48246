//! Which engine a test is for, by its name: `writes::sqlite`, `runner::postgres::goes_on`,
//! `chains_on_postgres`.

use clap::ValueEnum;

/// An engine that tests run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Engine {
    /// A file of its own for each test.
    Sqlite,
    /// A database of its own for each test.
    Postgres,
}

impl Engine {
    pub(crate) const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// The engine of the test of this name; none where it needs none, or both.
    pub(crate) fn of(test: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|engine| engine.marks().iter().any(|mark| test.contains(mark)))
    }

    /// What the names of its tests have and others have not, for a runner that can leave out names.
    pub(crate) const fn marks(self) -> [&'static str; 4] {
        match self {
            Self::Sqlite => ["sqlite::", "::sqlite", "on_sqlite", "sqlite_is_"],
            Self::Postgres => ["postgres::", "::postgres", "on_postgres", "postgres_is_"],
        }
    }

    /// The one that is left when this one is asked for.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Sqlite => Self::Postgres,
            Self::Postgres => Self::Sqlite,
        }
    }

    /// Its key in an answer for machines.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// Its name for people.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn a_name_tells_the_engine() {
        for (name, engine) in [
            ("store::batches::on::refuses::sqlite", Some(Engine::Sqlite)),
            (
                "runner::postgres::two_deployers_take_turns",
                Some(Engine::Postgres),
            ),
            ("random::chains_on_postgres", Some(Engine::Postgres)),
            (
                "sqlite_is_repaired_in_both_directions",
                Some(Engine::Sqlite),
            ),
            ("cases_are_one_to_sqlite_and_two_to_postgres", None),
            ("a_field_has_a_type", None),
        ] {
            assert_eq!(Engine::of(name), engine, "{name}");
        }
    }
}
