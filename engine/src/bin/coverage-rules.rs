//! `coverage-rules`: the rules editor's tool. Reads arguments, prints reports, sets the exit code; all
//! else is in the library.

use coverage_engine::date::Date;
use coverage_engine::editor::command::{
    Failure, Report, assess, build, check, diff, explain, graph, interview, schema, table,
};
use coverage_engine::editor::escaped;
use lexopt::prelude::*;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
coverage-rules COMMAND FILE [OPTIONS]

  check rules.json [--release]             what is wrong with the rules
  diff old.json new.json                   for whom the answer changes
  explain rules.json POLICY                everything about one policy
  table rules.json [--answers a.json]      payers by treatments, for a typical person
  assess rules.json --answers a.json       the assessment of one person
  interview rules.json --answers a.json    the next question for one person
  graph rules.json                         the interview as a picture
  schema                                   the JSON Schema of rules.json
  build rules.json --out DIR               the stamped parcels that browsers load

Options
  --today 2026-11-22    the day to judge by; the day of release if not given
  --format text|json    text for people (the default), json for programs
  --help                behind a command: more about it

Exit code: 0 nothing found, 1 findings, 2 wrong use, 3 (check --release only) nothing but staleness.
";

#[derive(Default)]
struct Options {
    command: Option<String>,
    files: Vec<PathBuf>,
    answers: Option<PathBuf>,
    out: Option<PathBuf>,
    rows: Option<String>,
    today: Option<Date>,
    format: Option<String>,
    release: bool,
    help: bool,
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(error) => return wrong_use(&error.to_string()),
    };
    if options.help {
        return match help(options.command.as_deref()) {
            Some(text) => print(text),
            None => wrong_use(&no_such_command(options.command.as_deref().unwrap_or(""))),
        };
    }
    match run(&options) {
        Ok(report) => {
            let printed = if options.format.as_deref() == Some("json") {
                print(&format!("{:#}\n", report.json))
            } else {
                print(&report.text)
            };
            if printed == ExitCode::SUCCESS { ExitCode::from(report.exit) } else { printed }
        }
        Err(Failure(message)) => wrong_use(&message),
    }
}

/// Prints what came from a file with nothing in it that steers the terminal; a reader that went away (`| head`) is no reason to complain.
fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(escaped::report(text).as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            wrong_use(&format!("cannot print: {error}"))
        }
        _ => ExitCode::SUCCESS,
    }
}

fn wrong_use(message: &str) -> ExitCode {
    let message = escaped::report(message);
    eprintln!("coverage-rules: {message}\nTry `coverage-rules --help`.");
    ExitCode::from(2)
}

fn options() -> Result<Options, lexopt::Error> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => options.help = true,
            Long("answers") => options.answers = Some(parser.value()?.into()),
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("rows") => options.rows = Some(parser.value()?.string()?),
            Long("today") => options.today = Some(parser.value()?.parse()?),
            Long("release") => options.release = true,
            Long("format") => options.format = Some(parser.value()?.string()?),
            Value(value) if options.command.is_none() => options.command = Some(value.string()?),
            Value(value) => options.files.push(value.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

fn help(command: Option<&str>) -> Option<&'static str> {
    Some(match command {
        None => USAGE,
        Some("check") => check::HELP,
        Some("diff") => diff::HELP,
        Some("explain") => explain::HELP,
        Some("table") => table::HELP,
        Some("assess") => assess::HELP,
        Some("interview") => interview::HELP,
        Some("graph") => graph::HELP,
        Some("schema") => schema::HELP,
        Some("build") => build::HELP,
        Some(_) => return None,
    })
}

fn no_such_command(command: &str) -> String {
    format!("there is no command `{command}`")
}

fn run(options: &Options) -> Result<Report, Failure> {
    let Some(command) = options.command.as_deref() else {
        return Err(Failure("a command is missing".to_owned()));
    };
    let special: &[&str] = match command {
        "table" => &["csv", "markdown"],
        "graph" => &["dot", "svg"],
        _ => &[],
    };
    let format = options.format.as_deref().unwrap_or("text");
    if !["text", "json"].contains(&format) && !special.contains(&format) {
        let known = ["text", "json"].iter().chain(special).copied().collect::<Vec<_>>().join(", ");
        return Err(Failure(format!("`--format` of {command} takes {known}")));
    }
    let wanted: &[&str] = match command {
        "schema" => &[],
        "diff" => &["the old rules file", "the new rules file"],
        "explain" => &["the rules file", "the id of a policy"],
        _ => &["the rules file"],
    };
    if help(Some(command)).is_none() {
        return Err(Failure(no_such_command(command)));
    }
    if let Some(missing) = wanted.get(options.files.len()) {
        return Err(Failure(format!("{missing} is missing")));
    }
    if let Some(extra) = options.files.get(wanted.len()) {
        return Err(Failure(format!("`{}` is one argument too many", extra.display())));
    }
    let file = |nth: usize| options.files.get(nth).map_or(Path::new(""), PathBuf::as_path);
    let given = |option: &'static str, path: &'_ Option<PathBuf>| {
        path.clone().ok_or_else(|| Failure(format!("{option} is missing")))
    };
    match command {
        "check" => check::run(file(0), options.today, options.release),
        "diff" => diff::run(file(0), file(1), options.today),
        "explain" => explain::run(file(0), &file(1).to_string_lossy(), options.today),
        "table" => {
            let layout = match format {
                "csv" => table::Layout::Csv,
                "markdown" => table::Layout::Markdown,
                _ => table::Layout::Text,
            };
            let (answers, rows) = (options.answers.as_deref(), options.rows.as_deref());
            table::run(file(0), &table::Wanted { answers, rows, today: options.today, layout })
        }
        "assess" => {
            assess::run(file(0), &given("--answers FILE", &options.answers)?, options.today)
        }
        "interview" => {
            interview::run(file(0), &given("--answers FILE", &options.answers)?, options.today)
        }
        "graph" => {
            let picture = if format == "svg" { graph::Picture::Svg } else { graph::Picture::Dot };
            graph::run(file(0), picture)
        }
        "schema" => Ok(schema::run()),
        _ => build::run(file(0), &given("--out DIR", &options.out)?, options.today),
    }
}
