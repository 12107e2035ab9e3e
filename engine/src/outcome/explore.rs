//! Exact answers about outcomes: which bands can still come out, and whether one more answer can
//! still change anything. Both branch on unknown variables only as far as a plain reading is unsure.

use super::{Band, Bands, Outcomes, Subject};
use crate::id::{FactId, VarId};
use crate::logic::{Budget, Declined, Knowledge, Truth};

/// All bands that some completion of `known` gives.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn possible_bands(
    subject: &Subject,
    known: &Knowledge,
    budget: &mut Budget,
) -> Result<Bands, Declined> {
    let mut found = Bands::default();
    collect(subject, known, Band::ALL.len(), &mut found, budget)?;
    Ok(found)
}

/// The band that all completions of `known` give, if they all give one.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn settled_band(
    subject: &Subject,
    known: &Knowledge,
    budget: &mut Budget,
) -> Result<Option<Band>, Declined> {
    let mut found = Bands::default();
    // Two different bands are enough to know that it is not settled.
    collect(subject, known, 2, &mut found, budget)?;
    Ok(found.single())
}

/// Collects bands until `enough` different ones are found.
fn collect(
    subject: &Subject,
    known: &Knowledge,
    enough: usize,
    found: &mut Bands,
    budget: &mut Budget,
) -> Result<(), Declined> {
    let bands = subject.outcomes(known).bands();
    if bands.within(*found) {
        return Ok(());
    }
    let var = if bands.single().is_some() { None } else { subject.deciding_var(known) };
    let Some(var) = var else {
        *found = found.or(bands);
        return Ok(());
    };
    for cell in subject.rules.distinct_cells(subject.treatment, var) {
        budget.spend()?;
        collect(subject, &subject.with(known, var, *cell), enough, found, budget)?;
        if found.len() >= enough {
            break;
        }
    }
    Ok(())
}

/// Whether the answer to a question can still change the band, or the policy behind it: whether there
/// are two completions that differ in this answer alone and in what comes out.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn is_relevant(
    subject: &Subject,
    known: &Knowledge,
    fact: FactId,
    budget: &mut Budget,
) -> Result<bool, Declined> {
    for var in subject.rules.layout().vars_of(fact) {
        if subject.rules.distinct_cells(subject.treatment, var).len() > 1
            && differs(subject, known, fact, var, budget)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn differs(
    subject: &Subject,
    known: &Knowledge,
    fact: FactId,
    var: VarId,
    budget: &mut Budget,
) -> Result<bool, Declined> {
    let gate = subject.rules.fact(fact).map(|fact| known.asked(fact));
    if gate == Some(Truth::False) {
        return Ok(false);
    }
    if !subject.live(known).contains(var.0) {
        return Ok(false);
    }
    let asked = gate == Some(Truth::True);
    let mut first: Option<(Outcomes, Knowledge)> = None;
    let mut undecided = None;
    for cell in subject.rules.distinct_cells(subject.treatment, var) {
        budget.spend()?;
        let there = subject.with(known, var, *cell);
        let outcomes = subject.outcomes(&there);
        let certain = outcomes.certain().is_some();
        let unlike = match &first {
            None => {
                first = Some((outcomes, there.clone()));
                false
            }
            Some((one, _)) if asked && one.is_apart_from(&outcomes) => return Ok(true),
            Some((one, _)) => *one != outcomes,
        };
        if !certain && undecided.is_none() {
            undecided = Some(there);
        }
        // Not alike, and not yet apart: only more knowledge can tell.
        if unlike && undecided.is_some() {
            break;
        }
    }
    let Some(undecided) = undecided else {
        return Ok(false);
    };
    let next = subject
        .var_towards(known, var)
        .or_else(|| subject.deciding_var(&undecided))
        .filter(|next| *next != var);
    let Some(next) = next else { return Ok(false) };
    for cell in subject.rules.distinct_cells(subject.treatment, next) {
        if differs(subject, &subject.with(known, next, *cell), fact, var, budget)? {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Subject<'_> {
    pub(crate) fn with(&self, known: &Knowledge, var: VarId, cell: u16) -> Knowledge {
        known.with(var, Some(cell), self.rules.layout(), &self.rules.core().facts)
    }
}
