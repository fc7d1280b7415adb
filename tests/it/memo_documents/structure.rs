//! What stands in the Word file, part by part.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Document as Tree;
use statroom::export::document::{Document, List, ListItem, Paragraph, Table};
use statroom::export::docx;

use super::package::{Package, R, W, WP, all, first, val};
use super::sample;

fn sample() -> Package {
    Package::open(&docx::write(&sample::memo(), sample::created()).unwrap())
}

#[test]
fn the_same_document_and_time_give_the_same_bytes() {
    let memo = sample::memo();
    let once = docx::write(&memo, sample::created()).unwrap();
    assert!(once == docx::write(&memo, sample::created()).unwrap());
}

#[test]
fn the_file_says_its_title_author_language_and_time() {
    let package = sample();
    let core = Tree::parse(package.text("docProps/core.xml")).unwrap();
    let says = |name: &str| {
        let node = core
            .root_element()
            .children()
            .find(|node| node.tag_name().name() == name);
        node.and_then(|node| node.text())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(says("title"), "Streets Stat - Memo - 2026-11-24");
    assert_eq!(
        says("subject"),
        "StreetsStat briefing memorandum, October 2026"
    );
    assert_eq!(says("creator"), "Performance Management Team");
    assert_eq!(says("language"), "en-US");
    assert_eq!(says("created"), "2026-11-20T21:05:07Z");
    assert_eq!(says("modified"), "2026-11-20T21:05:07Z");
}

#[test]
fn the_language_is_set_for_text_and_fonts() {
    let mut memo = sample::memo();
    memo.properties.language = "es-US".to_owned();
    let package = Package::open(&docx::write(&memo, sample::created()).unwrap());
    let styles = Tree::parse(package.text("word/styles.xml")).unwrap();
    let defaults = first(styles.root_element(), "docDefaults").unwrap();
    assert_eq!(val(defaults, "lang"), Some("es-US"));
    let settings = Tree::parse(package.text("word/settings.xml")).unwrap();
    assert_eq!(val(settings.root_element(), "themeFontLang"), Some("es-US"));
    let mode = all(settings.root_element(), "compatSetting")
        .find(|node| node.attribute((W, "name")) == Some("compatibilityMode"));
    assert_eq!(mode.and_then(|node| node.attribute((W, "val"))), Some("15"));
}

#[test]
fn headings_are_real_headings_of_their_level_and_stay_with_what_follows() {
    let package = sample();
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let headings: Vec<(String, String)> = all(document.root_element(), "p")
        .filter_map(|p| Some((val(p, "pStyle")?.to_owned(), p)))
        .filter(|(style, _)| style.starts_with("Heading") || style == "Title")
        .map(|(style, p)| (style, all(p, "t").filter_map(|t| t.text()).collect()))
        .collect();
    let expected = [
        ("Title", "Memorandum"),
        ("Heading1", "General observations"),
        (
            "Heading1",
            "Standing item I: Response time Suggested discussion length: 20 minutes",
        ),
        ("Heading2", "Questions for the panel"),
        ("Heading3", "By district"),
        ("Heading1", "Response time"),
    ];
    let found: Vec<(&str, &str)> = headings
        .iter()
        .map(|(style, text)| (style.as_str(), text.as_str()))
        .collect();
    assert_eq!(found, expected);

    let styles = Tree::parse(package.text("word/styles.xml")).unwrap();
    for (id, name, level) in [
        ("Heading1", "heading 1", "0"),
        ("Heading2", "heading 2", "1"),
        ("Heading3", "heading 3", "2"),
    ] {
        let style = all(styles.root_element(), "style")
            .find(|style| style.attribute((W, "styleId")) == Some(id))
            .unwrap();
        assert_eq!(val(style, "name"), Some(name));
        assert_eq!(val(style, "outlineLvl"), Some(level));
        assert!(first(style, "keepNext").is_some(), "{id}");
    }
}

#[test]
fn every_style_used_is_defined() {
    let package = sample();
    let styles = Tree::parse(package.text("word/styles.xml")).unwrap();
    let defined: BTreeSet<&str> = all(styles.root_element(), "style")
        .filter_map(|style| style.attribute((W, "styleId")))
        .collect();
    for part in [
        "word/document.xml",
        "word/header1.xml",
        "word/footer1.xml",
        "word/footnotes.xml",
        "word/numbering.xml",
        "word/styles.xml",
    ] {
        let tree = Tree::parse(package.text(part)).unwrap();
        for kind in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
            for node in all(tree.root_element(), kind) {
                let id = node.attribute((W, "val")).unwrap();
                assert!(defined.contains(id), "{part} uses style {id:?}");
            }
        }
    }
}

