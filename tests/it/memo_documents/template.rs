//! A city's own Word file as the base of memos: what is taken over, what is added, what is refused.

use std::fs;
use std::io::{Cursor, Write as _};

use roxmltree::Document as Tree;
use statroom::export::document::{Document, List, ListItem, Paragraph};
use statroom::export::docx::{self, Template, TemplateFault};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::outside::assert_valid_file;
use super::package::{Package, W, all, first, notes, val, words};
use super::sample;
use crate::tools;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts of a file, to be changed by a test before they are packed.
pub(super) struct File(Vec<(String, Vec<u8>)>);

impl File {
    /// A city's letter, made by a Word that speaks German: A4, a letterhead with a picture at the head of the first
    /// page, page numbers, headings in its green, bullets and numbers of its own, a note and a comment in its text.
    pub(super) fn letter() -> Self {
        let mut file = Self(Vec::new());
        file.put("[Content_Types].xml", &content_types());
        file.put(
            "_rels/.rels",
            &links(&[("rId1", "officeDocument", "word/document.xml", "")]),
        );
        file.put("word/document.xml", &body());
        let beside = [
            ("rId1", "styles", "styles.xml", ""),
            ("rId2", "numbering", "numbering.xml", ""),
            ("rId3", "settings", "settings.xml", ""),
            ("rId4", "footnotes", "footnotes.xml", ""),
            ("rId5", "header", "header1.xml", ""),
            ("rId6", "header", "header2.xml", ""),
            ("rId7", "footer", "footer1.xml", ""),
            ("rId8", "comments", "comments.xml", ""),
        ];
        file.put("word/_rels/document.xml.rels", &links(&beside));
        file.put("word/styles.xml", &styles());
        file.put("word/numbering.xml", &numbering());
        file.put(
            "word/settings.xml",
            &format!(
                "<w:settings {SPACES}><w:attachedTemplate r:id=\"rId1\"/><w:defaultTabStop w:val=\"700\"/></w:settings>"
            ),
        );
        let attached = [(
            "rId1",
            "attachedTemplate",
            "https://evil.example/a.dotm",
            "External",
        )];
        file.put("word/_rels/settings.xml.rels", &links(&attached));
        file.put(
            "word/footnotes.xml",
            &format!(
                "<w:footnotes {SPACES}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p>\
                 </w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r>\
                 <w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r>\
                 <w:t>A note of the letter</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
        );
        file.put(
            "word/header1.xml",
            &header("City of Port Alder letterhead", true),
        );
        file.put(
            "word/header2.xml",
            &header("Port Alder, further page", false),
        );
        file.put(
            "word/_rels/header1.xml.rels",
            &links(&[("rId1", "image", "media/image1.png", "")]),
        );
        file.0.push((
            "word/media/image1.png".to_owned(),
            sample::seal_picture().bytes().to_vec(),
        ));
        file.put(
            "word/footer1.xml",
            &format!(
                "<w:ftr {SPACES}><w:p><w:r><w:t xml:space=\"preserve\">portalder.example page </w:t></w:r>\
                 <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
            ),
        );
        file.put(
            "word/comments.xml",
            &format!(
                "<w:comments {SPACES}><w:comment w:id=\"0\" w:author=\"A\"><w:p><w:r><w:t>SECRET</w:t></w:r></w:p>\
                 </w:comment></w:comments>"
            ),
        );
        file
    }

    fn put(&mut self, path: &str, text: &str) {
        self.set(path, text.as_bytes().to_vec());
    }

    fn set(&mut self, path: &str, bytes: Vec<u8>) {
        self.0.retain(|(there, _)| there != path);
        self.0.push((path.to_owned(), bytes));
    }

    fn change(&mut self, path: &str, from: &str, to: &str) {
        let (_, bytes) = self.0.iter_mut().find(|(there, _)| there == path).unwrap();
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        *bytes = text.replace(from, to).into_bytes();
    }

    fn remove(&mut self, path: &str) {
        self.0.retain(|(there, _)| there != path);
    }

    pub(super) fn packed(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.0 {
            zip.start_file(path.as_str(), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

fn content_types() -> String {
    let parts = [
        ("document.xml", "document.main"),
        ("styles.xml", "styles"),
        ("numbering.xml", "numbering"),
        ("settings.xml", "settings"),
        ("footnotes.xml", "footnotes"),
        ("header1.xml", "header"),
        ("header2.xml", "header"),
        ("footer1.xml", "footer"),
        ("comments.xml", "comments"),
    ];
    let parts = parts.map(|(name, kind)| {
        format!("<Override PartName=\"/word/{name}\" ContentType=\"{WORD}.{kind}+xml\"/>")
    });
    let parts = parts.concat();
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         {parts}</Types>"
    )
}

fn links(links: &[(&str, &str, &str, &str)]) -> String {
    let links = links.iter().map(|(id, kind, target, mode)| {
        let mode = if mode.is_empty() {
            String::new()
        } else {
            format!(" TargetMode=\"{mode}\"")
        };
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
    });
    let links = links.collect::<Vec<_>>().concat();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
    )
}

fn body() -> String {
    format!(
        "<w:document {SPACES}><w:body><w:p><w:r><w:t>Dear reader</w:t></w:r></w:p><w:sectPr>\
         <w:headerReference w:type=\"first\" r:id=\"rId5\"/><w:headerReference w:type=\"default\" r:id=\"rId6\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId7\"/><w:footerReference w:type=\"first\" r:id=\"rId7\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2600\" w:right=\"1134\" w:bottom=\"1134\" \
         w:left=\"1418\" w:header=\"709\" w:footer=\"567\" w:gutter=\"0\"/><w:cols w:space=\"708\"/><w:titlePg/>\
         <w:docGrid w:linePitch=\"360\"/></w:sectPr></w:body></w:document>"
    )
}

fn styles() -> String {
    let style = |kind: &str, id: &str, name: &str, inner: &str| {
        format!(
            "<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{inner}</w:style>"
        )
    };
    let green = "<w:pPr><w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr>\
         <w:rPr><w:b/><w:color w:val=\"2E6B3A\"/><w:sz w:val=\"28\"/></w:rPr>";
    let numbered = |id: u32| format!("<w:pPr><w:numPr><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>");
    let grid = "<w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"2E6B3A\"/>\
         <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"2E6B3A\"/></w:tblBorders></w:tblPr>";
    format!(
        "<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\"/>\
         <w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style>\
         {}{}{}{}{}</w:styles>",
        style("paragraph", "berschrift1", "heading 1", green),
        style("paragraph", "Listenabsatz", "List Bullet", &numbered(3)),
        style("paragraph", "Nummer", "List Number", &numbered(4)),
        style("table", "Gitter", "Table Grid", grid),
        style(
            "character",
            "Figure",
            "Figure Reference",
            "<w:rPr><w:i/></w:rPr>"
        ),
    )
}

fn numbering() -> String {
    let kind = |id: u32, format: &str, text: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">\
             <w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"500\" w:hanging=\"500\"/></w:pPr></w:lvl></w:abstractNum>"
        )
    };
    let run = |id: u32, kind: u32| {
        format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{kind}\"/></w:num>")
    };
    format!(
        "<w:numbering {SPACES}>{}{}{}{}</w:numbering>",
        kind(7, "bullet", "\u{25a0}"),
        kind(8, "upperRoman", "%1)"),
        run(3, 7),
        run(4, 8)
    )
}

