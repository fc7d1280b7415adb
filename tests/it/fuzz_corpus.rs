//! The corpus of the fuzz targets goes through what they run, so that neither rots.

#[path = "../fuzz/harness.rs"]
mod harness;

use std::path::{Path, PathBuf};

fn corpus(of: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(of);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() > 2, "the corpus of {of} is gone");
    files
}

#[test]
fn the_corpus_of_files_is_a_grid_or_a_sentence() {
    for of in ["csv", "xlsx", "xls", "ods"] {
        for path in corpus(of) {
            let bytes = std::fs::read(&path).unwrap();
            harness::file(&format!("fuzz.{of}"), &bytes);
            // What is cut short anywhere is no worse.
            for part in 1..16 {
                harness::file(&format!("fuzz.{of}"), &bytes[..bytes.len() * part / 16]);
            }
        }
    }
}

#[test]
fn the_corpus_of_pasted_tables_is_a_grid_or_a_sentence() {
    for path in corpus("pasted") {
        harness::pasted(&std::fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn every_target_is_built_by_the_package_of_the_targets() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let package = std::fs::read_to_string(root.join("Cargo.toml")).unwrap();
    for of in ["csv", "xlsx", "xls", "ods", "pasted"] {
        assert!(package.contains(&format!("path = \"{of}.rs\"")), "{of}");
        let target = std::fs::read_to_string(root.join(format!("{of}.rs"))).unwrap();
        assert!(
            target.contains("fuzz_target!") && target.contains("harness::"),
            "{of}"
        );
    }
}
