//! The pages of the settings, found by their names from wherever one is.

use super::stand::Stand;

#[test]
fn every_page_of_the_settings_is_found_by_its_name() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    for (words, there) in [
        ("settings papers", "Colour and type"),
        ("settings city", "Who signs the follow-up memo"),
        ("settings departments", "New department"),
        ("settings people", "New person"),
        ("priorities and goals", "New priority"),
        ("clocks", "Holidays"),
        ("settings app", "Back up program"),
        ("papers", "Colour and type"),
        ("holidays", "Holidays"),
    ] {
        stand.command(words);
        stand.must_say(there);
        stand.command("go to measures");
    }
}