fn header(words: &str, picture: bool) -> String {
    let drawing = "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/\
        wordprocessingDrawing\"><wp:extent cx=\"457200\" cy=\"457200\"/><wp:docPr id=\"1\" name=\"Logo\" \
        descr=\"The city's arms\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
        <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic \
        xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"1\" \
        name=\"Logo\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/><a:stretch><a:fillRect/>\
        </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"457200\" cy=\"457200\"/>\
        </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
        </wp:inline></w:drawing></w:r>";
    let drawing = if picture { drawing } else { "" };
    format!("<w:hdr {SPACES}><w:p>{drawing}<w:r><w:t>{words}</w:t></w:r></w:p></w:hdr>")
}

fn letter() -> Template {
    Template::read(&File::letter().packed()).unwrap()
}

fn written(template: &Template, memo: &Document) -> Package {
    Package::open(&docx::write_into(template, memo, sample::created()).unwrap())
}

#[test]
fn the_memo_says_the_same_in_the_citys_own_file_but_for_what_its_head_has() {
    let mut memo = sample::memo();
    let package = written(&letter(), &memo);
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    // The letterhead stands at the head of the first page already.
    memo.masthead.organisation.clear();
    memo.masthead.seal = None;
    memo.masthead.letterhead = None;
    let plain = Package::open(&docx::write(&memo, sample::created()).unwrap());
    let plain_tree = Tree::parse(plain.text("word/document.xml")).unwrap();
    assert_eq!(words(&tree).len(), words(&plain_tree).len());
    // Notes are numbered by Word, whatever their ids are: those of the lines above them come first.
    assert_eq!(notes(&package), notes(&plain));
    let ids: Vec<_> = all(tree.root_element(), "footnoteReference")
        .filter_map(|mark| mark.attribute((W, "id")))
        .collect();
    assert_eq!(ids, ["2", "3"]);
}

