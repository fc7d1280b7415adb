//! The look of a page: the memo's own inks and sizes, as inline styles.
//!
//! Ink 1F2933, grey 5B6672 (5.9 to 1 on white), the city's accent, hairlines D9DEE4. The face is the reader's own:
//! a mail can't bring one.

use crate::domain::papers::Typeface;
use crate::export::document::Look;

/// Printing and narrow screens; nothing that reading needs.
pub(super) const SHEET: &str = "@media print{main{max-width:none!important;padding:0!important}\
    h2,h3,h4{break-after:avoid}figure,tr{break-inside:avoid}thead{display:table-header-group}}\
    @media (max-width:40em){main{padding:16px!important}}";
pub(super) const BODY: &str = "margin:0;background:#ffffff";
pub(super) const LETTERHEAD: &str = "margin:0 0 12px";
pub(super) const ADDRESS: &str = "margin:2px 0 4px;font-size:12px;line-height:1.4;color:#5B6672";
pub(super) const SEAL: &str = "float:right;margin:0 0 8px 16px";

/// The page as a whole, with the city's font before the faces every computer has.
pub(super) fn main(look: &Look) -> String {
    let own = look.own_font();
    let own = own.map_or_else(String::new, |font| format!("'{font}',"));
    let faces = match look.typeface {
        Typeface::Sans => "Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
        Typeface::Serif => "Georgia,Cambria,'Times New Roman',Times,serif",
    };
    format!(
        "display:block;max-width:720px;margin:0 auto;padding:40px 32px;color:#1F2933;\
         font-family:{own}{faces};font-size:15px;line-height:1.5"
    )
}

/// The office's name.
pub(super) fn organisation(look: &Look) -> String {
    format!(
        "margin:0;color:{};font-size:13px;font-weight:bold;letter-spacing:0.05em",
        look.accent
    )
}

/// The kind of paper.
pub(super) fn title(look: &Look) -> String {
    format!(
        "margin:2px 0 16px;padding:0 0 8px;border-bottom:2px solid {};\
         font-size:30px;line-height:1.2;font-weight:bold",
        look.accent
    )
}

/// A remark set apart.
pub(super) fn call_out(look: &Look) -> String {
    format!(
        "margin:12px 0 18px;padding:12px 16px;border-left:4px solid {};background:{}",
        look.accent,
        look.accent.wash()
    )
}

/// The circle with initials in place of a seal.
pub(super) fn initials(look: &Look) -> String {
    format!(
        "{SEAL};width:48px;height:48px;box-sizing:border-box;border:2px solid {accent};border-radius:50%;\
         color:{accent};font-size:15px;font-weight:bold;line-height:44px;text-align:center",
        accent = look.accent
    )
}

/// A style that keeps what it is on from being parted from what follows, in print.
pub(super) fn kept(style: &str, keep: bool) -> String {
    if keep {
        format!("{style};break-after:avoid;page-break-after:avoid")
    } else {
        style.to_owned()
    }
}

/// A style that keeps what it is on from being parted over pages, in print.
pub(super) fn whole(style: &str, whole: bool) -> String {
    if whole {
        format!("{style};break-inside:avoid")
    } else {
        style.to_owned()
    }
}
pub(super) const HEADER: &str =
    "width:100%;margin:0 0 20px;border-collapse:collapse;border-bottom:1px solid #D9DEE4";
pub(super) const HEADER_LABEL: &str = "width:88px;padding:2px 16px 6px 0;text-align:left;\
    vertical-align:top;font-weight:normal;color:#5B6672";
pub(super) const HEADER_WORDS: &str = "padding:2px 0 6px;text-align:left;vertical-align:top";
pub(super) const HEADINGS: [&str; 3] = [
    "margin:28px 0 8px;font-size:20px;line-height:1.3;font-weight:bold",
    "margin:22px 0 6px;font-size:17px;line-height:1.3;font-weight:bold",
    "margin:18px 0 4px;font-size:15px;line-height:1.3;font-weight:bold",
];
pub(super) const NOTE: &str = "font-size:13px;font-weight:normal;color:#5B6672";
pub(super) const PARAGRAPH: &str = "margin:0 0 10px";
pub(super) const LIST: &str = "margin:0 0 12px;padding:0 0 0 28px";
pub(super) const NESTED: &str = "margin:4px 0 4px;padding:0 0 0 24px";
pub(super) const ITEM: &str = "margin:0 0 6px";
pub(super) const ITEM_PARAGRAPH: &str = "margin:0 0 4px";
pub(super) const TABLE: &str =
    "width:100%;margin:8px 0 18px;border-collapse:collapse;font-size:14px;line-height:1.4";
pub(super) const CAPTION: &str =
    "caption-side:top;padding:0 0 6px;text-align:left;font-size:13px;color:#5B6672";
pub(super) const HEAD_CELL: &str = "padding:6px 8px;border-bottom:1px solid #1F2933;\
    vertical-align:bottom;font-size:13px;font-weight:bold";
pub(super) const CELL: &str = "padding:6px 8px;border-bottom:1px solid #D9DEE4;vertical-align:top";
pub(super) const FIGURE: &str = "margin:14px 0 18px";
pub(super) const FIGURE_CAPTION: &str = "margin:6px 0 0;font-size:13px;color:#5B6672";
pub(super) const CALL_OUT_TITLE: &str = "margin:0 0 4px;font-weight:bold";
pub(super) const SIGNATURE: &str =
    "width:320px;max-width:100%;margin:48px 0 20px;padding:6px 0 0;border-top:1px solid #1F2933";
pub(super) const PAGE_BREAK: &str = "break-after:page;page-break-after:always";
pub(super) const FOOTER: &str = "margin:32px 0 0;padding:8px 0 0;border-top:1px solid #D9DEE4;\
    font-size:13px;color:#5B6672";
pub(super) const MUTED: &str = "color:#5B6672";
pub(super) const NOTE_MARK: &str = "font-size:11px;line-height:0";
pub(super) const NOTE_LINK: &str = "color:inherit";
pub(super) const NOTES: &str =
    "margin:28px 0 0;padding:8px 0 0;border-top:1px solid #D9DEE4;font-size:13px";