#[test]
fn every_reference_leads_to_a_part_with_a_type() {
    let package = sample();
    let links = Tree::parse(package.text("word/_rels/document.xml.rels")).unwrap();
    let targets: BTreeMap<&str, &str> = links
        .root_element()
        .children()
        .filter_map(|node| Some((node.attribute("Id")?, node.attribute("Target")?)))
        .collect();
    for target in targets.values() {
        assert!(
            package.0.contains_key(&format!("word/{target}")),
            "{target} is missing"
        );
    }
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let used: Vec<&str> = document
        .descendants()
        .flat_map(|node| [node.attribute((R, "embed")), node.attribute((R, "id"))])
        .flatten()
        .collect();
    assert_eq!(
        used.len(),
        7,
        "two charts, each as PNG and SVG, a header and two footers: {used:?}"
    );
    assert!(
        used.iter().all(|id| targets.contains_key(id)),
        "{used:?} in {targets:?}"
    );

    let types = Tree::parse(package.text("[Content_Types].xml")).unwrap();
    let known: BTreeSet<String> = types
        .root_element()
        .children()
        .filter_map(|node| {
            let ending = node
                .attribute("Extension")
                .map(|ending| format!(".{ending}"));
            ending.or_else(|| node.attribute("PartName").map(str::to_owned))
        })
        .collect();
    for path in package
        .0
        .keys()
        .filter(|path| *path != "[Content_Types].xml")
    {
        let ending = format!(".{}", path.rsplit('.').next().unwrap());
        assert!(known.contains(&ending), "{path} has no type");
        if ending == ".xml" {
            assert!(
                known.contains(&format!("/{path}")),
                "{path} has no type of its own"
            );
        }
    }
}

#[test]
fn tables_repeat_their_header_row_and_keep_rows_whole() {
    let package = sample();
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let tables: Vec<_> = all(document.root_element(), "tbl").collect();
    assert_eq!(tables.len(), 2);
    for table in &tables {
        let rows: Vec<_> = all(*table, "tr").collect();
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(first(*row, "tblHeader").is_some(), at == 0, "row {at}");
            assert!(first(*row, "cantSplit").is_some(), "row {at}");
            assert!(
                all(*row, "tc").all(|cell| first(cell, "p").is_some()),
                "row {at}"
            );
        }
        let look = first(*table, "tblLook").unwrap();
        assert_eq!(look.attribute((W, "firstRow")), Some("1"));
        let widths: u32 = all(*table, "gridCol")
            .map(|column| column.attribute((W, "w")).unwrap().parse::<u32>().unwrap())
            .sum();
        assert_eq!(widths, 9_360, "the table is as wide as the text");
    }
    assert_eq!(
        val(tables[0], "tblCaption"),
        Some("Response time: what was agreed")
    );
    assert!(
        val(tables[0], "tblDescription")
            .unwrap()
            .starts_with("Number, what was agreed")
    );
    assert_eq!(val(tables[1], "jc"), Some("right"));
}