#[test]
fn what_the_citys_file_gives_is_said_in_its_measures_fonts_and_words() {
    assert_eq!(
        letter().gives(),
        [
            "Page: A4, 8.27 by 11.69 inches; margins of 1.81 inches above, 0.79 below, 0.98 left and 0.79 right.",
            "Text: Georgia, 11 points.",
            "Headings: Georgia, 14 points, #2E6B3A.",
            "Head of the first page: \u{201c}City of Port Alder letterhead\u{201d} and a picture.",
            "Head of the other pages: \u{201c}Port Alder, further page\u{201d}.",
            "Foot of every page: \u{201c}portalder.example page\u{201d} and the number of the page.",
        ]
    );
    // Fonts of a theme go by the theme's names; what is based on another style looks as that.
    let mut file = File::letter();
    file.change(
        "word/styles.xml",
        "<w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\"/>",
        "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:ascii=\"Calibri\"/>",
    );
    file.change(
        "word/styles.xml",
        "<w:name w:val=\"heading 1\"/>",
        "<w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Grund\"/>",
    );
    file.change(
        "word/styles.xml",
        "</w:styles>",
        "<w:style w:type=\"paragraph\" w:styleId=\"Grund\"><w:name w:val=\"Grund\"/><w:basedOn w:val=\"berschrift1\"/>\
         <w:rPr><w:rFonts w:asciiTheme=\"majorHAnsi\"/></w:rPr></w:style></w:styles>",
    );
    file.change(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        &format!("<Relationship Id=\"rId9\" Type=\"{OFFICE}/theme\" Target=\"theme/theme1.xml\"/></Relationships>"),
    );
    file.put(
        "word/theme/theme1.xml",
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements><a:fontScheme \
         name=\"x\"><a:majorFont><a:latin typeface=\"Bodoni\"/></a:majorFont><a:minorFont><a:latin \
         typeface=\"Gill Sans\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>",
    );
    let gives = Template::read(&file.packed()).unwrap().gives().to_vec();
    assert!(
        gives.contains(&"Text: Gill Sans, 11 points.".to_owned()),
        "{gives:?}"
    );
    assert!(
        gives.contains(&"Headings: Bodoni, 14 points, #2E6B3A.".to_owned()),
        "{gives:?}"
    );
}

