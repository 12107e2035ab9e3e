//! Three-valued logic over what is known: conditions, the state of knowledge they are read
//! against, and the exact search over everything that the unknown could still turn out to be.

mod cells;
mod condition;
mod knowledge;
mod search;
mod truth;

pub use cells::CellSet;
pub use condition::{Condition, Test};
pub(crate) use knowledge::cell_of;
pub use knowledge::{Knowledge, Layout, Var};
pub use search::{Budget, Declined, holds_in_some_completion};
pub(crate) use search::{asked_test, open_test};
pub use truth::Truth;
