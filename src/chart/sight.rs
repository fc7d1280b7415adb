//! How far apart two colours look to somebody who doesn't see green, for the tests of every palette.

/// Deuteranopia on linear light, after Machado, Oliveira and Fernandes (2009), severity 1.0.
const DEUTERANOPIA: [[f64; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];

/// Linear light to CIE XYZ, sRGB, over the white point D65.
const XYZ: [[f64; 3]; 3] = [
    [0.433_953, 0.376_220, 0.189_828],
    [0.212_673, 0.715_152, 0.072_175],
    [0.017_757, 0.109_477, 0.872_766],
];

/// The least difference of two colours that say different things: several times what is seen side by side.
pub(crate) const TOLD_APART: f64 = 15.0;

fn times(matrix: [[f64; 3]; 3], of: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(of).map(|(a, b)| a * b).sum())
}

fn light([r, g, b]: [u8; 3]) -> [f64; 3] {
    [r, g, b].map(|byte| {
        let v = f64::from(byte) / 255.0;
        if v <= 0.04045 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// CIELAB of linear light.
fn lab(light: [f64; 3]) -> [f64; 3] {
    let [x, y, z] = times(XYZ, light).map(|t| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Delta E of CIE 1976 between two colours in sRGB, as everybody sees them.
fn difference(a: [u8; 3], b: [u8; 3]) -> f64 {
    distance(lab(light(a)), lab(light(b)))
}

/// The same as somebody without the cones for green sees them.
pub(crate) fn without_green(a: [u8; 3], b: [u8; 3]) -> f64 {
    let seen = |colour| lab(times(DEUTERANOPIA, light(colour)).map(|v| v.clamp(0.0, 1.0)));
    distance(seen(a), seen(b))
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

#[test]
fn red_and_green_fall_together_and_light_and_dark_do_not() {
    let (black, white) = ([0, 0, 0], [255, 255, 255]);
    assert!((difference(black, white) - 100.0).abs() < 0.1);
    assert!((without_green(black, white) - 100.0).abs() < 0.5);
    let (red, green) = ([0xC8, 0x3C, 0x00], [0x82, 0x82, 0x00]);
    assert!(difference(red, green) > 60.0);
    assert!(without_green(red, green) < TOLD_APART);
}