#[test]
fn page_heads_feet_and_pictures_are_the_citys_own() {
    let package = written(&letter(), &sample::memo());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    let section = first(tree.root_element(), "sectPr").unwrap();
    let size = first(section, "pgSz").unwrap();
    assert_eq!(size.attribute((W, "w")), Some("11906"));
    let references: Vec<_> = section
        .children()
        .filter(|node| node.tag_name().name().ends_with("Reference"))
        .map(|node| (node.tag_name().name(), node.attribute((W, "type")).unwrap()))
        .collect();
    assert_eq!(
        references,
        [
            ("headerReference", "first"),
            ("headerReference", "default"),
            ("footerReference", "default"),
            ("footerReference", "first")
        ]
    );
    assert!(package.text("word/header1.xml").contains("letterhead"));
    assert!(package.0.contains_key("word/media/image1.png"));
    assert!(
        package.0.contains_key("word/media/image1_1.png"),
        "our chart has a name of its own"
    );
    assert!(
        !package.0.contains_key("word/footer2.xml"),
        "our foot is not added to theirs"
    );
    // From margin to margin: 11906 - 1418 - 1134.
    let widths: u32 = all(first(tree.root_element(), "tbl").unwrap(), "gridCol")
        .map(|column| column.attribute((W, "w")).unwrap().parse::<u32>().unwrap())
        .sum();
    assert_eq!(widths, 9_354);
}

#[test]
fn styles_are_taken_by_name_whatever_language_word_spoke_and_the_rest_is_added() {
    let package = written(&letter(), &sample::memo());
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    let used: Vec<&str> = all(tree.root_element(), "pStyle")
        .filter_map(|style| style.attribute((W, "val")))
        .collect();
    assert!(used.contains(&"berschrift1") && !used.contains(&"Heading1"));
    assert!(used.contains(&"Standard") && !used.contains(&"Normal"));
    assert!(
        used.contains(&"Title") && used.contains(&"Heading2"),
        "ours, which the letter lacks"
    );
    // "Figure" is taken by another kind of style.
    assert!(used.contains(&"FigureStatroom1"), "{used:?}");
    assert_eq!(val(tree.root_element(), "tblStyle"), Some("Gitter"));
    let styles = Tree::parse(package.text("word/styles.xml")).unwrap();
    let defined: Vec<&str> = all(styles.root_element(), "style")
        .filter_map(|style| style.attribute((W, "styleId")))
        .collect();
    for name in ["pStyle", "rStyle", "tblStyle"] {
        for style in all(tree.root_element(), name) {
            let id = style.attribute((W, "val")).unwrap();
            assert!(defined.contains(&id), "{id} is not defined");
        }
    }
    for name in ["basedOn", "next", "link"] {
        for style in all(styles.root_element(), name) {
            let id = style.attribute((W, "val")).unwrap();
            assert!(defined.contains(&id), "{name} {id} is not defined");
        }
    }
    assert_eq!(defined.iter().filter(|id| **id == "berschrift1").count(), 1);
    assert!(
        package.text("word/styles.xml").contains("Georgia"),
        "its type is kept"
    );
}

#[test]
fn lists_are_marked_in_the_citys_way_and_every_numbered_one_begins_at_one() {
    let mut memo = Document::default();
    memo.push(List::bullets().item("a"))
        .push(List::numbered().item(ListItem::new("b").numbers(["inner"])))
        .push(List::numbered().item("c"));
    let package = written(&letter(), &memo);
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    let numbers: Vec<Option<&str>> = all(tree.root_element(), "p")
        .map(|p| val(p, "numId"))
        .collect();
    let [bullet, one, inner, two] = numbers[..] else {
        panic!("{numbers:?}")
    };
    assert_eq!(bullet, None, "the style brings its mark along");
    assert!(one.is_some() && two.is_some() && one != two && inner != one);
    let numbering = Tree::parse(package.text("word/numbering.xml")).unwrap();
    let run = |id: Option<&str>| {
        let runs = all(numbering.root_element(), "num");
        let mut runs = runs.filter(|run| run.attribute((W, "numId")) == id);
        runs.next().unwrap()
    };
    for id in [one, two] {
        assert_eq!(
            val(run(id), "abstractNumId"),
            Some("8"),
            "counted in Roman figures, as the letter does"
        );
        assert_eq!(val(run(id), "startOverride"), Some("1"));
    }
    assert_ne!(val(run(inner), "abstractNumId"), Some("8"));
    // Kinds of marks stand before runs of them, or Word takes the part for damaged.
    let order: Vec<&str> = numbering
        .root_element()
        .children()
        .filter(roxmltree::Node::is_element)
        .map(|node| node.tag_name().name())
        .collect();
    let first_run = order.iter().position(|name| *name == "num").unwrap();
    assert!(
        order[first_run..].iter().all(|name| *name == "num"),
        "{order:?}"
    );
}

