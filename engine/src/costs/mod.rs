//! What a person would pay, as ranges in whole dollars, with everything that was assumed. Never a
//! guess: an input that is not known widens the range, and what nothing bounds is not known.

mod payments;
mod reckon;

pub use payments::{Fit, WayToPay, payments};

use crate::answers::{Answer, Answers, Value};
use crate::date::Date;
use crate::id::{FactId, SourceId, TextId, TreatmentId};
use crate::logic::{Knowledge, Truth};
use crate::outcome::Band;
use crate::rules::{
    CostSetting, InputRole, More, Note, PlanTerms, PriceKind, Ring, Rules, Schedule, Setting,
    TreatmentCost,
};
use reckon::{Terms, Yearly};

/// A range of whole dollars, or of sessions. An end that is `None` is not known: "at least" where
/// only the low end is known, "up to" where only the high one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// The least it can be; rounded down.
    pub low: Option<u32>,
    /// The most it can be; rounded up.
    pub high: Option<u32>,
}

/// Over which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// A first course of treatment.
    Course,
    /// The first year, the course included.
    Year,
}

/// What a clinic itself asks for, in whole dollars, out of its settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClinicPrice {
    /// For which treatment.
    pub treatment: TreatmentId,
    /// For one session.
    pub session: Option<u32>,
    /// For a whole first course, where it sells one.
    pub course: Option<u32>,
}

/// What one setting costs over one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate<'a> {
    /// In which setting one pays.
    pub setting: &'a CostSetting,
    /// Over which time.
    pub span: Span,
    /// Price of a session: the clinic's, the usual one, or what plans allow. Over a course that is sold as a whole, its price.
    pub price: Amount,
    /// What the clinic asks for the whole course, where that is in the total.
    pub package: Option<u32>,
    /// Number of sessions.
    pub sessions: Amount,
    /// What the person pays in all.
    pub total: Amount,
    /// Whether the price of a session, or of the course, is the clinic's own. A package always is.
    pub own_price: bool,
    /// All that was assumed, with its sources.
    pub assumptions: Vec<Assumption<'a>>,
}

/// Something that was assumed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumption<'a> {
    /// What.
    pub text: TextId,
    /// Where it comes from; empty for how it was reckoned.
    pub sources: &'a [SourceId],
}

/// The questions of the cost view that this visitor is asked about a treatment's estimates, in file order: none of
/// a setting that is not among them. All can be skipped.
pub fn inputs(
    rules: &Rules,
    more: &More,
    answers: &Answers,
    treatment: TreatmentId,
    estimates: &[Estimate],
) -> Vec<FactId> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let has = |setting| estimates.iter().any(|one| one.setting.setting == setting);
    let whole_year = treatment_cost(more, treatment).is_some_and(|cost| cost.year.is_some());
    let mut inputs = Vec::new();
    for (id, fact) in rules.facts() {
        let input = more.costs.inputs.iter().find(|input| input.fact == id);
        let counts = match input.map(|input| input.role) {
            Some(InputRole::OutsideDeductible | InputRole::OutsideShare) => {
                has(Setting::OutOfNetwork)
            }
            Some(InputRole::Upkeep) => !whole_year,
            _ => has(Setting::InNetwork),
        };
        if fact.ring == Ring::Costs && counts && known.asked(fact) == Truth::True {
            inputs.push(id);
        }
    }
    inputs
}

/// What is known of a treatment's prices; `None` if nothing is.
pub fn treatment_cost(more: &More, treatment: TreatmentId) -> Option<&TreatmentCost> {
    more.costs.treatments.iter().find(|cost| cost.treatment == treatment)
}

/// What a treatment would cost this person, for each setting that fits and both times. Empty if
/// nothing is known of its prices.
pub fn estimate<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    (treatment, band): (TreatmentId, Band),
    clinic: &[ClinicPrice],
    today: Date,
) -> Vec<Estimate<'a>> {
    let Some(cost) = treatment_cost(more, treatment) else {
        return Vec::new();
    };
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let clinic = clinic.iter().copied().find(|price| price.treatment == treatment);
    let reckoner = Reckoner { rules, more, answers, known: &known, cost, clinic, today };
    let mut estimates = Vec::new();
    for setting in &more.costs.settings {
        if setting.when.as_ref().is_some_and(|when| when.read(&known) == Truth::False)
            || !(setting.bands.is_empty() || setting.bands.contains(band as u16))
        {
            continue;
        }
        for span in [Span::Course, Span::Year] {
            estimates.push(reckoner.estimate(setting, span));
        }
    }
    estimates
}

struct Reckoner<'a, 'b> {
    rules: &'b Rules,
    more: &'a More,
    answers: &'b Answers,
    known: &'b Knowledge,
    cost: &'a TreatmentCost,
    clinic: Option<ClinicPrice>,
    today: Date,
}