#[test]
fn every_drawing_has_an_id_of_its_own_and_words_for_a_screen_reader() {
    let package = sample();
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let drawings: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name((WP, "docPr")))
        .collect();
    let ids: BTreeSet<&str> = drawings
        .iter()
        .filter_map(|node| node.attribute("id"))
        .collect();
    assert_eq!(ids.len(), 3, "a seal and two charts");
    let spoken: Vec<&str> = drawings
        .iter()
        .filter_map(|node| node.attribute("descr"))
        .collect();
    assert_eq!(
        spoken,
        [
            "Seal of the City of Port Alder",
            "Line chart of 36 months: about 5 days until October 2025, then rising to 6.2 days.",
            "The same in the Harbor district.",
        ]
    );
}

#[test]
fn a_figure_stays_with_its_caption_which_word_counts() {
    let package = sample();
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let paragraphs: Vec<_> = all(document.root_element(), "p").collect();
    let mut seen = 0;
    for pair in paragraphs
        .windows(2)
        .filter(|pair| val(pair[0], "pStyle") == Some("Figure"))
    {
        seen += 1;
        assert!(first(pair[0], "keepNext").is_some());
        assert_eq!(val(pair[1], "pStyle"), Some("Caption"));
        let field = first(pair[1], "fldSimple").unwrap();
        assert_eq!(
            field.attribute((W, "instr")),
            Some(" SEQ Figure \\* ARABIC ")
        );
        assert_eq!(
            first(field, "t").and_then(|t| t.text()),
            Some(&*seen.to_string())
        );
    }
    assert_eq!(seen, 2);
}

#[test]
fn the_page_is_us_letter_with_numbered_pages() {
    let package = sample();
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let size = first(document.root_element(), "pgSz").unwrap();
    assert_eq!(
        (size.attribute((W, "w")), size.attribute((W, "h"))),
        (Some("12240"), Some("15840"))
    );
    let margins = first(document.root_element(), "pgMar").unwrap();
    for side in ["top", "right", "bottom", "left"] {
        assert_eq!(margins.attribute((W, side)), Some("1440"), "{side}");
    }
    let footer = Tree::parse(package.text("word/footer1.xml")).unwrap();
    let fields: Vec<_> = all(footer.root_element(), "fldSimple")
        .filter_map(|field| field.attribute((W, "instr")))
        .collect();
    assert_eq!(fields, [" PAGE ", " NUMPAGES "]);
    let words: String = all(footer.root_element(), "t")
        .filter_map(|t| t.text())
        .collect();
    assert_eq!(
        words,
        "Streets Stat \u{b7} Memo \u{b7} 2026-11-24Internal use only1 of 1"
    );
}

#[test]
fn the_running_header_stands_on_every_page_but_the_first() {
    let package = sample();
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let section = first(document.root_element(), "sectPr").unwrap();
    assert!(
        first(section, "titlePg").is_some(),
        "the first page is its own"
    );
    let kinds = |name| -> Vec<&str> {
        all(section, name)
            .filter_map(|node| node.attribute((W, "type")))
            .collect()
    };
    assert_eq!(kinds("headerReference"), ["default"]);
    assert_eq!(kinds("footerReference"), ["first", "default"]);
    assert_eq!(
        package.text("word/footer1.xml"),
        package.text("word/footer2.xml")
    );
    let header = Tree::parse(package.text("word/header1.xml")).unwrap();
    let words: Vec<&str> = all(header.root_element(), "t")
        .filter_map(|t| t.text())
        .collect();
    assert_eq!(
        words,
        ["Streets Stat \u{b7} Stat Memo", "November 24, 2026"]
    );

    let mut memo = sample::memo();
    memo.running = statroom::export::document::RunningHeader::default();
    let package = Package::open(&docx::write(&memo, sample::created()).unwrap());
    assert!(!package.0.contains_key("word/header1.xml"));
    assert!(!package.text("word/document.xml").contains("titlePg"));
}

