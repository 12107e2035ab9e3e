//! `coverage-rules explain`: everything about one policy, for somebody who is about to change it.

use super::{Failure, Loaded, Report, load_file};
use crate::date::Date;
use crate::editor::examples::{self, Examples};
use crate::editor::file::{Authorization, Criterion, Policy, Text};
use crate::editor::finding::nearest_name;
use crate::editor::lint::people::People;
use crate::editor::words;
use crate::id::PolicyId;
use crate::rules::{Rules, Stance};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;
use std::path::Path;

/// What `coverage-rules explain --help` says.
pub const HELP: &str = "\
coverage-rules explain RULES.json POLICY [--today DAY] [--format text|json]

Everything about one policy: to whom it applies, its rank and what goes before and after it, what it
says, its paths and criteria with their conditions in words, its dates and sources, and for each band
that it gives a made-up person for whom it governs.

POLICY is the policy's id, as `coverage-rules check` names it.

Exit code: 0 done, 1 the rules cannot be used (with findings), 2 wrong use, such as an unknown policy.
";

/// Explains one policy as of `today` (the day of release if not given).
///
/// # Errors
/// If the file cannot be read, or has no such policy.
pub fn run(rules: &Path, policy: &str, today: Option<Date>) -> Result<Report, Failure> {
    let loaded = match load_file(rules)? {
        Ok(loaded) => loaded,
        Err(report) => return Ok(report),
    };
    let checked = loaded.compiled.rules().map_err(|error| Failure(error.to_string()))?;
    let Some(at) = loaded.file.policies.iter().position(|one| one.id == policy) else {
        let ids = loaded.file.policies.iter().map(|one| one.id.as_str());
        let help =
            nearest_name(policy, ids).map_or(String::new(), |id| format!("; did you mean `{id}`?"));
        return Err(Failure(format!("there is no policy `{policy}`{help}")));
    };
    let today = today.unwrap_or(loaded.compiled.core.released);
    let about = About { loaded: &loaded, rules: &checked, id: PolicyId(at as u16), today };
    let Some(written) = loaded.file.policies.get(at) else {
        return Err(Failure(format!("there is no policy `{policy}`")));
    };
    let (before, after, beside) = about.others(written);
    let people = about.people(written);
    let json = about.json(written, [&before, &after, &beside], &people);
    Ok(Report { text: about.text(written, [&before, &after, &beside], &people), json, exit: 0 })
}

struct About<'a> {
    loaded: &'a Loaded,
    rules: &'a Rules,
    id: PolicyId,
    today: Date,
}

type Governed<'a> = Vec<(&'a str, Examples)>;

