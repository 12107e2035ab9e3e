//! `coverage-rules`: the rules editor's tool. Reads arguments, prints reports, sets the exit code; all
//! else is in the library.

use coverage_engine::date::Date;
use coverage_engine::editor::command::{Failure, Report, assess, build, check, interview};
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
coverage-rules COMMAND FILE [OPTIONS]

  check rules.json [--release]               what is wrong with the rules
  assess rules.json --answers a.json         the assessment of one person
  interview rules.json --answers a.json      the next question for one person
  build rules.json --out DIR                 the stamped parcels that browsers load

Options
  --today 2026-11-22    the day to judge by; the day of release if not given
  --format text|json    text for people (the default), json for programs
  --release             check: what is stale counts as an error

An answers file is an object of question id to answer: null for \"not sure\", absent for not asked.
Exit code: 0 nothing found, 1 findings, 2 wrong use.
";

#[derive(Default)]
struct Options {
    command: Option<String>,
    file: Option<PathBuf>,
    answers: Option<PathBuf>,
    out: Option<PathBuf>,
    today: Option<Date>,
    json: bool,
    release: bool,
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(Some(options)) => options,
        Ok(None) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => return wrong_use(&error.to_string()),
    };
    match run(&options) {
        Ok(report) => {
            if options.json {
                println!("{:#}", report.json);
            } else {
                print!("{}", report.text);
            }
            ExitCode::from(report.exit)
        }
        Err(Failure(message)) => wrong_use(&message),
    }
}

fn wrong_use(message: &str) -> ExitCode {
    eprintln!("coverage-rules: {message}\nTry `coverage-rules --help`.");
    ExitCode::from(2)
}

fn options() -> Result<Option<Options>, lexopt::Error> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("answers") => options.answers = Some(parser.value()?.into()),
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("today") => options.today = Some(parser.value()?.parse()?),
            Long("release") => options.release = true,
            Long("format") => {
                options.json = match parser.value()?.string()?.as_str() {
                    "json" => true,
                    "text" => false,
                    _ => return Err("--format takes text or json".into()),
                };
            }
            Value(value) if options.command.is_none() => options.command = Some(value.string()?),
            Value(value) if options.file.is_none() => options.file = Some(value.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(options))
}

fn run(options: &Options) -> Result<Report, Failure> {
    let missing = |what: &str| Failure(format!("{what} is missing"));
    let Some(command) = options.command.as_deref() else {
        return Err(missing("a command"));
    };
    let file = options.file.as_deref().ok_or_else(|| missing("the rules file"))?;
    let answers = || options.answers.as_deref().ok_or_else(|| missing("--answers FILE"));
    match command {
        "check" => check::run(file, options.today, options.release),
        "assess" => assess::run(file, answers()?, options.today),
        "interview" => interview::run(file, answers()?, options.today),
        "build" => {
            let out = options.out.as_deref().ok_or_else(|| missing("--out DIR"))?;
            build::run(file, out, options.today)
        }
        other => Err(Failure(format!("there is no command `{other}`"))),
    }
}
