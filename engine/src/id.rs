//! Ids of things in loaded rules: positions in the lists of [`crate::rules::Core`].
//! Newtypes, so that a policy's number can never be used where a source's is meant.

use serde::Serialize;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize,
        )]
        pub struct $name(pub u16);

        impl $name {
            /// The position in its list.
            #[inline]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

id! {
    /// A question and the fact it establishes.
    FactId,
    /// One thing that can be unknown on its own: a fact, or one option of a "some of" fact.
    VarId,
    /// A named requirement.
    CriterionId,
    /// What one payer or programme says about one or more treatments.
    PolicyId,
    /// A treatment the visitor may want.
    TreatmentId,
    /// Where a statement comes from.
    SourceId,
    /// A next step.
    StepId,
    /// A text in the language tables: core texts first, then those of the second parcel.
    TextId,
}
