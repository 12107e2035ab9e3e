//! Every text of a file that visitors can read, with its place and what kind of text it is.

use crate::editor::file::{Authorization, File, Policy, Text};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A name, a label or an option: perhaps a proper name, the same in every language.
    Name,
    /// Sentences to the visitor.
    Prose,
    /// What a term of the field means.
    Meaning,
    /// A line of a letter to a plan or a clinic.
    Letter,
}

/// A text and where it stands.
pub(super) struct Written<'a> {
    pub(super) path: String,
    pub(super) role: Role,
    pub(super) text: &'a Text,
}

/// One of the two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Spanish,
}

impl Language {
    /// The key in the file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }
}

impl Written<'_> {
    /// The text in both languages.
    pub(super) fn languages(&self) -> [(Language, &str); 2] {
        [(Language::English, &self.text.en), (Language::Spanish, &self.text.es)]
    }
}

/// All texts in both languages, in file order by kind of thing.
pub(super) fn every_text(file: &File) -> Vec<Written<'_>> {
    let mut list = List(Vec::new());
    list.add("title".to_owned(), Role::Name, &file.title);
    for (id, source) in &file.sources {
        list.some(format!("sources.{id}.note"), source.note.as_ref());
    }
    for (nth, treatment) in file.treatments.iter().enumerate() {
        list.add(format!("treatments[{nth}].name"), Role::Name, &treatment.name);
        list.add(format!("treatments[{nth}].about"), Role::Prose, &treatment.about);
    }
    for (nth, question) in file.questions.iter().enumerate() {
        let path = format!("questions[{nth}]");
        list.add(format!("{path}.text"), Role::Prose, &question.text);
        list.some(format!("{path}.help"), question.help.as_ref());
        list.add(format!("{path}.why"), Role::Prose, &question.why);
        if let Some(unit) = &question.unit {
            list.add(format!("{path}.unit"), Role::Name, unit);
        }
        for (nth, option) in question.options.iter().enumerate() {
            list.add(format!("{path}.options[{nth}].text"), Role::Name, &option.text);
            list.some(format!("{path}.options[{nth}].help"), option.help.as_ref());
        }
    }
    for (id, criterion) in &file.criteria {
        list.add(format!("criteria.{id}.text"), Role::Prose, &criterion.text);
        list.add(format!("criteria.{id}.evidence"), Role::Prose, &criterion.evidence);
    }
    for (nth, policy) in file.policies.iter().enumerate() {
        list.policy(&format!("policies[{nth}]"), policy);
    }
    for (nth, step) in file.steps.iter().enumerate() {
        list.add(format!("steps[{nth}].text"), Role::Prose, &step.text);
        list.some(format!("steps[{nth}].detail"), step.detail.as_ref());
    }
    for (nth, claim) in file.claims.iter().enumerate() {
        list.add(format!("claims[{nth}].claim"), Role::Prose, &claim.claim);
        list.add(format!("claims[{nth}].answer"), Role::Prose, &claim.answer);
    }
    for (nth, entry) in file.glossary.iter().enumerate() {
        list.add(format!("glossary[{nth}].term"), Role::Name, &entry.term);
        list.add(format!("glossary[{nth}].meaning"), Role::Meaning, &entry.meaning);
    }
    super::written_more::add(file, &mut list);
    list.0
}

pub(super) struct List<'a>(Vec<Written<'a>>);

impl<'a> List<'a> {
    pub(super) fn add(&mut self, path: String, role: Role, text: &'a Text) {
        self.0.push(Written { path, role, text });
    }

    pub(super) fn some(&mut self, path: String, text: Option<&'a Text>) {
        if let Some(text) = text {
            self.add(path, Role::Prose, text);
        }
    }

    fn policy(&mut self, path: &str, policy: &'a Policy) {
        self.add(format!("{path}.name"), Role::Name, &policy.name);
        self.add(format!("{path}.summary"), Role::Prose, &policy.summary);
        self.some(format!("{path}.unknown"), policy.unknown.as_ref());
        self.some(format!("{path}.texts_differ"), policy.texts_differ.as_ref());
        self.authorization(path, policy.authorization.as_ref());
        for (nth, way) in policy.paths.iter().enumerate() {
            let path = format!("{path}.paths[{nth}]");
            self.add(format!("{path}.text"), Role::Name, &way.text);
            self.authorization(&path, way.authorization.as_ref());
        }
    }

    fn authorization(&mut self, path: &str, terms: Option<&'a Authorization>) {
        let Some(terms) = terms else { return };
        self.some(format!("{path}.authorization.first"), terms.first.as_ref());
        self.some(format!("{path}.authorization.renewal"), terms.renewal.as_ref());
        self.some(format!("{path}.authorization.decision"), terms.decision.as_ref());
        self.some(format!("{path}.authorization.how"), terms.how.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;

    #[test]
    fn no_text_is_left_out_and_each_has_its_place() {
        let mut rules = sample::rules();
        let text = serde_json::json!({"en": "Text.", "es": "Texto."});
        let terms =
            serde_json::json!({"first": text, "renewal": text, "decision": text, "how": text});
        for key in ["unknown", "texts_differ"] {
            rules["policies"][0][key] = text.clone();
        }
        rules["policies"][0]["authorization"] = terms.clone();
        rules["policies"][0]["paths"] = serde_json::json!([
            {"id": "way", "text": text, "criteria": ["adult"], "authorization": terms}
        ]);
        rules["sources"]["label"]["note"] = text.clone();
        rules["questions"][4]["unit"] = text.clone();
        rules["questions"][4]["help"] = text.clone();
        rules["questions"][1]["options"][0]["help"] = text.clone();
        rules["steps"][0]["detail"] = text.clone();
        rules["claims"] = serde_json::json!([
            {"id": "k", "claim": text, "finding": "unknown", "answer": text}
        ]);
        sample::each_text_has_its_place(&rules);
    }
}
