//! A subscriber that keeps what it hears.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, MutexGuard as TurnGuard};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The fields of a span or an event.
pub(crate) type Fields = BTreeMap<String, String>;

/// Everything that was heard.
#[derive(Debug, Default)]
struct Heard {
    spans: Vec<Fields>,
    statements: Vec<String>,
}

static HEARD: Mutex<Heard> = Mutex::new(Heard {
    spans: Vec::new(),
    statements: Vec::new(),
});
static TURN: Turn<()> = Turn::const_new(());

/// The turn of one test, its database included: whatever else ran would be heard, too.
pub(crate) async fn turn() -> TurnGuard<'static, ()> {
    TURN.lock().await
}

/// The ear of one test, whose turn it is.
pub(crate) struct Recorder(());

impl Recorder {
    /// Begins to listen.
    pub(crate) fn listen() -> Self {
        static SET: OnceLock<()> = OnceLock::new();

        SET.get_or_init(|| {
            tracing::subscriber::set_global_default(Listener).expect("no other subscriber");
        });
        Self(())
    }

    /// Forgets what was heard so far.
    pub(crate) async fn forget(&self) {
        settle().await;
        *heard() = Heard::default();
    }

    /// The spans since then.
    #[expect(
        clippy::unused_self,
        reason = "who holds it is the only one that listens"
    )]
    pub(crate) fn spans(&self) -> Vec<Fields> {
        heard().spans.clone()
    }

    /// The statements since then that read or write rows of the model.
    pub(crate) async fn statements(&self) -> Vec<String> {
        settle().await;
        let is_of_rows = |sql: &&String| {
            let verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "];
            let names_table = ["cwom_", "FROM \""].iter().any(|text| sql.contains(text));
            verbs.iter().any(|verb| sql.starts_with(verb)) && names_table
        };
        heard()
            .statements
            .iter()
            .filter(is_of_rows)
            .cloned()
            .collect()
    }
}

/// The driver tells of a statement after it has answered.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}

fn heard() -> MutexGuard<'static, Heard> {
    HEARD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Listens to the store and to the driver.
struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        matches!(metadata.target(), "cwom" | "sqlx::query")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Collected::default();
        attributes.record(&mut fields);
        let mut heard = heard();
        heard.spans.push(fields.0);
        Id::from_u64(u64::try_from(heard.spans.len()).expect("few"))
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut fields = Collected::default();
        values.record(&mut fields);
        let place = usize::try_from(span.into_u64()).expect("few") - 1;
        if let Some(span) = heard().spans.get_mut(place) {
            span.extend(fields.0);
        }
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Collected::default();
        event.record(&mut fields);
        let statement = fields
            .0
            .remove("db.statement")
            .filter(|sql| !sql.is_empty());
        // A short one stands in the summary alone.
        if let Some(sql) = statement.or_else(|| fields.0.remove("summary")) {
            heard().statements.push(sql.trim().to_owned());
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Collected(Fields);

impl Visit for Collected {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}
