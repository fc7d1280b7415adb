//! The heads of a table: they name the columns, stay in sight, and sort when pressed.

use eframe::egui::{
    Align2, Color32, CursorIcon, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use crate::ui::tokens::{Size, palette, radius};

use super::paint;
use super::table::{PAD, Sort, TableState};
use super::table_columns::Column;

/// Height of the heads in points.
pub(super) const HEAD: f32 = 36.0;

/// Draws the heads of `columns` in the table called `name`. True when the order was changed.
pub(super) fn head(
    ui: &mut Ui,
    (name, columns): (&str, &[Column<'_>]),
    widths: &[f32],
    state: &mut TableState,
) -> bool {
    let p = palette(ui);
    let size = vec2(widths.iter().sum(), HEAD);
    let (_, given) = ui.allocate_space(size);
    let rect = Rect::from_min_size(given.min, size);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, p.rule());
    let mut left = rect.left();
    let mut sorted = false;
    for (index, (column, width)) in columns.iter().zip(widths).enumerate() {
        let spot = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, HEAD));
        left += width;
        if *width <= 0.0 {
            continue;
        }
        let by = state.sort.filter(|sort| sort.column == index);
        if head_cell(ui, (name, column), spot, by) {
            let descending = by.is_some_and(|sort| !sort.descending);
            state.sort = Some(Sort {
                column: index,
                descending,
            });
            sorted = true;
        }
    }
    sorted
}

/// Draws one head; `by` says that the rows stand by it. True when it was pressed.
fn head_cell(ui: &Ui, (name, column): (&str, &Column<'_>), spot: Rect, by: Option<Sort>) -> bool {
    let p = palette(ui);
    let sense = if column.sortable {
        Sense::click()
    } else {
        Sense::hover()
    };
    let id = ui.scope_id().with((name, "head", column.title));
    let response = ui.interact(spot, id, sense);
    let ink = if by.is_some() || (response.hovered() && column.sortable) {
        p.text
    } else {
        p.muted
    };
    let inside = spot.shrink2(vec2(PAD, 0.0));
    let arrow = if by.is_some() { 14.0 } else { 0.0 };
    let words = paint::line(
        ui,
        column.title,
        Size::Small.semibold(),
        ink,
        inside.width() - arrow,
    );
    let wide = words.size().x;
    let (anchor, arrow_x) = if column.right {
        (Align2::RIGHT_CENTER, inside.right() - wide - 8.0)
    } else {
        (Align2::LEFT_CENTER, inside.left() + wide + 8.0)
    };
    paint::place(ui.painter(), inside, anchor, words);
    if let Some(by) = by {
        let form_at = pos2(arrow_x, spot.center().y);
        sort_arrow(ui, form_at, by.descending, ink);
    }
    paint::focus_ring(ui, &response, spot.shrink2(vec2(4.0, 7.0)), radius::S);
    let said = match by {
        Some(Sort {
            descending: true, ..
        }) => format!("{}, largest first", column.title),
        Some(Sort {
            descending: false, ..
        }) => format!("{}, smallest first", column.title),
        None => column.title.to_owned(),
    };
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, enabled, &said));
    if column.sortable {
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    } else {
        false
    }
}

fn sort_arrow(ui: &Ui, at: Pos2, descending: bool, ink: Color32) {
    let down = if descending { 1.0 } else { -1.0 };
    let points = vec![
        at + vec2(-4.0, -2.5 * down),
        at + vec2(4.0, -2.5 * down),
        at + vec2(0.0, 2.5 * down),
    ];
    ui.painter()
        .add(Shape::convex_polygon(points, ink, Stroke::NONE));
}
