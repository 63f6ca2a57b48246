//! Peers take turns, so that whatever the machine does meanwhile it does to all of them.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike as _};

use crate::ground::Ground;
use crate::peer::AnyPeer;
use crate::workload::Workload;

/// A peer under its name, and how many rows it wrote or changed so far.
pub(crate) struct Entrant {
    pub(crate) name: &'static str,
    /// The database that it has for itself.
    pub(crate) seat: &'static str,
    pub(crate) written: u64,
    peer: Box<dyn AnyPeer>,
}

impl Entrant {
    pub(crate) fn new(
        name: &'static str,
        seat: &'static str,
        peer: impl AnyPeer + 'static,
    ) -> Self {
        Self {
            name,
            seat,
            written: 0,
            peer: Box::new(peer),
        }
    }
}

/// What the rounds of a peer took, in microseconds for each operation.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    pub(crate) peer: &'static str,
    /// From the question to the answer.
    pub(crate) wall: Vec<f64>,
    /// Of the processors for this process: not the server's, and little changed by what else the
    /// machine does.
    pub(crate) worked: Vec<f64>,
}

/// Measures a workload. Rounds are numbered through from `first`; one more before them is not
/// counted and warms the caches. Each round has another order: rotated by one, and every second
/// backwards.
pub(crate) async fn measure(
    entrants: &mut [Entrant],
    workload: Workload,
    ground: &Ground,
    first: usize,
    rounds: usize,
) -> Result<Vec<Series>> {
    let able: Vec<usize> = (0..entrants.len())
        .filter(|index| entrants[*index].peer.can(workload))
        .collect();
    let mut series: Vec<Series> = able
        .iter()
        .map(|index| Series {
            peer: entrants[*index].name,
            wall: Vec::with_capacity(rounds),
            worked: Vec::with_capacity(rounds),
        })
        .collect();
    for round in 0..=rounds {
        let mut order: Vec<usize> = (0..able.len()).collect();
        order.rotate_left(round % able.len().max(1));
        if round % 2 == 1 {
            order.reverse();
        }
        for place in order {
            let entrant = &mut entrants[able[place]];
            let taken = turn(entrant, workload, ground, first + round)
                .await
                .with_context(|| format!("{}, {}", workload.name(), entrant.name))?;
            if round > 0 {
                series[place].wall.push(per_operation(taken.wall, workload));
                series[place]
                    .worked
                    .push(per_operation(taken.worked, workload));
            }
        }
    }
    Ok(series)
}

/// What a turn took.
struct Taken {
    wall: Duration,
    worked: Duration,
}

async fn turn(
    entrant: &mut Entrant,
    workload: Workload,
    ground: &Ground,
    round: usize,
) -> Result<Taken> {
    let turn = workload.turn(ground, round)?;
    entrant.peer.prepare(&turn).await?;
    // Whatever the peer before left to be done by another task is done before the clock starts.
    tokio::task::yield_now().await;
    let (began, worked) = (Instant::now(), processor_time()?);
    entrant.peer.take(turn).await?;
    let taken = Taken {
        wall: began.elapsed(),
        worked: processor_time()?.saturating_sub(worked),
    };
    if workload.writes() {
        entrant.written += workload.operations() as u64;
    }
    Ok(taken)
}

fn per_operation(took: Duration, workload: Workload) -> f64 {
    took.as_secs_f64() * 1e6 / workload.operations() as f64
}

/// What the processors did for this process since it began.
fn processor_time() -> Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_SELF).context("the system does not tell")?;
    let of = |time: TimeVal| -> Result<Duration> {
        Ok(Duration::from_micros(u64::try_from(
            time.num_microseconds(),
        )?))
    };
    Ok(of(usage.user_time())? + of(usage.system_time())?)
}