#[test]
fn nothing_of_the_letters_own_text_and_nothing_that_leads_out_is_taken_over() {
    let package = written(&letter(), &sample::memo());
    for (path, bytes) in &package.0 {
        let text = String::from_utf8_lossy(bytes);
        for hidden in [
            "SECRET",
            "A note of the letter",
            "Dear reader",
            "evil.example",
            "attachedTemplate",
        ] {
            assert!(!text.contains(hidden), "{path} has {hidden:?}");
        }
    }
    assert!(
        package.text("word/settings.xml").contains("w:val=\"700\""),
        "its settings are kept"
    );
}

#[test]
fn what_it_lacks_and_what_becomes_of_a_memo_in_it_is_said() {
    let says = letter().says("Internal use only");
    let all = says.join("\n");
    assert!(
        says[0].starts_with("It has no styles Title, Heading 2, Heading 3, Caption,"),
        "{all}"
    );
    assert!(
        !says[0].contains("Heading 1") && !says[0].contains("List Bullet"),
        "{all}"
    );
    assert!(all.contains("has a letterhead"), "{all}");
    assert!(
        all.contains("words and pictures in its text are left out"),
        "{all}"
    );
    assert!(
        all.contains("\u{201c}Internal use only\u{201d} is printed only if"),
        "{all}"
    );
    assert!(
        !all.contains("count them"),
        "its foot has page numbers: {all}"
    );
    assert_eq!(says.len(), 4, "{all}");
}

#[test]
fn a_file_without_head_foot_and_styles_has_ours() {
    let mut file = File::letter();
    for part in [
        "styles",
        "numbering",
        "settings",
        "footnotes",
        "header1",
        "header2",
        "footer1",
    ] {
        file.remove(&format!("word/{part}.xml"));
    }
    file.put("word/_rels/document.xml.rels", &links(&[]));
    file.change("word/document.xml", "Dear reader", " ");
    let template = Template::read(&file.packed()).unwrap();
    let says = template.says("Internal use only");
    assert_eq!(says.len(), 1, "{says:?}");
    assert!(says[0].contains("Table Grid"), "{says:?}");
    let package = written(&template, &sample::memo());
    assert!(
        package
            .text("word/footer1.xml")
            .contains("Internal use only")
    );
    assert!(package.text("word/header1.xml").contains("Stat Memo"));
    assert!(
        package.text("word/document.xml").contains("11906"),
        "its page is kept"
    );
    assert!(package.text("word/styles.xml").contains("heading 1"));
    assert_valid(&template, &sample::memo());
}

#[test]
fn a_memo_of_ours_can_be_the_base_of_the_next() {
    let memo = sample::memo();
    let first_one = docx::write(&memo, sample::created()).unwrap();
    let template = Template::read(&first_one).unwrap();
    let package = written(&template, &memo);
    let tree = Tree::parse(package.text("word/styles.xml")).unwrap();
    let plain = Package::open(&first_one);
    let plain = Tree::parse(plain.text("word/styles.xml")).unwrap();
    let count = |tree: &Tree<'_>| all(tree.root_element(), "style").count();
    assert_eq!(count(&tree), count(&plain), "no style is there twice");
    assert_valid(&template, &memo);
}

