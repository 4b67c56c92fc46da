use support::noise;
use tiny_skia::{
    Color, FillRule, GradientStop, LinearGradient, Paint, Path, PathBuilder, Pixmap, Point, Rect, Shader, SpreadMode,
    Stroke, Transform,
};

const DISCS: u32 = 24;
const STROKES: u32 = 6;

/// A number from 0 to 1 that depends on the index alone.
fn unit(index: u32) -> f32 {
    (noise(index) >> 8) as f32 / 16_777_216.0
}

/// Any colour, half transparent.
fn colour(index: u32) -> Shader<'static> {
    let [red, green, blue, _] = noise(index).to_le_bytes();
    Shader::SolidColor(Color::from_rgba8(red, green, blue, 128))
}

/// Shapes for a picture of some size.
pub(crate) struct Scene {
    /// Covers all of the picture.
    area: Rect,
    background: Paint<'static>,
    discs: Vec<(Path, Paint<'static>)>,
    strokes: Vec<(Path, Paint<'static>)>,
    stroke: Stroke,
}

impl Scene {
    /// For a picture that is `size`, a positive number of pixels, wide and high.
    pub(crate) fn new(size: f32) -> Self {
        let place = |index: u32| (unit(index) * size, unit(!index) * size);
        let disc = |index: u32| {
            let (x, y) = place(index);
            PathBuilder::from_circle(x, y, size * (0.05 + 0.15 * unit(index ^ 0x100)))
                .map(|path| (path, paint(colour(index))))
        };
        let stroke = |index: u32| {
            let mut path = PathBuilder::new();
            let [from, near, far, to] = [0, 1, 2, 3].map(|point| place(0x200 + index * 4 + point));
            path.move_to(from.0, from.1);
            path.cubic_to(near.0, near.1, far.0, far.1, to.0, to.1);
            path.finish().map(|path| (path, paint(colour(!index))))
        };
        Self {
            area: Rect::from_xywh(0.0, 0.0, size, size).expect("a picture has a size"),
            background: paint(gradient(size)),
            discs: (0..DISCS).filter_map(disc).collect(),
            strokes: (0..STROKES).filter_map(stroke).collect(),
            stroke: Stroke { width: size / 48.0, ..Stroke::default() },
        }
    }

    /// Draws them one above the other.
    pub(crate) fn draw(&self, picture: &mut Pixmap) {
        let as_it_is = Transform::identity();
        picture.fill_rect(self.area, &self.background, as_it_is, None);
        for (disc, paint) in &self.discs {
            picture.fill_path(disc, paint, FillRule::Winding, as_it_is, None);
        }
        for (line, paint) in &self.strokes {
            picture.stroke_path(line, paint, &self.stroke, as_it_is, None);
        }
    }
}

/// With smooth edges.
fn paint(shader: Shader<'static>) -> Paint<'static> {
    Paint { shader, anti_alias: true, ..Paint::default() }
}

/// From one corner to the opposite one.
fn gradient(size: f32) -> Shader<'static> {
    let stops = vec![
        GradientStop::new(0.0, Color::from_rgba8(20, 40, 90, 255)),
        GradientStop::new(1.0, Color::from_rgba8(240, 200, 150, 255)),
    ];
    let (from, to) = (Point::from_xy(0.0, 0.0), Point::from_xy(size, size));
    LinearGradient::new(from, to, stops, SpreadMode::Pad, Transform::identity()).expect("the corners are two places")
}

#[cfg(test)]
mod tests {
    use super::{Color, FillRule, PathBuilder, Pixmap, Scene, Shader, Transform, gradient, paint};

    #[test]
    fn a_disc_covers_its_area() {
        let mut picture = Pixmap::new(200, 200).unwrap();
        let disc = PathBuilder::from_circle(97.3, 101.9, 60.0).unwrap();
        let white = paint(Shader::SolidColor(Color::WHITE));
        picture.fill_path(&disc, &white, FillRule::Winding, Transform::identity(), None);
        let covered = picture.pixels().iter().map(|pixel| f64::from(pixel.alpha()) / 255.0).sum::<f64>();
        let area = std::f64::consts::PI * 60.0 * 60.0;
        assert!((covered / area - 1.0).abs() < 0.005, "{covered} pixels, not {area}");
    }

    #[test]
    fn the_gradient_goes_from_corner_to_corner() {
        let mut scene = Scene::new(100.0);
        scene.discs.clear();
        scene.strokes.clear();
        scene.background = paint(gradient(100.0));
        let mut picture = Pixmap::new(100, 100).unwrap();
        scene.draw(&mut picture);
        for at in (0..100).step_by(7) {
            let along = (at as f32 + 0.5) / 100.0;
            let pixel = picture.pixel(at, at).unwrap();
            for (found, from, to) in
                [(pixel.red(), 20.0, 240.0), (pixel.green(), 40.0, 200.0), (pixel.blue(), 90.0, 150.0)]
            {
                assert!((f32::from(found) - (from + (to - from) * along)).abs() <= 1.5, "{pixel:?} at {at}");
            }
        }
    }

    #[test]
    fn shapes_are_above_the_background_and_let_it_through() {
        let mut scene = Scene::new(192.0);
        let mut picture = Pixmap::new(192, 192).unwrap();
        scene.draw(&mut picture);
        assert!(picture.pixels().iter().all(|pixel| pixel.alpha() == 255));
        scene.discs.clear();
        scene.strokes.clear();
        let mut background = Pixmap::new(192, 192).unwrap();
        scene.draw(&mut background);
        let changed = picture.pixels().iter().zip(background.pixels()).filter(|(a, b)| a != b).count();
        assert!(changed > 192 * 192 / 2, "{changed} pixels");
    }
}
