//! The words that are left of a line.

use super::*;

#[test]
fn a_line_full_of_marks_is_understood_whole() {
    let heard = said("Plan to clear the pothole backlog @rivera due 12/4 !high #response-time");
    assert_eq!(heard.text, "Plan to clear the pothole backlog");
    assert_eq!(heard.owner, someone(1));
    assert_eq!(heard.department, some_department(STREETS));
    assert_eq!(heard.due, Some(date(2026, 12, 4)));
    assert_eq!(heard.priority, ActionPriority::High);
    assert_eq!(heard.measure, Some(MeasureId::new(Uuid::from_u128(201))));
    assert_eq!(heard.unsettled, [""; 0]);
    let chips: Vec<(ChipKind, &str)> = heard
        .chips
        .iter()
        .map(|chip| (chip.kind, chip.text.as_str()))
        .collect();
    assert_eq!(
        chips,
        [
            (ChipKind::Person, "Rivera, Luis · Streets"),
            (ChipKind::Due, "due Fri Dec 4"),
            (ChipKind::Priority, "high priority"),
            (ChipKind::Measure, "Street-defect response time"),
        ]
    );
    assert!(heard.chips.iter().all(|chip| chip.settled));
}

#[test]
fn a_line_without_marks_is_kept_byte_for_byte() {
    for line in [
        "",
        "  ",
        "Backlog fell to 410",
        "  two  spaces\tand a tab ",
        "due to rain, due process",
        "Wow! really!! #1 in C# by a@b.c",
        "mail dana.okafor@city.example",
        "x@rivera over-due fri",
        "@ 5 pm, @5pm, # 4, #4A, ! high, !highway, !!!",
        "#",
        "@",
        "@\"\"",
        "@@",
        "residue fri",
        "市长：修复 👍 مرحبا",
        "the report is due",
        "price: 50% due 3 crews",
    ] {
        let heard = said(line);
        assert_eq!(heard.text, line);
        assert!(
            heard.chips.is_empty() && heard.unsettled.is_empty(),
            "{line}: {heard:?}"
        );
    }
}

#[test]
fn marks_inside_the_words_become_names_or_go() {
    for (line, text) in [
        ("@rivera: fix the signs", "Rivera: fix the signs"),
        (
            "@rivera's crew fixes the signs",
            "Rivera's crew fixes the signs",
        ),
        (
            "Ask @publicworks for the map today",
            "Ask Public Works for the map today",
        ),
        (
            "Since #on-time fell, add a truck",
            "Since On-time collection fell, add a truck",
        ),
        ("Plan due fri for the signs", "Plan for the signs"),
        ("Plan   due fri   for  the signs", "Plan for  the signs"),
        ("Plan !high for the signs", "Plan for the signs"),
        ("due fri fix the signs", "fix the signs"),
        ("due fri: fix the signs", "fix the signs"),
        ("!! Fix the signs", "Fix the signs"),
        ("Plan, due fri, for the signs", "Plan, for the signs"),
        ("Plan (due fri) for the signs", "Plan for the signs"),
        (
            "Plan (with map, due fri) for the signs",
            "Plan (with map) for the signs",
        ),
        ("Plan.NET due fri .NET", "Plan.NET .NET"),
        (
            "Plan it. Due fri. Then the signs",
            "Plan it. Then the signs",
        ),
        ("Plan due fri. Then the signs", "Plan. Then the signs"),
    ] {
        assert_eq!(said(line).text, text);
    }
}

#[test]
fn marks_at_the_end_go_with_the_punctuation_between_them() {
    for (line, text) in [
        ("Fix the signs @rivera", "Fix the signs"),
        ("Fix the signs   @rivera  ", "Fix the signs"),
        ("Fix the signs, @rivera, due fri", "Fix the signs"),
        ("Fix the signs; @rivera; !high", "Fix the signs"),
        ("Fix the signs - @rivera - due fri", "Fix the signs"),
        ("Fix the signs. @rivera due fri", "Fix the signs."),
        ("Fix the signs @rivera due fri.", "Fix the signs."),
        ("Fix the signs. @rivera.", "Fix the signs."),
        ("Fix the signs. Due Fri. @rivera", "Fix the signs."),
        ("Fix the signs @rivera. Due fri.", "Fix the signs."),
        ("Fix the signs / @rivera / due fri", "Fix the signs"),
        ("Fix the signs @rivera!", "Fix the signs!"),
        ("Fix the signs? @rivera", "Fix the signs?"),
        ("Fix the signs (@rivera, due fri)", "Fix the signs"),
        ("Fix the signs (@rivera, due fri).", "Fix the signs."),
        ("Fix the signs 👍 @rivera", "Fix the signs 👍"),
        ("Fix signs on Well-\n@rivera", "Fix signs on Well-"),
        ("修复 @rivera", "修复"),
    ] {
        assert_eq!(said(line).text, text, "{line}");
    }
}

#[test]
fn a_name_the_sentence_needs_stays_in_it() {
    for (line, text) in [
        ("Follow up with @okafor due fri", "Follow up with Okafor"),
        (
            "Thanks to @rivera and @okafor",
            "Thanks to Rivera and Okafor",
        ),
        (
            "Send the map to @publicworks",
            "Send the map to Public Works",
        ),
        ("Owner: @rivera", "Owner: Rivera"),
        ("Ask @rivera", "Ask Rivera"),
        ("(see @rivera)", "(see Rivera)"),
        (
            "Add a truck for #on-time !high",
            "Add a truck for On-time collection",
        ),
    ] {
        assert_eq!(said(line).text, text, "{line}");
        assert_eq!(said(line).unsettled, [""; 0], "{line}");
    }
}

#[test]
fn a_date_the_sentence_needs_stays_in_it() {
    let late = said("The plan was due 10/1 and has not come");
    assert_eq!(late.text, "The plan was due 10/1 and has not come");
    assert_eq!(late.due, Some(date(2026, 10, 1)));
    assert_eq!(
        said("The plan is due fri @rivera").text,
        "The plan is due fri"
    );
}

#[test]
fn a_line_of_marks_only_keeps_its_typed_form() {
    for line in [
        "@rivera due fri",
        "@rivera",
        " !high ",
        "@rivera, due fri.",
        "(due fri)",
        "@zyx",
    ] {
        assert_eq!(said(line).text, line);
    }
    assert_eq!(said("@rivera due fri").owner, someone(1));
}

#[test]
fn a_line_of_forty_thousand_characters_is_read_to_its_end() {
    let word = "x".repeat(40_000);
    assert_eq!(said(&format!("{word} @rivera")).text, word);
    let many = "@smith due 2/30 (due fri) @\"Ann #resp !! ".repeat(1_000);
    let heard = said(&format!("{many}@rivera"));
    assert!(heard.chips.len() > 2_000);
    assert!(heard.unsettled.len() < 10);
}
