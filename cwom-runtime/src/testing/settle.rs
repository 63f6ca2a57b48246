//! Values that keep rules between fields, found by trying.
//!
//! What an expression of the spec says is not known here. A database that refuses a row names the
//! rule, and with it the fields: those get plain values, and then values that are shifted against
//! each other, until the row is taken or the tries are used up.

/// How often the fields of one rule are shifted.
const TRIES: u64 = 24;

/// The fields that get plain values, each shifted by so much.
#[derive(Debug, Clone, Default)]
pub(super) struct Settling {
    fields: Vec<(&'static str, u64)>,
    tries: u64,
    /// Whether all fields are to have plain values.
    is_plain: bool,
}

impl Settling {
    /// Whether there is something else to try after a rule or a key refused these fields.
    pub(super) fn goes_on_with(&mut self, fields: &'static [&'static str]) -> bool {
        self.tries += 1;
        if self.tries > TRIES || fields.is_empty() {
            return false;
        }
        // What the database computes of other fields is not in the fields' own hands.
        self.is_plain |= self.tries > TRIES / 2;
        for (position, field) in (0_u64..).zip(fields) {
            // `value.part` belongs to the field `value`.
            let field = field.split_once('.').map_or(*field, |(field, _)| field);
            match self.fields.iter_mut().find(|(known, _)| *known == field) {
                // In different directions, so that one gets past the other.
                Some((_, shift)) => *shift = (self.tries * 7 + position * self.tries * 13) % 1_000,
                None => self.fields.push((field, 0)),
            }
        }
        true
    }

    pub(super) fn is_plain(&self) -> bool {
        self.is_plain
    }

    pub(super) fn into_fields(self) -> Vec<(&'static str, u64)> {
        self.fields
    }
}