#[test]
fn a_footnote_is_words_own_and_its_mark_stands_right_after_the_words() {
    let package = sample();
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let marks: Vec<_> = all(document.root_element(), "footnoteReference").collect();
    let ids: Vec<_> = marks
        .iter()
        .filter_map(|mark| mark.attribute((W, "id")))
        .collect();
    assert_eq!(ids, ["1", "2"]);
    let before = marks[0].parent().unwrap().prev_sibling().unwrap();
    assert_eq!(
        first(before, "t").and_then(|t| t.text()),
        Some("Median time to repair a street defect")
    );
    let settings = package.text("word/settings.xml");
    assert!(
        settings.contains("<w:footnotePr>"),
        "Word is told which notes are rules"
    );
}

#[test]
fn the_look_of_the_city_is_the_look_of_the_file() {
    let package = Package::open(&docx::write(&sample::dressed(), sample::created()).unwrap());
    let styles = package.text("word/styles.xml");
    assert!(styles.contains("7A1F3D") && !styles.contains("1D4F91"));
    assert!(styles.contains("w:ascii=\"Port Alder Serif\""));
    let fonts = Tree::parse(package.text("word/fontTable.xml")).unwrap();
    let instead: Vec<_> = all(fonts.root_element(), "font")
        .map(|font| {
            (
                font.attribute((W, "name")).unwrap(),
                val(font, "altName").unwrap(),
            )
        })
        .collect();
    assert_eq!(
        instead,
        [
            ("Port Alder Serif", "Times New Roman"),
            ("Times New Roman", "Liberation Serif")
        ]
    );
    let document = Tree::parse(package.text("word/document.xml")).unwrap();
    let spoken: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name((WP, "docPr")))
        .filter_map(|node| node.attribute("descr"))
        .take(2)
        .collect();
    assert_eq!(
        spoken,
        ["City of Port Alder", "Seal of the City of Port Alder"]
    );
    assert!(
        !package
            .text("word/document.xml")
            .contains("AlternateContent")
    );
}

#[test]
fn a_table_kept_together_keeps_every_row_with_the_next_but_the_last() {
    let mut document = Document::default();
    document.push(Table::new("t").together().row(["a"]).row(["b"]).row(["c"]));
    let package = Package::open(&docx::write(&document, sample::created()).unwrap());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    let rows: Vec<bool> = all(tree.root_element(), "tr")
        .map(|row| first(row, "keepNext").is_some())
        .collect();
    assert_eq!(rows, [true, true, false]);
}

/// The numbering instance and level of each paragraph that has one.
fn numbering(document: &Document) -> (Vec<(u32, u32)>, String) {
    let package = Package::open(&docx::write(document, sample::created()).unwrap());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    let number = |p, name| val(p, name).and_then(|value| value.parse::<u32>().ok());
    let used = all(tree.root_element(), "numPr")
        .filter_map(|p| Some((number(p, "numId")?, number(p, "ilvl")?)))
        .collect();
    (used, package.text("word/numbering.xml").to_owned())
}

#[test]
fn a_new_list_starts_at_one_and_a_continued_one_goes_on() {
    let mut document = Document::default();
    document
        .push(List::numbered().items(["a", "b"]))
        .push(List::bullets().item(ListItem::new("x").numbers(["inner"])))
        .push(List::continued().item("c"))
        .push(List::numbered().item(ListItem::new("a").numbers(["inner"]).paragraph("more")));
    let (used, numbering) = numbering(&document);
    let instances: Vec<u32> = used.iter().map(|(instance, _)| *instance).collect();
    let [a, b, bullet, inner, c, again, nested] = instances[..] else {
        panic!("{used:?}")
    };
    assert!(
        a == b && b == c,
        "the continued list goes on in the same instance: {used:?}"
    );
    assert_ne!(a, again);
    assert!(
        ![a, again, bullet].contains(&inner),
        "numbers below a bullet count for themselves"
    );
    assert_eq!(
        nested, again,
        "Word starts the second level anew after each item of the first"
    );
    assert_eq!(
        used.iter().map(|(_, level)| *level).collect::<Vec<_>>(),
        [0, 0, 0, 1, 0, 0, 1]
    );

    let tree = Tree::parse(&numbering).unwrap();
    for id in [a, inner, again].map(|id| id.to_string()) {
        let instance = all(tree.root_element(), "num")
            .find(|num| num.attribute((W, "numId")) == Some(&id))
            .unwrap();
        assert_eq!(val(instance, "startOverride"), Some("1"), "instance {id}");
    }
}

