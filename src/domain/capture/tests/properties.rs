//! What holds of every line.

use super::*;
use proptest::prelude::*;

/// Words, marks that are understood, marks that are not, and what looks like one.
fn bit() -> impl Strategy<Value = String> {
    let typed = [
        "@rivera",
        "@smith",
        "@zyx",
        "@\"Ann Smith\"",
        "@\"Ann",
        "@police",
        "@po",
        "due fri",
        "due 2/30",
        "due next week",
        "due to",
        "!high",
        "!!",
        "#resp",
        "#on-time",
        "#1",
        "C#",
        "a@b.c",
        "(",
        ")",
        ",",
        ".",
        ";",
        "-",
        "\"",
        "with",
        "is",
        "and",
        ":",
        "’s",
        "👍",
        "市长",
        "nu\u{301}",
        "\n",
        "\t",
        "@",
        "due",
        "!",
        "...",
        "@rivera,",
        "(due fri)",
        "@o'brien's",
    ];
    prop_oneof![
        4 => prop::sample::select(typed.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (bit(), prop::sample::select(vec![" ", " ", "  ", ""])),
        0..12,
    )
    .prop_map(|bits| bits.into_iter().map(|(bit, gap)| bit + gap).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_understood_without_a_fault(line in "\\PC*") {
        let _ = said(&line);
    }

    #[test]
    fn marks_stand_in_order_on_whole_characters(line in lines()) {
        let mut at = 0;
        for chip in said(&line).chips {
            prop_assert!(at <= chip.span.start && chip.span.start < chip.span.end);
            prop_assert!(line.get(chip.span.clone()).is_some(), "{:?}", chip);
            at = chip.span.end;
        }
    }

    #[test]
    fn an_unsettled_mark_never_disappears_from_the_text(line in lines()) {
        let heard = said(&line);
        let mut text = heard.text.as_str();
        for chip in heard.chips.iter().filter(|chip| !chip.settled) {
            let typed = scan::within(&line, &chip.span);
            let found = text.find(typed);
            prop_assert!(found.is_some(), "{} of {:?} in {:?}", typed, line, heard.text);
            text = scan::from(text, found.unwrap() + typed.len());
        }
        let unsettled = heard.chips.iter().any(|chip| !chip.settled);
        prop_assert_eq!(unsettled, !heard.unsettled.is_empty());
    }

    #[test]
    fn letters_outside_the_marks_are_kept_in_order(line in lines()) {
        let heard = said(&line);
        let mut at = 0;
        let mut kept = heard.text.chars();
        for chip in &heard.chips {
            for c in scan::within(&line, &(at..chip.span.start)).chars().filter(|c| c.is_alphanumeric()) {
                prop_assert!(kept.any(|k| k == c), "{:?} of {:?} in {:?}", c, line, heard.text);
            }
            at = chip.span.end;
        }
        for c in scan::from(&line, at).chars().filter(|c| c.is_alphanumeric()) {
            prop_assert!(kept.any(|k| k == c), "{:?} of {:?} in {:?}", c, line, heard.text);
        }
    }

    #[test]
    fn a_settled_mark_at_the_end_is_never_in_the_text(
        words in "[w-z]{1,5}( [w-z]{1,5}){0,4}",
        marks in prop::collection::vec(
            prop::sample::select(vec!["@rivera", "due fri", "!high", "!!", "#on-time", "@police", "@zyx"]),
            1..6,
        ),
    ) {
        let heard = said(&format!("{words} {}", marks.join(" ")));
        let left: Vec<&str> = marks.into_iter().filter(|mark| *mark == "@zyx").collect();
        // An unknown name before it makes of @rivera a second person, who is told instead.
        let expected = [vec![words.as_str()], left].concat().join(" ");
        prop_assert_eq!(heard.text.replace(" @rivera", ""), expected);
    }

    #[test]
    fn a_candidate_put_in_place_of_its_mark_settles_it(line in lines()) {
        let said_before = said(&line);
        for chip in &said_before.chips {
            for candidate in &chip.candidates {
                let mark = said(&candidate.replacement);
                prop_assert_eq!(mark.chips.len(), 1);
                prop_assert!(mark.chips[0].settled && mark.chips[0].candidates.is_empty());
                prop_assert_eq!(&mark.chips[0].text, &candidate.label);
                prop_assert_eq!(mark.chips[0].span.clone(), 0..candidate.replacement.len());
            }
        }
    }

    #[test]
    fn words_without_signs_are_never_changed(line in "[^@#!dD]*") {
        prop_assert_eq!(&said(&line).text, &line);
    }
}
