//! Waits for conditions. Nothing in these tests sleeps for a time and hopes: a condition is looked at
//! again and again until it holds or its deadline has passed, and then the failure names the condition.

use std::time::{Duration, Instant};

use crate::outcome::{Failure, Outcome};

/// Generous, because a test machine may have two cores and three browsers on them.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

/// For a script that goes through a whole visit; each of its steps has the deadline above.
pub(crate) const A_VISIT: Duration = Duration::from_secs(120);

/// How long to leave a browser alone between two looks.
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// Looks until `look` finds something; a look that errs counts as "not yet", and its words are kept.
pub(crate) async fn until<T>(
    what: &str,
    deadline: Duration,
    mut look: impl AsyncFnMut() -> Outcome<Option<T>>,
) -> Outcome<T> {
    let end = Instant::now() + deadline;
    let mut last = String::new();
    loop {
        match look().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => last.clear(),
            Err(failure) => last = format!(" (last: {failure})"),
        }
        if Instant::now() > end {
            return Err(Failure::in_vain(format!(
                "waited {} s in vain for: {what}{last}",
                deadline.as_secs()
            )));
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}
