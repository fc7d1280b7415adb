//! What may be typed after `statroom mappings`.

use clap::Args;
use std::path::PathBuf;

/// Arguments of `mappings`.
#[derive(Debug, Args)]
pub struct MappingsArguments {
    /// The program.
    pub program: PathBuf,
    /// Call one something else.
    #[arg(long, num_args = 2, value_names = ["NAME", "NEW"], conflicts_with = "forget")]
    pub rename: Option<Vec<String>>,
    /// Forget one: files like it are understood anew.
    #[arg(long, value_name = "NAME")]
    pub forget: Option<String>,
    /// As one JSON document.
    #[arg(long, conflicts_with_all = ["rename", "forget"])]
    pub json: bool,
}
