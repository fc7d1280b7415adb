//! Documents of text nobody would type on purpose: control characters, marks of every format, all
//! scripts.

use std::io::Cursor;

use proptest::collection::vec;
use proptest::prelude::*;
use statroom::domain::colour::Colour;
use statroom::domain::papers::Typeface;
use statroom::export::document::{
    Block, CallOut, Cell, Column, Document, Figure, Footer, HeaderLine, Heading, HeadingLevel,
    Letterhead, List, ListItem, ListKind, Look, Masthead, Paragraph, Picture, Properties, Run,
    RunningHeader, Seal, Signature, Table,
};

/// Text of any characters, of Markdown's marks, or of pieces known to hurt.
fn text() -> impl Strategy<Value = String> {
    let any_characters = vec(any::<char>(), 0..12).prop_map(String::from_iter);
    let marks = r"[-*_#>+=|~`$&;:!<()\[\]\\0-9a.\n\t\r ]{0,24}";
    let pieces = prop::sample::select(vec![
        "]]>",
        "<!-- -->",
        "</w:t>",
        "&#0;",
        "&lt;",
        "\u{0}",
        "\u{ffff}",
        "\u{feff}",
        "\r\n\r\n",
        "1. ",
        "- [ ] ",
        "***",
        "---",
        "```",
        "    code",
        "| a | b |",
        "http://x.org/_a_*b*&c",
        "https://",
        "www.x.org",
        "a@b.c",
        "[^1]: note",
        "<script>",
        "$$x$$",
        "==",
        "word",
        "word ",
        "\u{202e}",
        "\u{5e9}\u{5dc}",
        "\u{1f6a7}\u{fe0f}",
        "e\u{301}",
        "\u{3000}",
        "a_b",
        "\\",
        "|",
    ]);
    let soup = vec(pieces, 0..6).prop_map(|pieces| pieces.concat());
    prop_oneof![any_characters, marks, soup]
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let note = prop::option::weighted(0.2, text());
    let run =
        (text(), any::<[bool; 3]>(), note).prop_map(|(text, [bold, italic, muted], note)| Run {
            text,
            bold,
            italic,
            muted,
            note,
        });
    (vec(run, 0..4), any::<bool>()).prop_map(|(runs, keep_with_next)| Paragraph {
        runs,
        keep_with_next,
    })
}

fn list() -> impl Strategy<Value = List> {
    let kind = prop::sample::select(vec![
        ListKind::Bullet,
        ListKind::Numbered,
        ListKind::Continued,
    ]);
    let item = (
        vec(paragraph(), 1..3),
        vec(paragraph(), 0..3),
        any::<bool>(),
    )
        .prop_map(|(paragraphs, nested, numbers)| {
            let item = ListItem {
                paragraphs,
                nested: None,
            };
            if numbers {
                item.numbers(nested)
            } else {
                item.bullets(nested)
            }
        });
    (kind, vec(item, 0..4)).prop_map(|(kind, items)| List { kind, items })
}

fn table() -> impl Strategy<Value = Table> {
    let column = (paragraph(), 0..9_u32).prop_map(|(heading, share)| Column::new(heading, share));
    let cell = vec(paragraph(), 0..3).prop_map(|paragraphs| Cell { paragraphs });
    let rows = vec(vec(cell, 0..4), 0..4);
    (
        text(),
        text(),
        prop::option::of(paragraph()),
        vec(column, 0..4),
        rows,
        any::<bool>(),
    )
        .prop_map(
            |(title, description, caption, columns, rows, together)| Table {
                title,
                description,
                caption,
                columns,
                rows,
                together,
            },
        )
}

fn figure() -> impl Strategy<Value = Figure> {
    (text(), paragraph(), prop::option::of(text()), 1..2_000_u32).prop_map(
        |(alt, caption, source, height)| Figure {
            source,
            keep_with_next: height % 2 == 0,
            ..Figure::new(picture(height), alt).caption(caption)
        },
    )
}

fn picture(height: u32) -> Picture {
    let mut png = Vec::new();
    image::DynamicImage::new_luma8(3, height)
        .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    Picture::read(png).unwrap()
}

fn masthead() -> impl Strategy<Value = Masthead> {
    let picture = || (1..2_000_u32).prop_map(picture);
    let seal = (text(), text(), prop::option::of(picture())).prop_map(
        |(initials, description, picture)| Seal {
            initials,
            description,
            picture,
        },
    );
    let letterhead = prop_oneof![
        vec(text(), 0..3).prop_map(Letterhead::Lines),
        (picture(), text()).prop_map(|(picture, description)| Letterhead::Picture {
            picture,
            description
        }),
    ];
    let parts = (
        text(),
        text(),
        prop::option::of(seal),
        prop::option::of(letterhead),
    );
    parts.prop_map(|(organisation, title, seal, letterhead)| Masthead {
        organisation,
        title,
        seal,
        letterhead,
    })
}

fn look() -> impl Strategy<Value = Look> {
    let typeface = prop::sample::select(Typeface::ALL);
    (any::<[u8; 3]>(), typeface, text()).prop_map(|([red, green, blue], typeface, font)| Look {
        accent: Colour::new(red, green, blue),
        typeface,
        font,
        page: None,
    })
}

fn block() -> impl Strategy<Value = Block> {
    let level = prop::sample::select(vec![
        HeadingLevel::One,
        HeadingLevel::Two,
        HeadingLevel::Three,
    ]);
    let heading = (level, text(), prop::option::of(text()))
        .prop_map(|(level, text, note)| Heading { level, text, note });
    let call_out = (text(), vec(paragraph(), 0..3))
        .prop_map(|(title, paragraphs)| CallOut { title, paragraphs });
    prop_oneof![
        heading.prop_map(Block::from),
        paragraph().prop_map(Block::from),
        list().prop_map(Block::from),
        table().prop_map(Block::from),
        figure().prop_map(Block::from),
        call_out.prop_map(Block::from),
        vec(text(), 0..3).prop_map(|lines| Block::from(Signature { lines })),
        Just(Block::PageBreak),
    ]
}

/// A document of any blocks in any order.
pub(super) fn document() -> impl Strategy<Value = Document> {
    let properties =
        (text(), text(), text(), text()).prop_map(|(title, subject, author, language)| {
            Properties {
                title,
                subject,
                author,
                language,
            }
        });
    let line =
        (text(), vec(paragraph(), 0..3)).prop_map(|(label, lines)| HeaderLine { label, lines });
    let footer = (text(), text()).prop_map(|(left, centre)| Footer { left, centre });
    let running = (text(), text()).prop_map(|(left, right)| RunningHeader { left, right });
    let parts = (
        (properties, look()),
        masthead(),
        vec(line, 0..3),
        vec(block(), 0..6),
        (running, footer),
    );
    parts.prop_map(
        |((properties, look), masthead, header, blocks, (running, footer))| Document {
            properties,
            look,
            masthead,
            header,
            blocks,
            running,
            footer,
        },
    )
}
