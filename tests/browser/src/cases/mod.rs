//! The list of cases: one file and one line each.

use crate::case::Case;

mod accessible;
mod attributes;
mod back_button;
mod clinic_file;
mod cold_load;
mod console_is_heard;
mod details_missing;
mod engine_alone;
mod fallback;
mod foreign_head;
mod foreign_wasm_refused;
mod frameworks;
mod framing_by_same_origin;
mod framing_denied;
mod held_back;
mod inserted_late;
mod isolated_page;
mod isolated_page_without_help;
mod kept_by_the_browser;
mod keys_stay;
mod leaks_are_caught;
mod leave_after_answers;
mod leave_before_wasm;
mod leaving;
mod loads_quietly_in_webkit;
mod mounted_often;
mod narrow;
mod no_network;
mod nothing_leaves;
mod on_nginx;
mod on_wordpress;
mod other_forms;
mod other_origin;
mod other_origin_unshared;
mod pace;
mod page_reads_nothing;
mod page_sees_the_same;
mod papers_and_files;
mod pasted_twice;
mod pictures;
mod policy_of_the_guide;
mod provided;
mod recorders;
mod removed_and_added_again;
mod result_by_keyboard;
mod result_by_mouse;
mod rules_broken;
mod rules_changed_later;
mod rules_missing;
mod rules_unstamped;
mod rules_without_sense;
mod setup_page;
mod side_by_side;
mod silent_when_closed;
mod start_before_wasm;
mod strict_policy_everywhere;
mod strict_policy_of_page;
mod tag_alone;
mod trusted_types;
mod unsandboxed_refused;
mod vignettes_agree;
mod wasm_blocked;
mod wasm_of_wrong_type;
mod working;

/// Every case, in the order of the story: the recorders, the main job, the wall, and the pages that make it hard.
pub(crate) static CASES: &[Case] = &[
    leaks_are_caught::CASE,
    console_is_heard::CASE,
    console_is_heard::UNATTENDED,
    result_by_mouse::CASE,
    result_by_keyboard::CASE,
    vignettes_agree::CASE,
    nothing_leaves::CASE,
    papers_and_files::CASE,
    page_reads_nothing::CASE,
    page_sees_the_same::CASE,
    silent_when_closed::CASE,
    recorders::CASE,
    no_network::CASE,
    unsandboxed_refused::CASE,
    foreign_wasm_refused::CASE,
    foreign_head::CASE,
    wasm_blocked::CASE,
    rules_missing::CASE,
    rules_broken::CASE,
    rules_without_sense::CASE,
    rules_unstamped::CASE,
    rules_changed_later::CASE,
    details_missing::MISSING,
    details_missing::FOREIGN,
    details_missing::LATE,
    strict_policy_everywhere::CASE,
    strict_policy_of_page::CASE,
    framing_denied::CASE,
    framing_by_same_origin::CASE,
    trusted_types::CASE,
    isolated_page::CASE,
    isolated_page_without_help::CASE,
    wasm_of_wrong_type::CASE,
    other_origin::CASE,
    other_origin_unshared::CASE,
    policy_of_the_guide::CASE,
    attributes::LAZY,
    attributes::SETTINGS,
    clinic_file::HELD,
    clinic_file::GENERAL,
    other_forms::SEALED,
    other_forms::SEALED_UNDER_POLICY,
    other_forms::PINNED,
    other_forms::MODULE,
    inserted_late::CASE,
    held_back::DELAYED,
    held_back::JOINED,
    side_by_side::CASE,
    mounted_often::CASE,
    setup_page::CASE,
    frameworks::REACT,
    frameworks::VUE,
    kept_by_the_browser::CASE,
    kept_by_the_browser::COVERED,
    tag_alone::CASE,
    pasted_twice::CASE,
    removed_and_added_again::CASE,
    start_before_wasm::CASE,
    back_button::CASE,
    keys_stay::CASE,
    leave_before_wasm::CASE,
    leave_after_answers::CASE,
    narrow::CASE,
    accessible::CASE,
    accessible::COLORS,
    loads_quietly_in_webkit::CASE,
];

/// Only on request: they judge nothing. One takes pictures for people to look at (`COVERAGE_SHOTS=folder`), three
/// measure (`COVERAGE_PACE`, `COVERAGE_ENGINE=folder`).
pub(crate) fn on_request() -> impl Iterator<Item = &'static Case> {
    static CASES: [Case; 4] = [pictures::CASE, pace::CASE, cold_load::CASE, engine_alone::CASE];
    let wanted =
        [pictures::folder().is_some(), pace::wanted(), pace::wanted(), engine_alone::wanted()];
    CASES.iter().zip(wanted).filter_map(|(case, wanted)| wanted.then_some(case))
}

/// Only on request (`COVERAGE_HOSTS`): they start real servers, which not every machine has.
pub(crate) static ON_HOSTS: &[Case] = &[on_nginx::CASE, on_wordpress::CASE];
