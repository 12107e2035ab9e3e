//! Papers: shared parts put in, places to fill checked, and the questions that each paper reads.

use super::conditions::Reader;
use super::names::Names;
use super::texts::TextTable;
use super::{Problems, places};
use crate::editor::Finding;
use crate::editor::file::File;
use crate::editor::finding::brief;
use crate::editor::paper_file as written;
use crate::id::FactId;
use crate::logic::Condition;
use crate::rules::{Block, Paper, PaperWords, Papers};
use std::collections::BTreeSet;

pub(super) fn compile(
    file: &File,
    names: &Names,
    reader: &Reader,
    texts: &mut TextTable,
    problems: &mut Problems,
) -> Papers {
    let papers = &file.papers;
    let words = match &papers.words {
        Some(words) => PaperWords {
            reported: texts.add(&words.reported),
            yes: texts.add(&words.yes),
            no: texts.add(&words.no),
            none: texts.add(&words.none),
            undated: texts.add(&words.undated),
        },
        None => PaperWords::default(),
    };
    if papers.words.is_none() && !papers.list.is_empty() {
        problems.add(
            Finding::error("no-words", "papers", "papers need the words that the filler puts in")
                .help("add `words`: reported, yes, no, none, undated"),
        );
    }
    let mut unnamed = Vec::new();
    for (fact, options) in &papers.unnamed {
        let path = format!("papers.unnamed.{fact}");
        if let Some((id, question)) = names.fact_or(fact, &path, problems) {
            unnamed.push((id, names.options(question, options, &path, problems)));
        }
    }
    let mut ids = BTreeSet::new();
    let list = papers
        .list
        .iter()
        .enumerate()
        .map(|(nth, paper)| {
            let path = format!("papers.list[{nth}]");
            if !ids.insert(&paper.id) {
                problems.add(Finding::error(
                    "doubled-id",
                    path.clone(),
                    format!("there are two papers `{}`", paper.id),
                ));
            }
            let mut one = One { file, names, reader, texts, problems, asks: BTreeSet::new() };
            one.paper(paper, &path)
        })
        .collect();
    for (name, blocks) in &papers.parts {
        let is_it = |block: &written::Block| block.part.as_ref() == Some(name);
        if !papers.list.iter().flat_map(|paper| &paper.body).any(is_it) {
            problems.add(Finding::error(
                "unused-part",
                format!("papers.parts.{name}"),
                format!("no paper has the part `{name}`"),
            ));
        }
        for (nth, block) in blocks.iter().enumerate().filter(|(_, block)| block.part.is_some()) {
            problems.add(Finding::error(
                "part-in-part",
                format!("papers.parts.{name}[{nth}]"),
                format!(
                    "a part cannot hold another one, such as `{}`",
                    block.part.as_deref().unwrap_or_default()
                ),
            ));
        }
    }
    let unlisted =
        papers.unlisted.iter().enumerate().filter_map(|(nth, id)| {
            names.criterion(id, &format!("papers.unlisted[{nth}]"), problems)
        });
    Papers { words, unnamed, unlisted: unlisted.collect(), list }
}

/// What is needed to compile one paper.
struct One<'a, 'f> {
    file: &'f File,
    names: &'a Names<'f>,
    reader: &'a Reader<'f>,
    texts: &'a mut TextTable,
    problems: &'a mut Problems,
    /// The questions that it reads, in the order of the file.
    asks: BTreeSet<FactId>,
}

impl One<'_, '_> {
    fn paper(&mut self, paper: &written::Paper, path: &str) -> Paper {
        let when = (!paper.applies_to.is_empty() || paper.when.is_some()).then(|| {
            self.reader.applies(&paper.applies_to, paper.when.as_ref(), path, self.problems)
        });
        self.reads(when.as_ref());
        let (title, about) = (self.texts.add(&paper.title), self.texts.add(&paper.about));
        let mut body = Vec::new();
        for (nth, block) in paper.body.iter().enumerate() {
            let path = format!("{path}.body[{nth}]");
            let Some(part) = &block.part else {
                body.extend(self.block(block, &path));
                continue;
            };
            let bare = written::Block { part: Some(part.clone()), ..written::Block::default() };
            if *block != bare {
                let message =
                    "a shared part has nothing beside its name, so the rest counts for nothing";
                let finding = Finding::error("bad-block", path.as_str(), message);
                self.problems.add(finding.help("write the rest into the lines of the part"));
            }
            if let Some(blocks) = self.file.papers.parts.get(part) {
                for (nth, block) in blocks.iter().enumerate() {
                    body.extend(self.block(block, &format!("papers.parts.{part}[{nth}]")));
                }
            } else {
                let known = self.file.papers.parts.keys().map(String::as_str);
                let message = format!("there is no part `{}`", brief(part));
                let finding = Finding::error("unknown-part", path, message);
                self.problems.add_with_nearest(finding, part, known);
            }
        }
        Paper {
            key: paper.id.clone(),
            title,
            about,
            signer: paper.signer,
            treatments: self.names.treatments(
                &paper.for_treatments,
                &format!("{path}.for_treatments"),
                self.problems,
            ),
            bands: Names::bands(&paper.for_bands, &format!("{path}.for_bands"), self.problems),
            when,
            asks: std::mem::take(&mut self.asks).into_iter().collect(),
            body,
            sources: self.names.sources(&paper.sources, &format!("{path}.sources"), self.problems),
        }
    }

    fn block(&mut self, block: &written::Block, path: &str) -> Option<Block> {
        let Some((kind, text)) = block.line() else {
            self.problems.add(
                Finding::error("bad-block", path, "expected exactly one line in a block")
                    .help("write one of heading, text, item, check, write, part"),
            );
            return None;
        };
        places::check(self.file, text, block.each, path, self.problems);
        for fact in places::facts_in(&text.en) {
            self.asks.extend(self.names.fact(fact).map(|(id, _)| id));
        }
        let when = block
            .when
            .as_ref()
            .map(|when| self.reader.read(when, &format!("{path}.when"), self.problems));
        let unless = block
            .unless
            .as_ref()
            .map(|unless| self.reader.read(unless, &format!("{path}.unless"), self.problems));
        self.reads(when.as_ref());
        self.reads(unless.as_ref());
        Some(Block {
            kind,
            text: self.texts.add(text),
            treatments: self.names.treatments(
                &block.for_treatments,
                &format!("{path}.for_treatments"),
                self.problems,
            ),
            when,
            unless,
            grounds: block.grounds.iter().map(|ground| *ground as u16).collect(),
            each: block.each,
            if_any: block.if_any,
        })
    }

    fn reads(&mut self, when: Option<&Condition>) {
        if let Some(when) = when {
            self.asks.extend(self.reader.facts_of(when));
        }
    }
}
