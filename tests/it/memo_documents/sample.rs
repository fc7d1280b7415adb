//! A memo that uses every kind of block, made up for the tests and for looking at.

use std::fmt::Write as _;

use chrono::{DateTime, TimeZone as _, Utc};
use statroom::domain::colour::Colour;
use statroom::domain::papers::Typeface;
use statroom::export::document::{
    CallOut, Cell, Column, Document, Figure, Footer, HeaderLine, Heading, HeadingLevel, Letterhead,
    List, ListItem, Look, Masthead, Paragraph, Picture, Properties, RunningHeader, Seal, Signature,
    Table,
};
use statroom::export::raster::Raster;

const FONTS: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/StatroomSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/StatroomSans-SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/StatroomSans-Bold.ttf"),
];

/// When the sample says it was made.
pub(super) fn created() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 21, 5, 7).unwrap()
}

/// The whole memo.
pub(super) fn memo() -> Document {
    let mut memo = Document {
        properties: Properties {
            title: "Streets Stat - Memo - 2026-11-24".to_owned(),
            subject: "StreetsStat briefing memorandum, October 2026".to_owned(),
            author: "Performance Management Team".to_owned(),
            language: "en-US".to_owned(),
        },
        masthead: Masthead {
            organisation: "CITY OF PORT ALDER \u{b7} OFFICE OF PERFORMANCE".to_owned(),
            title: "Memorandum".to_owned(),
            seal: Some(Seal {
                initials: "PA".to_owned(),
                description: "Seal of the City of Port Alder".to_owned(),
                picture: None,
            }),
            letterhead: Some(Letterhead::Lines(vec![
                "City Hall, Room 202".to_owned(),
                "1 Alder Square, Port Alder".to_owned(),
            ])),
        },
        running: RunningHeader {
            left: "Streets Stat \u{b7} Stat Memo".to_owned(),
            right: "November 24, 2026".to_owned(),
        },
        footer: Footer {
            left: "Streets Stat \u{b7} Memo \u{b7} 2026-11-24".to_owned(),
            centre: "Internal use only".to_owned(),
        },
        ..Document::default()
    };
    header(&mut memo);
    observations(&mut memo);
    standing_item(&mut memo);
    agreed(&mut memo);
    closing(&mut memo);
    memo
}

fn header(memo: &mut Document) {
    memo.header.push(HeaderLine::lines(
        "To",
        [
            "Mayor",
            "Chief of Staff",
            "Budget, IT and Legal senior staff",
        ],
    ));
    memo.header_line("From", "Performance Management Team")
        .header_line(
            "Date",
            Paragraph::new()
                .text("November 20, 2026 ")
                .muted("(meeting Tue Nov 24, 9:00, City Hall 202)"),
        )
        .header_line(
            "Subject",
            Paragraph::new().bold(
                "Streets Department StreetsStat briefing memorandum for reporting period \
                 October 2026",
            ),
        );
}

fn observations(memo: &mut Document) {
    memo.paragraph(
        "For your consideration and review: data observations and suggested lines of inquiry \
         for the Streets Department.",
    )
    .heading1("General observations")
    .paragraph("This memo covers 4 items in 85 minutes.")
    .push(
        List::bullets()
            .item(
                Paragraph::new()
                    .bold("Follow-up items:")
                    .text(" pothole backlog (15 min)"),
            )
            .item(
                Paragraph::new()
                    .bold("Standing items:")
                    .text(" response time (20 min); on-time collection (25 min)"),
            )
            .item(
                Paragraph::new()
                    .bold("New items:")
                    .text(" graffiti pilot (20 min)"),
            ),
    );
}

/// What the sample's footnotes say, in order.
pub(super) const RESPONSE_TIME: &str = "Response time: half of all street defects are repaired within it. Computed as days from report to repair.";
/// See [`RESPONSE_TIME`].
pub(super) const ON_TARGET: &str = "On target: at or below the target of the month.";