impl About<'_> {
    /// Policies that go before it, behind it and beside it for some of the same people.
    fn others(&self, written: &Policy) -> (Vec<String>, Vec<String>, Vec<String>) {
        let (mut before, mut after, mut beside) = (Vec::new(), Vec::new(), Vec::new());
        let Some(own) = self.rules.policy(self.id) else { return (before, after, beside) };
        let people = People::of(self.rules);
        for other in &self.rules.core().policies {
            let shares =
                other.treatments.iter().any(|treatment| own.treatments.contains(treatment));
            let governs = other.stance != Stance::Silent && other.in_force(self.today);
            let same = other.key == written.id;
            if same || !shares || !governs {
                continue;
            }
            // Past the limits of the search the other is named rather than left out.
            let meet = people.somebody(&[&own.applies, &other.applies], &[]);
            if meet.is_ok_and(|somebody| somebody.is_none()) {
                continue;
            }
            match other.rank.cmp(&own.rank) {
                std::cmp::Ordering::Less => before.push(other.key.clone()),
                std::cmp::Ordering::Equal => beside.push(other.key.clone()),
                std::cmp::Ordering::Greater => after.push(other.key.clone()),
            }
        }
        (before, after, beside)
    }

    fn people<'b>(&self, written: &'b Policy) -> Governed<'b> {
        let treatments = self.rules.treatments();
        let named = treatments.filter_map(|id| {
            let key = &self.rules.treatment(id)?.key;
            let listed = written.treatments.iter().find(|listed| *listed == key)?;
            Some((listed.as_str(), examples::governed_by(self.rules, self.id, id, self.today)))
        });
        named.collect()
    }

    /// Each path with its criteria: id, criterion, whether every policy has it.
    fn paths<'b>(&'b self, written: &'b Policy) -> Vec<(&'b str, Vec<(&'b str, &'b Criterion)>)> {
        let file = &self.loaded.file;
        let own = self.rules.policy(self.id).map_or(&[][..], |policy| &policy.paths);
        own.iter()
            .enumerate()
            .map(|(nth, path)| {
                let name = written.paths.get(nth).map_or("", |path| path.text.en.as_str());
                let criteria = path.criteria.iter().filter_map(|id| {
                    let (key, criterion) =
                        file.criteria.get_key_value(&self.rules.criterion(*id)?.key)?;
                    Some((key.as_str(), criterion))
                });
                (name, criteria.collect())
            })
            .collect()
    }

    fn text(&self, written: &Policy, others: [&[String]; 3], people: &Governed) -> String {
        let mut text = String::new();
        let file = &self.loaded.file;
        let mut line = |name: &str, what: &str| {
            let _ = writeln!(text, "{name:<13} {what}");
        };
        line(&written.id, &written.name.en);
        for (nth, who) in
            words::applies(file, &written.applies_to, written.when.as_ref()).iter().enumerate()
        {
            line(if nth == 0 { "for" } else { "" }, who);
        }
        line("treatments", &written.treatments.join(", "));
        line("says", words::stance(written.stance));
        line("rests on", words::basis(written.basis));
        line("a \"no\" is", words::reason(written.reason_kind));
        if let Some(benefit) = written.benefit {
            line("benefit", json!(benefit).as_str().unwrap_or(""));
        }
        line("in force", &in_force(written));
        let place =
            file.precedence.iter().position(|rank| *rank == written.rank).map_or(0, |at| at + 1);
        line("rank", &format!("{} ({place} of {})", written.rank, file.precedence.len()));
        let [before, after, beside] = others;
        for (name, list) in [("goes behind", before), ("goes before", after), ("beside", beside)] {
            if !list.is_empty() {
                line(name, &list.join(", "));
            }
        }
        line("summary", &written.summary.en);
        let notes = [("not found", &written.unknown), ("texts differ", &written.texts_differ)];
        for (name, note) in notes {
            if let Some(note) = note {
                line(name, &note.en);
            }
        }
        terms(written.authorization.as_ref(), "", &mut text);
        self.write_paths(written, &mut text);
        self.write_sources(written, &mut text);
        write_people(people, &mut text);
        text
    }

    fn write_paths(&self, written: &Policy, text: &mut String) {
        let standing = &self.loaded.file.standing;
        for (nth, (name, criteria)) in self.paths(written).iter().enumerate() {
            if criteria.is_empty() {
                continue;
            }
            let _ = if name.is_empty() {
                writeln!(text, "\nCriteria")
            } else {
                writeln!(text, "\nPath {}: {name}", nth + 1)
            };
            for (id, criterion) in criteria {
                let _ = writeln!(text, "  {id}: {}", criterion.text.en);
                let _ = writeln!(text, "      met if {}", words::condition(&criterion.when));
                if standing.iter().any(|standing| standing == id) {
                    let _ = writeln!(
                        text,
                        "      a standing criterion: every policy that can cover has it"
                    );
                }
                if let Some(sources) = written.criterion_sources.get(*id) {
                    let _ = writeln!(text, "      source: {}", sources.join(", "));
                }
            }
            terms(written.paths.get(nth).and_then(|path| path.authorization.as_ref()), "  ", text);
        }
    }

    fn write_sources(&self, written: &Policy, text: &mut String) {
        text.push_str("\nSources (the first is the main one)\n");
        for id in &written.sources {
            let Some(source) = self.loaded.file.sources.get(id) else { continue };
            let _ = writeln!(text, "  {id}: {} ({})", source.title, source.publisher);
            let dated = source
                .dated
                .as_ref()
                .map_or("undated".to_owned(), |dated| format!("dated {dated}"));
            let checked = source.checked.parse::<Date>().map(|day| self.today.days_after(day));
            let old = checked.is_ok_and(|days| days > self.loaded.compiled.core.stale_after_days);
            let stale = if old { ", stale" } else { "" };
            let _ = writeln!(
                text,
                "      {}; {dated}; last checked {}{stale}",
                words::grade(source.grade),
                source.checked
            );
            if let Some(url) = &source.url {
                let _ = writeln!(text, "      {url}");
            }
        }
    }

    fn json(&self, written: &Policy, others: [&[String]; 3], people: &Governed) -> Json {
        let file = &self.loaded.file;
        let paths: Vec<Json> = self
            .paths(written)
            .into_iter()
            .enumerate()
            .map(|(nth, (name, criteria))| {
                let criteria: Vec<Json> = criteria
                    .into_iter()
                    .map(|(id, criterion)| {
                        json!({
                            "criterion": id,
                            "text": criterion.text.en,
                            "met_if": words::condition(&criterion.when),
                            "standing": file.standing.iter().any(|standing| standing == id),
                            "sources": written.criterion_sources.get(id),
                        })
                    })
                    .collect();
                json!({ "path": written.paths.get(nth).map(|path| &path.id), "name": name, "criteria": criteria })
            })
            .collect();
        let sources: serde_json::Map<String, Json> =
            written.sources.iter().map(|id| (id.clone(), json!(file.sources.get(id)))).collect();
        let people: serde_json::Map<String, Json> = people
            .iter()
            .map(|(treatment, examples)| {
                let people: Vec<Json> = examples
                    .people
                    .iter()
                    .map(|(band, person)| json!({ "band": band.key(), "person": person }))
                    .collect();
                ((*treatment).to_owned(), json!({ "people": people, "exact": !examples.stopped }))
            })
            .collect();
        let [before, after, beside] = others;
        json!({
            "policy": written.id,
            "name": written.name,
            "applies_to": words::applies(file, &written.applies_to, written.when.as_ref()),
            "treatments": written.treatments,
            "stance": written.stance,
            "basis": written.basis,
            "reason_kind": written.reason_kind,
            "benefit": written.benefit,
            "from": written.from,
            "until": written.until,
            "rank": written.rank,
            "goes_behind": before,
            "goes_before": after,
            "beside": beside,
            "summary": written.summary,
            "unknown": written.unknown,
            "texts_differ": written.texts_differ,
            "authorization": written.authorization,
            "paths": paths,
            "sources": sources,
            "examples": people,
        })
    }
}

fn in_force(written: &Policy) -> String {
    match (&written.from, &written.until) {
        (None, None) => "without dates".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
    }
}

fn terms(terms: Option<&Authorization>, indent: &str, text: &mut String) {
    let Some(terms) = terms else { return };
    let mut line = |name: &str, what: Option<&Text>| {
        if let Some(what) = what {
            let _ = writeln!(text, "{indent}authorization, {name}: {}", what.en);
        }
    };
    line("first", terms.first.as_ref());
    line("renewal", terms.renewal.as_ref());
    line("decision", terms.decision.as_ref());
    line("how", terms.how.as_ref());
}

fn write_people(people: &Governed, text: &mut String) {
    text.push_str("\nFor whom it governs\n");
    for (treatment, examples) in people {
        if examples.people.is_empty() && !examples.stopped {
            let _ = writeln!(text, "  {treatment}: nobody on this day");
        }
        for (band, person) in &examples.people {
            let _ = writeln!(text, "  {treatment}: {band}, for example {person}");
        }
        if examples.stopped {
            let _ = writeln!(text, "  {treatment}: the search stopped; there may be more bands");
        }
    }
}
