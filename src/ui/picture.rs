//! A picture ready to draw, in several sizes: a page of small print drawn at a third of its size straight from its
//! texture loses two pixels in three, and its letters with them.

use eframe::egui::{
    Color32, ColorImage, Context, Rect, TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2,
};

/// Smaller sizes stop here: their longest side in pixels.
const SMALLEST: usize = 300;

/// The pixels of a picture, each smaller size half as large as the one before.
#[derive(Debug, Clone)]
pub struct PictureSizes(Vec<ColorImage>);

impl PictureSizes {
    /// The sizes of a picture. Takes a while for a large one: not for a frame.
    pub fn of(whole: ColorImage) -> Self {
        let mut sizes = vec![whole];
        while let Some(last) = sizes.last()
            && last.size[0].max(last.size[1]) >= 2 * SMALLEST
            && last.size[0].min(last.size[1]) >= 2
        {
            let half = halved(last);
            sizes.push(half);
        }
        Self(sizes)
    }

    /// Hands those that it takes to the graphics card: old ones take no side over 2048 pixels. None for a
    /// picture of which it takes no size.
    pub fn load(self, ctx: &Context, name: &str) -> Option<DrawnPicture> {
        let longest = ctx.input(|input| input.max_texture_side);
        let taken = |image: &ColorImage| image.size[0].max(image.size[1]) <= longest;
        let sizes = self.0.into_iter().filter(taken).enumerate();
        let mut sizes = sizes.map(|(at, image)| {
            let name = format!("{name} {at}");
            ctx.load_texture(name, image, TextureOptions::LINEAR)
        });
        let whole = sizes.next()?;
        Some(DrawnPicture {
            whole,
            smaller: sizes.collect(),
        })
    }
}

/// The picture at half its size, each pixel the mean of four.
fn halved(image: &ColorImage) -> ColorImage {
    let [wide, high] = [image.size[0] / 2, image.size[1] / 2];
    let mut pixels = Vec::with_capacity(wide * high);
    let mut rows = image.pixels.chunks_exact(image.size[0].max(1));
    while let (Some(upper), Some(lower)) = (rows.next(), rows.next()) {
        for (above, below) in upper.chunks_exact(2).zip(lower.chunks_exact(2)) {
            pixels.push(mean(above, below));
        }
    }
    ColorImage::new([wide, high], pixels)
}

fn mean(above: &[Color32], below: &[Color32]) -> Color32 {
    let mut sums = [2_u32; 4];
    for pixel in above.iter().chain(below) {
        for (sum, part) in sums.iter_mut().zip(pixel.to_array()) {
            *sum += u32::from(part);
        }
    }
    let [red, green, blue, alpha] = sums.map(|sum| (sum / 4) as u8);
    Color32::from_rgba_premultiplied(red, green, blue, alpha)
}

/// A picture on the graphics card.
#[derive(Clone)]
pub struct DrawnPicture {
    whole: TextureHandle,
    smaller: Vec<TextureHandle>,
}

impl std::fmt::Debug for DrawnPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DrawnPicture")
            .field("size", &self.whole.size())
            .finish_non_exhaustive()
    }
}

impl DrawnPicture {
    /// Its size in pixels, as large as the graphics card holds it.
    pub fn size(&self) -> Vec2 {
        self.whole.size_vec2()
    }

    /// The size nearest to this width in pixels that is no smaller.
    fn for_width(&self, pixels: f32) -> &TextureHandle {
        let fits = |one: &&TextureHandle| one.size_vec2().x >= pixels;
        self.smaller.iter().rev().find(fits).unwrap_or(&self.whole)
    }

    /// Draws it over a rectangle of its shape, on white: what is see-through was drawn for paper.
    pub fn paint(&self, ui: &Ui, spot: Rect) {
        let texture = self.for_width(spot.width() * ui.ctx().pixels_per_point());
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let painter = ui.painter();
        painter.rect_filled(spot, 0.0, Color32::WHITE);
        painter.image(texture.id(), spot, whole, Color32::WHITE);
    }

    /// Its size where it is to fit into this room, in points; never larger than `most` times its pixels.
    pub fn fitted(&self, room: Vec2, most: f32) -> Vec2 {
        let size = self.size().max(vec2(1.0, 1.0));
        let scale = (room.x / size.x).min(room.y / size.y).min(most);
        size * scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_is_half_the_one_before_and_a_mean_of_its_pixels() {
        let black_and_white = (0..1300 * 700).map(|at| {
            if (at % 1300 + at / 1300) % 2 == 0 {
                Color32::BLACK
            } else {
                Color32::WHITE
            }
        });
        let whole = ColorImage::new([1300, 700], black_and_white.collect());
        let sizes = PictureSizes::of(whole);
        let told: Vec<[usize; 2]> = sizes.0.iter().map(|one| one.size).collect();
        assert_eq!(told, [[1300, 700], [650, 350], [325, 175]]);
        for smaller in &sizes.0[1..] {
            assert!(
                smaller
                    .pixels
                    .iter()
                    .all(|one| *one == Color32::from_gray(128))
            );
            assert_eq!(smaller.pixels.len(), smaller.size[0] * smaller.size[1]);
        }
    }

    #[test]
    fn a_picture_without_pixels_and_a_line_of_them_have_one_size() {
        let ctx = Context::default();
        assert!(
            PictureSizes::of(ColorImage::new([0, 0], Vec::new()))
                .load(&ctx, "none")
                .is_some()
        );
        let line = ColorImage::new([4000, 1], vec![Color32::RED; 4000]);
        assert_eq!(PictureSizes::of(line).0.len(), 1);
    }

    #[test]
    fn it_is_drawn_from_the_smallest_size_that_is_large_enough() {
        let ctx = Context::default();
        let whole = ColorImage::new([4000, 2000], vec![Color32::WHITE; 4000 * 2000]);
        let drawn = PictureSizes::of(whole).load(&ctx, "page").unwrap();
        // This card takes no side over 2048 pixels.
        for (wide, size) in [
            (3000.0, 2000),
            (2000.0, 2000),
            (1100.0, 2000),
            (1000.0, 1000),
            (100.0, 500),
        ] {
            assert_eq!(drawn.for_width(wide).size()[0], size, "{wide}");
        }
        assert_eq!(drawn.fitted(vec2(600.0, 600.0), 1.0), vec2(600.0, 300.0));
        assert_eq!(
            drawn.fitted(vec2(9000.0, 9000.0), 1.0),
            vec2(2000.0, 1000.0)
        );
    }
}
