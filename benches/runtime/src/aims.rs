//! What was promised, as ratios of ours to a peer's.

use crate::field::{DIESEL, RUSQLITE, SEA_ORM, SQLX, SQLX_DEFAULT, TOKIO_POSTGRES};
use crate::workload::Workload;

/// At most so many times what a peer takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aim {
    pub(crate) workload: Workload,
    pub(crate) peer: &'static str,
    pub(crate) ratio: f64,
}

const fn aim(workload: Workload, peer: &'static str, ratio: f64) -> Aim {
    Aim {
        workload,
        peer,
        ratio,
    }
}

/// On SQLite.
pub(crate) const SQLITE: &[Aim] = &[
    aim(Workload::Create, RUSQLITE, 1.30),
    aim(Workload::Create, SQLX, 0.80),
    aim(Workload::Create, SEA_ORM, 0.60),
    aim(Workload::Change, RUSQLITE, 1.25),
    aim(Workload::Change, SQLX, 0.80),
    aim(Workload::Get, SQLX, 1.05),
    aim(Workload::List, SQLX, 1.05),
    aim(Workload::Join, SQLX, 1.05),
    aim(Workload::Bulk, SQLX, 0.70),
    aim(Workload::Bulk, DIESEL, 1.25),
];

/// On PostgreSQL. 1.4 and 1.6 times the throughput are 0.71 and 0.63 of the time.
pub(crate) const POSTGRES: &[Aim] = &[
    aim(Workload::Create, TOKIO_POSTGRES, 0.65),
    aim(Workload::Create, SQLX, 0.65),
    aim(Workload::Create, SEA_ORM, 0.40),
    aim(Workload::Change, SQLX, 0.65),
    aim(Workload::Get, SQLX, 1.05),
    aim(Workload::List, SQLX, 1.05),
    aim(Workload::Join, SQLX, 1.05),
    aim(Workload::Bulk, SQLX, 0.35),
    aim(Workload::Writers, SQLX, 1.0 / 1.4),
    aim(Workload::Writers, SQLX_DEFAULT, 1.0 / 1.6),
];
