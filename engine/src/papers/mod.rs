//! Papers filled from the answers: letters, lists and scripts with clear blanks for what is not known.
//! Says nothing that is not in the rules or the answers, and never guesses: what is unknown is a blank.

mod export;
mod fill;
mod offered;
pub mod places;

pub use export::{Marks, plain, rtf};
pub use offered::{offered, questions};

use crate::answers::Answers;
use crate::assessment::{Assessment, CriterionResult, PolicyResult, Status};
use crate::id::{SourceId, TextId};
use crate::logic::{Condition, Knowledge, Truth};
use crate::rules::{Block, Each, Ground, LineKind, More, Paper, Rules, Signer, Texts};
use fill::Filler;

/// Whose paper it is: all that can stand in it.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The second parcel.
    pub more: &'a More,
    /// What the visitor has said.
    pub answers: &'a Answers,
    /// How the treatment turns out that the paper asks for.
    pub assessment: &'a Assessment,
    /// Today's date in words of the paper's language.
    pub today: &'a str,
    /// The clinic's name; empty if it is not known.
    pub clinic: &'a str,
    /// The clinic's phone number; empty if it is not known.
    pub phone: &'a str,
}

/// A line of a paper, filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it is set.
    pub kind: LineKind,
    /// Where it comes from: its text, and for a repeated one what it stands for. The same in every language, and in
    /// every paper that has this line.
    pub origin: Origin,
    /// What it says, piece by piece.
    pub parts: Vec<Part>,
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    text: TextId,
    /// The criterion or the source that it stands for.
    about: u16,
}

/// A piece of a line.
#[derive(Clone, PartialEq, Eq)]
pub enum Part {
    /// Text, or a fact that its signer states.
    Text(String),
    /// A blank, for what only the visitor or the clinician knows: its label, and how many places of the text stand
    /// before it.
    Blank(String, u16),
    /// A fact that only the visitor has told: marked until the clinician strikes the mark.
    Reported(String),
}

// Papers hold answers, and answers never appear in a log.
impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Part::Text(_) => "Text(…)",
            Part::Blank(..) => "Blank(…)",
            Part::Reported(_) => "Reported(…)",
        })
    }
}

/// Fills a paper in the language of `texts`. The same case gives the same lines in every language.
pub fn compose(case: &Case, paper: &Paper, texts: &Texts) -> Vec<Line> {
    let facts = &case.rules.core().facts;
    let known = case.rules.layout().knowledge(facts, case.answers);
    let filler = Filler { case, known: &known, texts, marked: paper.signer != Signer::You };
    let mut lines = Vec::new();
    for block in &paper.body {
        if !case.holds(block, &known) {
            continue;
        }
        let text = texts.get(block.text);
        let entries = block.each.map_or_else(|| vec![Entry::Whole], |list| case.entries(list));
        for entry in entries {
            let origin = Origin { text: block.text, about: entry.number() };
            lines.push(Line { kind: block.kind, origin, parts: filler.fill(text, entry) });
        }
    }
    lines
}

/// What a repeated block stands for.
#[derive(Clone, Copy)]
enum Entry<'a> {
    /// A block that stands once.
    Whole,
    Criterion(&'a CriterionResult),
    Source(SourceId),
}

impl Entry<'_> {
    fn number(self) -> u16 {
        match self {
            Entry::Whole => 0,
            Entry::Criterion(result) => result.criterion.0,
            Entry::Source(id) => id.0,
        }
    }
}

impl<'a> Case<'a> {
    fn holds(&self, block: &Block, known: &Knowledge) -> bool {
        let reads = |when: &Option<Condition>| when.as_ref().map(|when| when.read(known));
        (block.treatments.is_empty() || block.treatments.contains(self.assessment.treatment.0))
            && reads(&block.when).is_none_or(|truth| truth == Truth::True)
            && reads(&block.unless) != Some(Truth::True)
            && (block.grounds.is_empty() || block.grounds.contains(self.ground() as u16))
            && block.if_any.is_none_or(|list| !self.entries(list).is_empty())
    }

    /// What the result rests on.
    fn ground(&self) -> Ground {
        match self.assessment.basis {
            Some(basis) if !self.either() => basis.into(),
            None if self.assessment.settled => Ground::Nothing,
            _ => Ground::Open,
        }
    }

    /// Whether one of several policies governs, and it is not known which: a paper may name none of them.
    fn either(&self) -> bool {
        let policies = &self.assessment.policies;
        let beside = |result: &PolicyResult| {
            self.rules.policy(result.policy).is_some_and(|policy| policy.both)
        };
        policies.len() > 1 && !policies.iter().all(beside)
    }

    fn entries(&self, list: Each) -> Vec<Entry<'a>> {
        let assessment: &'a Assessment = self.assessment;
        let Some(best) = assessment.policies.first().filter(|_| !self.either()) else {
            return Vec::new();
        };
        let mut entries = Vec::new();
        if list == Each::Sources {
            if let Some(policy) = self.more.policies.get(best.policy.index()) {
                for source in &policy.sources {
                    entries.push(Entry::Source(*source));
                }
            }
            return entries;
        }
        for result in best.paths.first().into_iter().flat_map(|path| &path.criteria) {
            let among = match result.status {
                Status::Met => Each::Met,
                Status::Unmet { .. } => Each::Unmet,
                Status::Unknown { .. } => Each::Unknown,
            };
            if among == list && !self.more.papers.unlisted.contains(&result.criterion) {
                entries.push(Entry::Criterion(result));
            }
        }
        entries
    }
}
