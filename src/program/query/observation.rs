//! The observation over an exhibit: drafted from its finding, and whether a person's words still fit it.

use super::{ExhibitBody, ExhibitView};

impl ExhibitView {
    /// The observation the figures draft: what the chart says, and what its latest figure is compared with. Empty of
    /// anything but a chart.
    pub fn draft(&self) -> String {
        let ExhibitBody::Chart(spec) = &self.body else {
            return String::new();
        };
        let mut said = vec![ended(&spec.finding.first)];
        if !self.compared.is_empty() {
            // The first sentence is about the latest figure of the whole, or about the groups.
            let of_groups = spec.panels.is_some() || spec.whole().is_none();
            let that = if of_groups { "As a whole," } else { "That is" };
            said.push(ended(&format!("{that} {}", self.compared)));
        }
        said.extend(spec.finding.second.as_deref().map(ended));
        said.retain(|words| !words.is_empty());
        said.join(" ")
    }

    /// Whether the figures draft another observation than the one a person wrote theirs from.
    pub fn has_moved(&self) -> bool {
        self.words
            .as_ref()
            .is_some_and(|words| words.draft != self.draft())
    }
}

/// Words as a sentence that ends.
fn ended(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() || words.ends_with(['.', '!', '?']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}
