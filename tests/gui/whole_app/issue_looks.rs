//! The question before a memo goes out, and the record brought to what was signed, in the dark, in high contrast, and
//! at 80 and 200 % on a small screen: nothing is cut off, and everything can be reached by keys.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::looks::{Seen, at_the_meeting, each};
use super::stand::Stand;

/// The last meeting, whose follow-up memo went out, with this chosen from the palette.
fn last_meeting(seen: Seen, verb: &str) -> Stand {
    let mut stand = at_the_meeting(seen);
    stand.keys(Modifiers::COMMAND, Key::Num2);
    stand.press_with("Streets Stat, Tuesday, October 27, 2026");
    stand.command(verb);
    stand
}

/// Everything of the dialog that takes keys comes into sight when it has them, down to its last button.
fn all_reached(stand: &mut Stand, last: &str, seen: Seen) {
    let mut labels: Vec<String> = Vec::new();
    for _ in 0..90 {
        let window = stand.window.ctx.content_rect();
        let mut nodes = vec![stand.window.root()];
        let mut holder = None;
        while let Some(node) = nodes.pop() {
            if node.is_focused() {
                let label = node.accesskit_node().label().unwrap_or_default();
                holder = Some((label, node.rect()));
            }
            nodes.extend(node.children());
        }
        let (label, place) = holder.expect("nothing has the keyboard");
        assert!(
            window.contains_rect(place),
            "{seen:?}: {label} is out of sight at {place} of {window}"
        );
        if label == last {
            return;
        }
        labels.push(label);
        stand.key(Key::Tab);
    }
    panic!("{last} is not reached: {labels:?}");
}

#[test]
fn the_question_before_a_memo_goes_out_is_read_whole() {
    let scene = |seen| {
        let mut stand = last_meeting(seen, "Issue the follow-up memo");
        stand.must_say("Issue revision 3 of the follow-up memo");
        all_reached(&mut stand, "Issue revision", seen);
        stand
    };
    let lines = ["Issue", "Cancel", "Sent by", "Edition"];
    each("issue", scene, &lines, &["dark", "twice"]);
}

#[test]
fn what_the_signed_memo_says_is_entered() {
    let scene = |seen| {
        let mut stand = last_meeting(seen, "Correct the record as signed");
        stand.must_say("What does the signed memo say?");
        all_reached(&mut stand, "Correct the record", seen);
        stand
    };
    let lines = ["Owner", "Due", "Correct"];
    each("as_signed", scene, &lines, &["contrast", "twice"]);
}
