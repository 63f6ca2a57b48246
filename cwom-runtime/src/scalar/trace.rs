//! The id of a chain of work.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::{ParseError, serde_as_text};

/// The id carried through one chain of work, joining everything that was written in it.
///
/// It is a UUID that converts to and from the trace id of a W3C `traceparent`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TraceId(Uuid);

impl TraceId {
    /// Starts a chain of work.
    pub fn new() -> Self {
        Self(Uuid::now_v7())
    }

    /// The trace with this UUID.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// Its UUID.
    pub const fn as_uuid(self) -> Uuid {
        self.0
    }

    /// The header that carries it to another service: version 00, sampled. Its parent id is drawn
    /// anew by each call, since we keep no spans.
    pub fn traceparent(self) -> String {
        // The low 62 bits of a version 4 UUID are random, and a parent id must not be nought.
        let parent = (Uuid::new_v4().as_u64_pair().1 & (u64::MAX >> 2)) | 1;
        format!("00-{}-{parent:016x}-01", self.0.simple())
    }

    /// Reads the trace id of a W3C `traceparent` header.
    pub fn from_traceparent(header: &str) -> Result<Self, ParseError> {
        parse_traceparent(header).ok_or_else(|| ParseError::new("traceparent", header))
    }
}

impl Default for TraceId {
    /// Starts a chain of work.
    fn default() -> Self {
        Self::new()
    }
}

impl From<Uuid> for TraceId {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl fmt::Display for TraceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0.as_hyphenated(), formatter)
    }
}

impl fmt::Debug for TraceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "TraceId({self})")
    }
}

impl FromStr for TraceId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Uuid::try_parse(text)
            .map(Self)
            .map_err(|_| ParseError::new("trace id", text))
    }
}

serde_as_text!([] TraceId, "trace id");

/// Follows the W3C recommendation: lower-case digits only, nought is no id, version `ff` is
/// forbidden, and a version above 00 may append fields that we do not know.
fn parse_traceparent(header: &str) -> Option<TraceId> {
    let hex = |text: &str, length: usize| {
        text.len() == length
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let mut parts = header.splitn(5, '-');
    let (version, trace) = (parts.next()?, parts.next()?);
    let (parent, flags) = (parts.next()?, parts.next()?);
    let fits = hex(version, 2) && hex(trace, 32) && hex(parent, 16) && hex(flags, 2);
    let known = version != "ff" && (version != "00" || parts.next().is_none());
    if !fits || !known || parent.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let uuid = Uuid::try_parse(trace).ok()?;
    (!uuid.is_nil()).then_some(TraceId(uuid))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_recommendation_decides_what_a_traceparent_is() {
        let known = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let trace = TraceId::from_traceparent(known).unwrap();
        assert_eq!(trace.to_string(), "4bf92f35-77b3-4da6-a3ce-929d0e0e4736");
        let newer = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more-of-it";
        assert_eq!(TraceId::from_traceparent(newer), Ok(trace));
        for bad in [
            "",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ] {
            assert!(TraceId::from_traceparent(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn text_and_traceparent_round_trip(bits in 1_u128..) {
            let trace = TraceId::from_uuid(Uuid::from_u128(bits));
            prop_assert_eq!(trace.to_string().parse::<TraceId>().unwrap(), trace);
            let header = trace.traceparent();
            prop_assert_eq!(TraceId::from_traceparent(&header).unwrap(), trace);
        }
    }
}
