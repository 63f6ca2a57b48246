//! Actors as people write them.

use cwom_runtime::Actor;

/// An actor, or all of a sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActorFilter {
    /// What sort of actor.
    pub(crate) kind: String,
    /// Which of them.
    pub(crate) id: Option<String>,
}

pub(super) fn parse_actor_filter(text: &str) -> Result<ActorFilter, String> {
    match text.split_once(':') {
        Some(_) => parse_actor(text).map(|actor| ActorFilter {
            kind: actor.kind.as_str().to_owned(),
            id: Some(actor.id),
        }),
        None if ["human", "agent", "system"].contains(&text) => Ok(ActorFilter {
            kind: text.to_owned(),
            id: None,
        }),
        None => Err("an actor is written `human:ada`, `agent:ID` or `system:ID`".to_owned()),
    }
}

pub(super) fn parse_actor(text: &str) -> Result<Actor, String> {
    match text.split_once(':') {
        Some((_, id)) if id.is_empty() || id.chars().count() > 128 => {
            Err("the id of an actor has 1 to 128 characters".to_owned())
        }
        Some(("human", id)) => Ok(Actor::human(id)),
        Some(("agent", id)) => Ok(Actor::agent(id)),
        Some(("system", id)) => Ok(Actor::system(id)),
        _ => Err("an actor is written `human:ada`, `agent:ID` or `system:ID`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_are_written_with_their_sort() {
        assert_eq!(parse_actor("human:ada:1"), Ok(Actor::human("ada:1")));
        assert!(parse_actor("ada").is_err() && parse_actor("human:").is_err());
        assert_eq!(parse_actor_filter("agent").map(|it| it.id), Ok(None));
        assert!(parse_actor_filter("robot").is_err());
    }
}
