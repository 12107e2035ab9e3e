//! `coverage-rules graph`: the interview as a picture. An arrow says that one answer decides whether
//! another question is asked.

use super::{Failure, Report, load_file};
use crate::editor::command::Loaded;
use crate::editor::words;
use crate::id::FactId;
use crate::logic::Condition;
use crate::rules::{Ring, Rules};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// What `coverage-rules graph --help` says.
pub const HELP: &str = "\
coverage-rules graph RULES.json [--format dot|svg|json]

The interview: questions in the order of the file, and arrows from the questions whose answers decide
whether another one is asked. DOT for graphviz (the default), or SVG for a browser:

  coverage-rules graph rules.json --format svg > interview.svg

Exit code: 0 done, 1 the rules cannot be used (with findings), 2 wrong use.
";

/// How the picture is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    /// For graphviz.
    #[default]
    Dot,
    /// For browsers.
    Svg,
}

/// The interview as a picture.
///
/// # Errors
/// If the file cannot be read.
pub fn run(rules: &Path, picture: Picture) -> Result<Report, Failure> {
    let loaded = match load_file(rules)? {
        Ok(loaded) => loaded,
        Err(report) => return Ok(report),
    };
    let checked = loaded.compiled.rules().map_err(|error| Failure(error.to_string()))?;
    let nodes = nodes(&checked, &loaded);
    let text = match picture {
        Picture::Dot => dot(&nodes),
        Picture::Svg => svg(&nodes),
    };
    Ok(Report { text, json: as_json(&nodes), exit: 0 })
}

/// A question in the picture.
struct Node<'a> {
    id: &'a str,
    text: &'a str,
    ring: Ring,
    /// Questions that decide whether it is asked, by position.
    after: Vec<usize>,
    /// When it is asked, in words.
    asked_if: Option<String>,
    /// How many policies read its answer.
    policies: usize,
    /// How many questions stand one behind the other up to it.
    depth: usize,
}

fn nodes<'a>(rules: &Rules, loaded: &'a Loaded) -> Vec<Node<'a>> {
    let facts = |condition: &Condition| -> BTreeSet<usize> {
        let mut facts = BTreeSet::new();
        condition.each_test(&mut |test| {
            facts.extend(rules.layout().var(test.var).map(|var| var.fact.index()));
        });
        facts
    };
    let mut read = vec![0; loaded.file.questions.len()];
    for policy in &rules.core().policies {
        let mut here = facts(&policy.applies);
        for id in policy.paths.iter().flat_map(|path| &path.criteria) {
            here.extend(rules.criterion(*id).map(|one| facts(&one.when)).unwrap_or_default());
        }
        for fact in here {
            if let Some(count) = read.get_mut(fact) {
                *count += 1;
            }
        }
    }
    let mut nodes: Vec<Node> = Vec::new();
    for (nth, question) in loaded.file.questions.iter().enumerate() {
        let fact = rules.fact(FactId(nth as u16));
        let gate = fact.and_then(|fact| fact.ask_if.as_ref());
        let after: Vec<usize> = gate.map(facts).unwrap_or_default().into_iter().collect();
        let before = after.iter().filter_map(|at| nodes.get(*at)).map(|node| node.depth + 1);
        let depth = before.max().unwrap_or(0);
        nodes.push(Node {
            id: &question.id,
            text: &question.text.en,
            ring: question.ring,
            asked_if: question.ask_if.as_ref().map(words::condition),
            policies: read.get(nth).copied().unwrap_or(0),
            after,
            depth,
        });
    }
    nodes
}

fn dot(nodes: &[Node]) -> String {
    let quoted = |text: &str| {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
    };
    let mut text = String::from(
        "digraph interview {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n",
    );
    for node in nodes {
        let label = format!("{}\n{}\n{}", node.id, shortened(node.text, 48), read_by(node));
        let style = if node.ring == Ring::Core { "" } else { ", style=\"rounded,dashed\"" };
        let _ = writeln!(text, "  {} [label={}{style}];", quoted(node.id), quoted(&label));
    }
    for node in nodes {
        let condition = shortened(node.asked_if.as_deref().unwrap_or(""), 60);
        for from in node.after.iter().filter_map(|at| nodes.get(*at)) {
            let _ = writeln!(
                text,
                "  {} -> {} [label={}];",
                quoted(from.id),
                quoted(node.id),
                quoted(&condition)
            );
        }
    }
    text.push_str("}\n");
    text
}

const WIDTH: usize = 300;
const HEIGHT: usize = 58;
const COLUMN: usize = 380;
const ROW: usize = 74;

fn svg(nodes: &[Node]) -> String {
    let place = |nth: usize| {
        let depth = nodes.get(nth).map_or(0, |node| node.depth);
        (20 + depth * COLUMN, 20 + nth * ROW)
    };
    let deepest = nodes.iter().map(|node| node.depth).max().unwrap_or(0);
    let (width, height) = (40 + deepest * COLUMN + WIDTH, 40 + nodes.len() * ROW);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
    );
    for (nth, node) in nodes.iter().enumerate() {
        let (x, y) = place(nth);
        for from in &node.after {
            let (left, top) = place(*from);
            let (left, top, down) = (left + WIDTH, top + HEIGHT / 2, y + HEIGHT / 2);
            let bend = usize::midpoint(left, x);
            let _ = writeln!(
                text,
                "<path d=\"M{left} {top} C{bend} {top} {bend} {down} {x} {down}\" fill=\"none\" stroke=\"#5a6b7b\"/><circle cx=\"{x}\" cy=\"{down}\" r=\"3\" fill=\"#5a6b7b\"/>"
            );
        }
    }
    for (nth, node) in nodes.iter().enumerate() {
        let (x, y) = place(nth);
        let dashes = if node.ring == Ring::Core { "" } else { " stroke-dasharray=\"4 3\"" };
        let asked = node.asked_if.as_deref().map_or(read_by(node), |words| format!("if {words}"));
        let _ = writeln!(
            text,
            "<g><title>{}</title><rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"8\" fill=\"#f3f6f9\" stroke=\"#5a6b7b\"{dashes}/>",
            escaped(&format!("{}\n{}\n{asked}\n{}", node.id, node.text, read_by(node)))
        );
        let mut line = |down: usize, weight: &str, colour: &str, words: &str| {
            let (x, y) = (x + 10, y + down);
            let words = escaped(words);
            let _ = writeln!(
                text,
                "<text x=\"{x}\" y=\"{y}\" font-weight=\"{weight}\" fill=\"{colour}\">{words}</text>"
            );
        };
        line(18, "bold", "#12202e", node.id);
        line(35, "normal", "#12202e", &shortened(node.text, 46));
        line(50, "normal", "#5a6b7b", &shortened(&asked, 46));
        text.push_str("</g>\n");
    }
    text.push_str("</svg>\n");
    text
}

fn read_by(node: &Node) -> String {
    match node.policies {
        0 => "read by no policy".to_owned(),
        1 => "read by 1 policy".to_owned(),
        count => format!("read by {count} policies"),
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn as_json(nodes: &[Node]) -> Json {
    let questions: Vec<Json> = nodes
        .iter()
        .map(|node| {
            let after: Vec<&str> =
                node.after.iter().filter_map(|at| nodes.get(*at)).map(|node| node.id).collect();
            json!({
                "question": node.id,
                "ring": node.ring,
                "after": after,
                "asked_if": node.asked_if,
                "policies": node.policies,
            })
        })
        .collect();
    json!({ "questions": questions })
}