fn standing_item(memo: &mut Document) {
    let repairs = [
        49, 51, 47, 53, 48, 46, 50, 52, 47, 49, 54, 50, 48, 46, 51, 49, 52, 48, 47, 50,
    ];
    let slower = [
        53, 49, 51, 48, 56, 55, 58, 57, 61, 59, 62, 64, 62, 66, 63, 62,
    ];
    let series: Vec<u32> = repairs.into_iter().chain(slower).collect();
    memo.push(
        Heading::new(HeadingLevel::One, "Standing item I: Response time")
            .note("Suggested discussion length: 20 minutes"),
    )
    .paragraph(
        Paragraph::new()
            .text("Median time to repair a street defect")
            .footnote(RESPONSE_TIME)
            .text(
                " was 6.2 days in October, above its usual range of 4.1 to 5.8 days and above the \
                 4-day target. It has been above its average for twelve months, since Depot B \
                 closed. Cutting it is the Cleaner priority\u{2019}s first goal.",
            ),
    )
    .push(
        Figure::new(
            chart(&series, "6.2 days"),
            "Line chart of 36 months: about 5 days until October 2025, then rising to 6.2 days.",
        )
        .caption("Street-defect repairs, median days, monthly. Grey band: usual range.")
        .source("Source: 311 work orders, Streets Department, as of Nov 20, 2026."),
    )
    .heading2("Questions for the panel")
    .push(
        List::numbered()
            .item("Which shifts and districts carry the delay since Depot B closed?")
            .item(
                ListItem::new(
                    "What would two crews change by January, and where would they come from?",
                )
                .paragraph("The answer of November 4 named a range only.")
                .numbers(["from resurfacing", "from contract crews"]),
            ),
    )
    .push(CallOut::new("Data-quality note").paragraph(
        "Work orders closed on paper at Depot B are entered weekly; the last week of October \
             is provisional.",
    ))
    .heading3("By district")
    .push(
        Figure::new(
            chart(&series[16..], "6.2 days"),
            "The same in the Harbor district.",
        )
        .caption(
            Paragraph::new()
                .text("Harbor district only, ")
                .italic("same scale")
                .text("."),
        )
        .width_percent(60),
    )
    .push(List::continued().item(
        ListItem::new("What does the Harbor district do otherwise?").bullets([
            "one supervisor for both shifts",
            "\u{5e2}\u{5d1}\u{5e8}\u{5d9}\u{5ea}, \u{65e5}\u{672c}\u{8a9e}, \u{1f6a7} <b>&amp;</b>",
        ]),
    ));
}

fn agreed(memo: &mut Document) {
    let done = |title: &str, rest: &str| {
        Cell::new(
            Paragraph::new()
                .bold(title.to_owned())
                .text(" \u{25b2} High"),
        )
        .paragraph(Paragraph::new().muted(rest.to_owned()))
    };
    let mut actions = Table::new("Response time: what was agreed")
        .description("Number, what was agreed and when it is done, owner and due date")
        .column(Column::new("", 34))
        .column(Column::new("What was agreed", 574))
        .column(Column::new("Owner", 232))
        .column(Column::new("Due", 160));
    actions.push_row([
        "1".into(),
        done(
            "Plan to restore the Depot B night crew.",
            "Memo. Done when: plan with cost, staffing and start date is approved by the Chief of \
             Staff.",
        ),
        "D. Rivera, Streets".into(),
        "Fri Dec 4".into(),
    ]);
    actions.push_row([
        "2".into(),
        done(
            "Lease decision on Depot B.",
            "Report at next meeting. Third date: was Oct 30, then Nov 13.",
        ),
        "M. Chen, Property".into(),
        "Mon Nov 30".into(),
    ]);
    memo.page_break();
    memo.heading1("Response time").push(actions);
    memo.push(figures());
    memo.paragraph(
        Paragraph::new()
            .muted("No new items. Two earlier items were closed with evidence; none is overdue."),
    );
}

/// A table long enough to run over a page.
fn figures() -> Table {
    let mut figures = Table::new("Repairs by month")
        .caption("Repairs by month and district, in days.")
        .column(Column::new("Month", 3))
        .column(Column::new("Harbor", 1).right())
        .column(Column::new("Mill Hill", 1).right())
        .column(Column::new("Status", 2).centre());
    for month in 1..=30_u32 {
        let late = month % 7 == 0;
        figures.push_row([
            Cell::from(format!("Month {month}")),
            format!("{}.{}", 4 + month % 3, month % 10).into(),
            format!("{}.{}", 5 + month % 2, (month * 3) % 10).into(),
            if late {
                "\u{25c6} Off target".into()
            } else {
                "\u{25cf} On target".into()
            },
        ]);
    }
    let status = Paragraph::new()
        .text("\u{25cf} On target")
        .footnote(ON_TARGET);
    if let Some(cell) = figures.rows.first_mut().and_then(|row| row.last_mut()) {
        *cell = status.into();
    }
    figures
}