impl<'a> Reckoner<'a, '_> {
    fn estimate(&self, setting: &'a CostSetting, span: Span) -> Estimate<'a> {
        let mut assumptions = Vec::new();
        for note in &setting.notes {
            assume(&mut assumptions, note);
        }
        let in_network = setting.setting == Setting::InNetwork;
        let sessions = self.sessions(span, &mut assumptions);
        let own = self.own_price(span).filter(|_| !in_network);
        let price = match own {
            Some(own) => own,
            None if in_network => self.price(PriceKind::Allowed, &mut assumptions),
            None => self.price(PriceKind::Cash, &mut assumptions),
        };
        let total = if in_network {
            self.in_network(price, sessions, &mut assumptions)
        } else {
            let whole = self.whole(span, price, sessions, &mut assumptions);
            if setting.setting == Setting::Cash {
                whole
            } else {
                self.after_superbill(whole, &mut assumptions)
            }
        };
        let package = self.clinic.and_then(|clinic| clinic.course).filter(|_| !in_network);
        let own_price = own.is_some();
        Estimate { setting, span, price, package, sessions, total, own_price, assumptions }
    }

    /// The clinic's own price of a session, or of a course that it sells as a whole.
    fn own_price(&self, span: Span) -> Option<Amount> {
        let price = self.package(span).or(self.clinic?.session)?;
        Some(Amount { low: Some(price), high: Some(price) })
    }

    /// The price of a course that the clinic sells as a whole.
    fn package(&self, span: Span) -> Option<u32> {
        self.clinic.and_then(|clinic| clinic.course).filter(|_| span == Span::Course)
    }

    /// What the person pays a clinic outside any plan.
    fn whole(
        &self,
        span: Span,
        price: Amount,
        sessions: Amount,
        assumptions: &mut Vec<Assumption<'a>>,
    ) -> Amount {
        let times =
            |price: Option<u32>, sessions: Option<u32>| Some(price?.saturating_mul(sessions?));
        let mut whole =
            Amount { low: times(price.low, sessions.low), high: times(price.high, sessions.high) };
        if let Some(package) = self.clinic.and_then(|clinic| clinic.course) {
            let (least, most) = if span == Span::Course {
                (Some(0), Some(0))
            } else {
                let later = self.after_course(sessions);
                // The course is paid in any case.
                (times(price.low, later.low).or(Some(0)), times(price.high, later.high))
            };
            let add = |more: Option<u32>| Some(package.saturating_add(more?));
            whole = Amount { low: add(least), high: add(most) };
        }
        let mut first = self.price(PriceKind::FirstVisit, assumptions);
        if self.clinic.is_some_and(|clinic| clinic.session.or(clinic.course).is_some()) {
            // It may be in the clinic's price.
            first.low = None;
        }
        let add = |to: Option<u32>, more: Option<u32>| Some(to?.saturating_add(more.unwrap_or(0)));
        Amount { low: add(whole.low, first.low), high: add(whole.high, first.high) }
    }

    /// How many sessions of the year follow the course.
    fn after_course(&self, year: Amount) -> Amount {
        let course = self.sessions(Span::Course, &mut Vec::new());
        let less = |all: Option<u32>, course: Option<u32>| Some(all?.saturating_sub(course?));
        if self.cost.year.is_some() {
            // A long course leaves little of the year's sessions, a short one much.
            Amount { low: less(year.low, course.high), high: less(year.high, course.low) }
        } else {
            Amount { low: less(year.low, course.low), high: less(year.high, course.high) }
        }
    }

    /// What is left of it once the plan has paid its part. Plans pay a share of what they allow, which
    /// nobody knows beforehand: the high end counts on nothing.
    fn after_superbill(&self, whole: Amount, assumptions: &mut Vec<Assumption<'a>>) -> Amount {
        let Some(share) = self.input(InputRole::OutsideShare, assumptions) else {
            return Amount { low: None, high: whole.high };
        };
        let deductible = self.input(InputRole::OutsideDeductible, assumptions).unwrap_or(0);
        let low = whole.low.map(|whole| {
            let counts = whole.saturating_sub(deductible);
            let back = (u64::from(counts) * u64::from(share.min(100))).div_ceil(100);
            whole.saturating_sub(u32::try_from(back).unwrap_or(u32::MAX))
        });
        Amount { low, high: whole.high }
    }

    /// What the person pays where the plan covers it in its network.
    fn in_network(
        &self,
        price: Amount,
        sessions: Amount,
        assumptions: &mut Vec<Assumption<'a>>,
    ) -> Amount {
        let plan = self.plan_terms();
        let mut notes = Vec::new();
        let mut deductible = self.input(InputRole::Deductible, &mut notes).map(|left| (left, left));
        let mut percent = self.input(InputRole::Coinsurance, &mut notes);
        let copay = self.input(InputRole::Copay, &mut Vec::new());
        let told = self.input(InputRole::OutOfPocket, &mut notes);
        // Where not even the price is known, a maximum that nobody named says nothing.
        let offered = price.high.and_then(|_| self.most_offered(InputRole::OutOfPocket));
        let limit = told.or(offered);
        if let Some(plan) = plan {
            deductible = deductible.or(plan.deductible.map(|yearly| (0, yearly)));
            percent = percent.or(plan.coinsurance);
            assume(assumptions, &plan.note);
        }
        // A copay may not wait for the deductible, and may be for the visit alone: the drug then has a share of its own.
        let first = deductible.filter(|_| copay.is_none());
        let least = Terms {
            deductible: first.map_or(0, |(low, _)| low),
            percent: percent.unwrap_or(0),
            copay: copay.unwrap_or(0),
            limit,
        };
        let most = Terms {
            deductible: deductible.map_or(u32::MAX, |(_, high)| high),
            percent: percent.unwrap_or(100),
            ..least
        };
        let low = Yearly { price: price.low, sessions: sessions.low };
        let high = Yearly { price: price.high, sessions: sessions.high };
        let total = Amount { low: low.least(least), high: high.most(most) };
        // What is assumed of an input that the plan's own terms give need not be said, nor what bounds nothing.
        for (role, missing) in [
            (InputRole::Deductible, deductible.is_none() && copay.is_none()),
            (InputRole::Coinsurance, percent.is_none() && copay.is_none()),
            (InputRole::OutOfPocket, told.is_none() && offered.is_some()),
        ] {
            let bounds = missing && total.low.or(total.high).is_some();
            assumptions.extend(self.unknown(role).filter(|_| bounds));
        }
        total
    }

    /// Terms that everybody of this kind of plan has.
    fn plan_terms(&self) -> Option<&'a PlanTerms> {
        self.more.costs.terms.iter().find(|terms| {
            terms.when.read(self.known) == Truth::True
                && terms.from.is_none_or(|from| from <= self.today)
                && terms.until.is_none_or(|until| self.today <= until)
        })
    }

    /// The range of all prices of a kind that can be meant.
    fn price(&self, kind: PriceKind, assumptions: &mut Vec<Assumption<'a>>) -> Amount {
        let mut range = Amount::default();
        for price in &self.cost.prices {
            if price.kind != kind
                || price.when.as_ref().is_some_and(|when| when.read(self.known) == Truth::False)
            {
                continue;
            }
            range.low = Some(range.low.map_or(price.low, |low| low.min(price.low)));
            range.high = Some(range.high.map_or(price.high, |high| high.max(price.high)));
            assume(assumptions, &price.note);
        }
        range
    }

    fn sessions(&self, span: Span, assumptions: &mut Vec<Assumption<'a>>) -> Amount {
        let mut amount = |schedule: &'a Schedule| {
            assume(assumptions, &schedule.note);
            Amount { low: Some(schedule.low.into()), high: Some(schedule.high.into()) }
        };
        let whole_year = self.cost.year.as_ref().filter(|_| span == Span::Year);
        let Some(schedule) = whole_year.or(self.cost.course.as_ref()) else {
            return Amount::default();
        };
        let sessions = amount(schedule);
        if span == Span::Course || whole_year.is_some() {
            return sessions;
        }
        let later = self
            .input(InputRole::Upkeep, assumptions)
            .map(|monthly| monthly.saturating_mul(self.cost.upkeep_months.into()));
        Amount {
            low: sessions.low.map(|low| low.saturating_add(later.unwrap_or(0))),
            high: sessions.high.zip(later).map(|(high, later)| high.saturating_add(later)),
        }
    }

    /// An answer to reckon with; if there is none, what is assumed then.
    fn input(&self, role: InputRole, assumptions: &mut Vec<Assumption<'a>>) -> Option<u32> {
        let input = self.more.costs.inputs.iter().find(|input| input.role == role)?;
        let asked = self.rules.fact(input.fact).map(|fact| self.known.asked(fact));
        match self.answers.get(input.fact) {
            Answer::Known(Value::Number(number)) if asked == Some(Truth::True) => {
                Some(number.unsigned_abs())
            }
            _ => {
                assumptions.extend(self.unknown(role));
                None
            }
        }
    }

    /// The largest answer to an input's question, if this person is asked it. The assumption names it.
    fn most_offered(&self, role: InputRole) -> Option<u32> {
        let input = self.more.costs.inputs.iter().find(|input| input.role == role)?;
        let fact = self.rules.fact(input.fact).filter(|fact| self.known.asked(fact) == Truth::True);
        fact?.offered().last().map(i32::unsigned_abs)
    }

    fn unknown(&self, role: InputRole) -> Option<Assumption<'a>> {
        let input = self.more.costs.inputs.iter().find(|input| input.role == role)?;
        Some(Assumption { text: input.unknown, sources: &[] })
    }
}

fn assume<'a>(assumptions: &mut Vec<Assumption<'a>>, note: &'a Note) {
    assumptions.push(Assumption { text: note.text, sources: &note.sources });
}
