//! The look of a page: the memo's own inks and sizes, as inline styles.
//!
//! Ink 1F2933, grey 5B6672 (5.9 to 1 on white), accent 1D4F91 (8.1 to 1), hairlines D9DEE4. The face is the
//! reader's own sans: a mail can't bring one.

/// Printing and narrow screens; nothing that reading needs.
pub(super) const SHEET: &str = "@media print{main{max-width:none!important;padding:0!important}\
    h2,h3,h4{break-after:avoid}figure,tr{break-inside:avoid}thead{display:table-header-group}}\
    @media (max-width:40em){main{padding:16px!important}}";
pub(super) const BODY: &str = "margin:0;background:#ffffff";
pub(super) const MAIN: &str = "display:block;max-width:720px;margin:0 auto;padding:40px 32px;color:#1F2933;\
    font-family:Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5";
pub(super) const ORGANISATION: &str =
    "margin:0;color:#1D4F91;font-size:13px;font-weight:bold;letter-spacing:0.05em";
pub(super) const TITLE: &str = "margin:2px 0 16px;padding:0 0 8px;border-bottom:2px solid #1D4F91;\
    font-size:30px;line-height:1.2;font-weight:bold";
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
pub(super) const CALL_OUT: &str =
    "margin:12px 0 18px;padding:12px 16px;border-left:4px solid #1D4F91;background:#F3F6FA";
pub(super) const CALL_OUT_TITLE: &str = "margin:0 0 4px;font-weight:bold";
pub(super) const SIGNATURE: &str =
    "width:320px;max-width:100%;margin:48px 0 20px;padding:6px 0 0;border-top:1px solid #1F2933";
pub(super) const PAGE_BREAK: &str = "break-after:page;page-break-after:always";
pub(super) const FOOTER: &str = "margin:32px 0 0;padding:8px 0 0;border-top:1px solid #D9DEE4;\
    font-size:13px;color:#5B6672";
pub(super) const MUTED: &str = "color:#5B6672";
