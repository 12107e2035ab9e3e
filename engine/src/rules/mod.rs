//! What loaded rules are: a checked, compiled form of `rules.json` in which every reference is a
//! number that is known to be in range. Nothing here reads files or knows what the rules are about.

mod core;
mod costs;
mod deadlines;
mod load;
mod more;
mod papers;
mod texts;

pub use core::{
    Basis, Benefit, Changeable, Core, Criterion, Evidence, Fact, Grade, Kind, Named, OptionLabel,
    Path, Policy, ReasonKind, Ring, Stance, Treatment,
};
pub use costs::{
    CostInput, CostSetting, Costs, InputRole, Note, Payment, PlanTerms, Price, PriceKind, Schedule,
    Setting, TreatmentCost,
};
pub use deadlines::{Deadline, Deadlines, GivenDay, Unit};
pub(crate) use load::Reach;
pub use load::{LoadError, Rules};
pub use more::{
    Authorization, Claim, CriterionDetail, Finding, GlossaryEntry, More, PolicyDetail, Source,
    Step, Who,
};
pub use papers::{Block, Each, Ground, LineKind, Paper, PaperWords, Papers, Signer};
pub use texts::Texts;
