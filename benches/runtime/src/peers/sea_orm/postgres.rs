//! SeaORM on PostgreSQL.

use chrono::{DateTime, Utc};
use uuid::Uuid;

super::model!();

type Key = Uuid;
type Moment = DateTime<Utc>;

fn key(id: Uuid) -> Key {
    id
}

fn moment(moment: DateTime<Utc>) -> Moment {
    moment
}

impl SeaOrm {
    pub(crate) async fn open(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(10)
            .test_before_acquire(false)
            .sqlx_logging(false);
        let connection = Database::connect(options).await?;
        Ok(Self { connection })
    }
}