#[test]
fn what_is_no_template_is_refused_in_one_sentence_that_says_what_to_do() {
    let mut macros = File::letter();
    macros.change(
        "[Content_Types].xml",
        "document.main+xml",
        "document.macroEnabled.main+xml",
    );
    let mut hidden_macros = File::letter();
    hidden_macros.put("word/vbaProject.bin", "x");
    let mut strict = File::letter();
    strict.change(
        "word/document.xml",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let mut linked = File::letter();
    let picture = [("rId1", "image", "https://evil.example/spy.png", "External")];
    linked.put("word/_rels/header1.xml.rels", &links(&picture));
    let mut bomb = File::letter();
    bomb.set("word/media/big.png", vec![0; 97 * 1024 * 1024]);
    let mut climbing = File::letter();
    climbing.put("word/../../evil.xml", "<x/>");
    let mut broken = File::letter();
    broken.change("word/styles.xml", "</w:styles>", "</w:style>");
    let whole = File::letter().packed();
    let cases: [(Vec<u8>, TemplateFault); 11] = [
        (macros.packed(), TemplateFault::Macros),
        (hidden_macros.packed(), TemplateFault::Macros),
        (strict.packed(), TemplateFault::Strict),
        (linked.packed(), TemplateFault::Elsewhere),
        (bomb.packed(), TemplateFault::TooLarge),
        (climbing.packed(), TemplateFault::Damaged),
        (broken.packed(), TemplateFault::Damaged),
        (whole[..whole.len() / 2].to_vec(), TemplateFault::Damaged),
        (
            b"\xd0\xcf\x11\xe0 an old file".to_vec(),
            TemplateFault::Locked,
        ),
        (b"%PDF-1.7".to_vec(), TemplateFault::NotWord),
        (
            File(vec![("a.txt".to_owned(), b"x".to_vec())]).packed(),
            TemplateFault::NotWord,
        ),
    ];
    for (bytes, fault) in cases {
        assert_eq!(Template::read(&bytes).err(), Some(fault), "{fault}");
        assert!(
            fault.to_string().ends_with("emos stay as they were."),
            "{fault}"
        );
    }
    assert!(
        bomb.packed().len() < 1024 * 1024,
        "a small file that unpacks to a large one"
    );
}

fn assert_valid(template: &Template, memo: &Document) {
    assert_valid_file(&docx::write_into(template, memo, sample::created()).unwrap());
}

#[test]
fn microsofts_validator_accepts_a_memo_in_the_citys_own_file() {
    assert_valid(&letter(), &sample::dressed());
    let mut short = Document::default();
    short.paragraph(Paragraph::new().text("Word").footnote("Note"));
    assert_valid(&letter(), &short);
}

#[test]
fn libreoffice_prints_the_citys_letterhead_and_every_word_below_it() {
    let folder = tempfile::tempdir().unwrap();
    let (Some(libreoffice), Some(pdftotext)) = (
        tools::libreoffice(&folder.path().join("profile")),
        tools::pdftotext(),
    ) else {
        return;
    };
    let path = folder.path().join("memo in the city's file.docx");
    let bytes = docx::write_into(&letter(), &sample::memo(), sample::created()).unwrap();
    fs::write(&path, bytes).unwrap();
    let outdir = folder.path().to_str().unwrap();
    libreoffice.run([
        "--convert-to",
        "pdf",
        "--outdir",
        outdir,
        path.to_str().unwrap(),
    ]);
    let pdf = path.with_extension("pdf");
    tools::keep(&path);
    tools::keep(&pdf);
    let printed = pdftotext
        .run(["-layout", pdf.to_str().unwrap(), "-"])
        .stdout;
    let printed = String::from_utf8_lossy(&printed).into_owned();
    let pages: Vec<String> = printed
        .split('\u{c}')
        .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|page| !page.is_empty())
        .collect();
    assert!(
        pages[0].starts_with("City of Port Alder letterhead Memorandum"),
        "{}",
        pages[0]
    );
    for (at, page) in pages.iter().enumerate() {
        assert!(
            page.ends_with(&format!("portalder.example page {}", at + 1)),
            "{page}"
        );
        assert_eq!(
            page.starts_with("Port Alder, further page"),
            at > 0,
            "{page}"
        );
    }
    let all = pages.join(" ");
    for words in [
        sample::RESPONSE_TIME,
        "Which shifts and districts",
        "Table 1. Repairs by month",
        "Office of the Mayor",
    ] {
        assert!(all.contains(words), "not printed: {words}\n{all}");
    }
}