#[test]
fn a_short_list_stays_on_one_page_with_the_line_that_introduces_it() {
    let mut document = Document::default();
    document
        .paragraph(Paragraph::new().text("Asked:").keep_with_next())
        .push(
            List::numbered()
                .item(ListItem::new("a").paragraph("more"))
                .items(["b", "c"]),
        )
        .paragraph("between")
        .push(List::bullets().item("alone"))
        .push(List::bullets().item(ListItem::new("of two").paragraph("paragraphs")));
    assert_eq!(
        kept(&document),
        [
            (true, false),
            (true, true),
            (true, true),
            (true, true),
            (false, true),
            (false, false),
            (false, true),
            (true, true),
            (false, true),
        ]
    );
}

#[test]
fn of_a_long_list_no_item_stands_alone_at_the_foot_or_the_head_of_a_page() {
    let mut document = Document::default();
    let words = "twenty words and more ".repeat(20);
    document.push(List::numbered().items(vec![words; 5]));
    let next: Vec<bool> = kept(&document).into_iter().map(|(next, _)| next).collect();
    assert_eq!(next, [true, false, false, true, false]);
    assert!(
        kept(&document).into_iter().all(|(_, lines)| !lines),
        "a long item may be parted"
    );
}

/// Of each paragraph whether it stays with the next, and whether its lines stay together.
fn kept(document: &Document) -> Vec<(bool, bool)> {
    let package = Package::open(&docx::write(document, sample::created()).unwrap());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    all(tree.root_element(), "p")
        .map(|p| {
            (
                first(p, "keepNext").is_some(),
                first(p, "keepLines").is_some(),
            )
        })
        .collect()
}

#[test]
fn neighbouring_tables_stay_two_and_a_page_break_is_never_lost() {
    let table = || Table::new("t").row(["cell"]);
    let mut document = Document::default();
    document
        .push(table())
        .push(table())
        .page_break()
        .push(table())
        .page_break()
        .page_break();
    document.paragraph("after").page_break();
    let package = Package::open(&docx::write(&document, sample::created()).unwrap());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    let body = first(tree.root_element(), "body").unwrap();
    let children: Vec<String> = body
        .children()
        .map(|node| {
            let broken = node.has_tag_name((W, "p")) && first(node, "pageBreakBefore").is_some();
            format!(
                "{}{}",
                node.tag_name().name(),
                if broken { " on a new page" } else { "" }
            )
        })
        .collect();
    let expected = [
        "tbl",
        "p",
        "tbl",
        "p on a new page",
        "tbl",
        "p on a new page",
        "sectPr",
    ];
    assert_eq!(children, expected);
}

#[test]
fn right_to_left_text_is_marked_as_such() {
    let mut document = Document::default();
    document.paragraph(
        Paragraph::new()
            .bold("\u{5e9}\u{5dc}\u{5d5}\u{5dd} 3")
            .text(" ok"),
    );
    let package = Package::open(&docx::write(&document, sample::created()).unwrap());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    assert!(first(tree.root_element(), "bidi").is_some());
    let run = first(tree.root_element(), "r").unwrap();
    assert!(first(run, "rtl").is_some() && first(run, "bCs").is_some());
}

#[test]
fn blank_blocks_leave_no_trace_and_an_empty_document_is_still_a_page() {
    let mut document = Document::default();
    document
        .heading1(" ")
        .paragraph("\u{7}\n")
        .push(List::bullets().item(" "))
        .push(Table::new("no columns"));
    let package = Package::open(&docx::write(&document, sample::created()).unwrap());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    assert_eq!(all(tree.root_element(), "p").count(), 0);
    assert!(first(tree.root_element(), "sectPr").is_some());
}
