//! Groups: named lists of options. Each is about one question and holds options of it, no other groups,
//! whether it is used or not.

use super::Problems;
use super::names::Names;
use crate::editor::Finding;
use crate::editor::file::File;
use crate::editor::finding::brief;

pub(super) fn check(file: &File, names: &Names, problems: &mut Problems) {
    for (id, group) in &file.groups {
        let path = format!("groups.{id}");
        let Some((_, question)) = names.fact_or(&group.fact, &format!("{path}.fact"), problems)
        else {
            continue;
        };
        if group.values.is_empty() {
            problems.add(
                Finding::error(
                    "empty-group",
                    format!("{path}.values"),
                    format!("the group `{id}` has no options"),
                )
                .help("name options of its question, or take it out"),
            );
        }
        for (nth, value) in group.values.iter().enumerate() {
            let path = format!("{path}.values[{nth}]");
            if value.starts_with('@') {
                problems.add(
                    Finding::error(
                        "group-in-group",
                        path,
                        format!("`{}`: a group cannot hold a group", brief(value)),
                    )
                    .help("write its options out"),
                );
                continue;
            }
            names.option(question, value, &path, problems);
        }
    }
}