fn closing(memo: &mut Document) {
    memo.paragraph(
        Paragraph::new()
            .text("The next departmental meeting will be ")
            .bold("Tuesday, December 22, 2026 at 9:00")
            .text(" in City Hall 202. Follow-up materials will be due ")
            .bold("Friday, December 18, 2026")
            .text(", by e-mail to stat@portalder.example, with *all* data_files & \"notes\"."),
    )
    .push(Signature::new("Chief of Staff").line("Office of the Mayor"));
}

/// A seal as a picture: a disc with a ring, 400 pixels square.
pub(super) fn seal_picture() -> Picture {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='200'>\
        <circle cx='100' cy='100' r='96' fill='#274060'/>\
        <circle cx='100' cy='100' r='78' fill='none' stroke='#fff' stroke-width='6'/>\
        <path d='M60 130L100 50L140 130Z' fill='#fff'/></svg>";
    let drawn = Raster::new(FONTS).unwrap().picture(svg, 2.0).unwrap();
    Picture::read(drawn.bytes().to_vec()).unwrap()
}

/// A letterhead as a picture: a band with the city's name.
pub(super) fn letterhead_picture() -> Picture {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='650' height='80' \
        font-family='Statroom Sans'><rect width='650' height='80' fill='#274060'/>\
        <text x='20' y='50' font-size='28' fill='#fff'>City of Port Alder</text></svg>";
    let drawn = Raster::new(FONTS).unwrap().picture(svg, 2.0).unwrap();
    Picture::read(drawn.bytes().to_vec()).unwrap()
}

/// The sample in the look of a city: colour, font, seal and letterhead of its own.
pub(super) fn dressed() -> Document {
    let mut memo = memo();
    memo.look = Look {
        accent: Colour::new(0x7a, 0x1f, 0x3d),
        typeface: Typeface::Serif,
        font: "Port Alder Serif".to_owned(),
        page: None,
    };
    if let Some(seal) = &mut memo.masthead.seal {
        seal.picture = Some(seal_picture());
    }
    memo.masthead.letterhead = Some(Letterhead::Picture {
        picture: letterhead_picture(),
        description: "City of Port Alder".to_owned(),
    });
    memo
}

/// A chart of tenths of days by month, in the manner of the mockups.
fn chart(tenths: &[u32], latest: &str) -> Picture {
    let x = |at: usize| 40.0 + at as f32 * 520.0 / (tenths.len() - 1) as f32;
    let y = |tenths: u32| 210.0 - tenths as f32 * 2.4;
    let mut inner = String::new();
    for days in [0, 20, 40, 60, 80] {
        let (line, label) = (y(days), days / 10);
        write!(
            inner,
            "<path d='M40 {line}H560' stroke='#e5e9ee'/>\
             <text x='30' y='{}' text-anchor='end' fill='#5b6672'>{label}</text>",
            line + 4.0
        )
        .unwrap();
    }
    write!(
        inner,
        "<rect x='40' y='{}' width='520' height='{}' fill='#e9edf1'/>\
         <path d='M40 {t}H560' stroke='#1f2933' stroke-width='1.5' stroke-dasharray='6 4'/>\
         <text x='568' y='{}' font-weight='600' fill='#1f2933'>Target 4</text>",
        y(58),
        y(41) - y(58),
        y(40) + 4.0,
        t = y(40)
    )
    .unwrap();
    let points: Vec<String> = tenths
        .iter()
        .enumerate()
        .map(|(at, value)| format!("{},{}", x(at), y(*value)))
        .collect();
    write!(
        inner,
        "<polyline points='{}' fill='none' stroke='#3e4c59' stroke-width='1.6'/>",
        points.join(" ")
    )
    .unwrap();
    for (at, value) in tenths.iter().enumerate() {
        let fill = if *value > 58 { "#d55e00" } else { "#3e4c59" };
        write!(
            inner,
            "<circle cx='{}' cy='{}' r='3' fill='{fill}'/>",
            x(at),
            y(*value)
        )
        .unwrap();
    }
    let last = tenths.last().copied().unwrap_or_default();
    write!(
        inner,
        "<text x='568' y='{}' font-size='15' font-weight='700' fill='#d55e00'>{latest}</text>",
        y(last) + 2.0
    )
    .unwrap();
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='648' height='230' \
         font-family='Statroom Sans' font-size='11'>{inner}</svg>"
    );
    Raster::new(FONTS).unwrap().picture(&svg, 2.0).unwrap()
}
