//! Questions of verbs that have no drivers of their own, as JSON with the key `question`.

use serde_json::Value;

use crate::{drift, prove};

/// Answers a question in JSON. The error is for people.
pub fn ask(question: &str) -> Result<String, String> {
    let parsed: Value = serde_json::from_str(question).map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let answer = runtime.block_on(async {
        match parsed["question"].as_str() {
            Some("prove") => prove::answer(&serde_json::from_value(parsed)?).await,
            Some("live") => drift::live(&serde_json::from_value(parsed)?).await,
            Some("replay") => drift::replay(&serde_json::from_value(parsed)?).await,
            Some(name) => anyhow::bail!("nobody here can answer `{name}`"),
            None => anyhow::bail!("there is no question"),
        }
    });
    match answer {
        Ok(answer) => Ok(answer.to_string()),
        Err(error) => Err(format!("{error:#}")),
    }
}
