//! How colours look: contrast, and the difference of two colours under a deficiency of vision.
//!
//! Contrast is WCAG 2's. Deficiencies are full ones, simulated in linear sRGB by two models:
//! Machado, Oliveira and Fernandes 2009 (severity 1) for protanopia, deuteranopia and tritanopia,
//! and Viénot, Brettel and Mollon 1999 for protanopia and deuteranopia. Differences are CIEDE2000
//! under D65.

use chengyu_atlas::scene::Rgba;

/// A way of seeing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vision {
    Normal,
    ProtanopiaMachado,
    DeuteranopiaMachado,
    TritanopiaMachado,
    ProtanopiaVienot,
    DeuteranopiaVienot,
}

impl Vision {
    pub(crate) const ALL: [Self; 6] = [
        Self::Normal,
        Self::ProtanopiaMachado,
        Self::DeuteranopiaMachado,
        Self::TritanopiaMachado,
        Self::ProtanopiaVienot,
        Self::DeuteranopiaVienot,
    ];

    /// What this vision makes of linear sRGB, a row a channel.
    const fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::ProtanopiaMachado => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::DeuteranopiaMachado => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::TritanopiaMachado => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
            Self::ProtanopiaVienot => [
                [0.112_38, 0.887_62, 0.0],
                [0.112_38, 0.887_62, 0.0],
                [0.004_01, -0.004_01, 1.0],
            ],
            Self::DeuteranopiaVienot => [
                [0.292_75, 0.707_25, 0.0],
                [0.292_75, 0.707_25, 0.0],
                [-0.022_34, 0.022_34, 1.0],
            ],
        }
    }
}

/// A colour of CIELAB under D65: lightness, green to red, blue to yellow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lab(pub(crate) f64, pub(crate) f64, pub(crate) f64);

fn linear(color: Rgba) -> [f64; 3] {
    [color.r, color.g, color.b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// The WCAG 2 contrast of two opaque colours, from 1 to 21.
pub(crate) fn contrast(a: Rgba, b: Rgba) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A colour as `vision` sees it.
pub(crate) fn lab(color: Rgba, vision: Vision) -> Lab {
    let rgb = linear(color);
    let seen = vision.matrix().map(|row| {
        let sum: f64 = row.iter().zip(rgb).map(|(m, c)| m * c).sum();
        sum.clamp(0.0, 1.0)
    });
    let [r, g, b] = seen;
    let x = (0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47;
    let y = 0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b;
    let z = (0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / 1.088_83;
    let f = |t: f64| {
        if t > 216.0 / 24_389.0 {
            t.cbrt()
        } else {
            (24_389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    let [x, y, z] = [x, y, z].map(f);
    Lab(116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z))
}

/// The CIEDE2000 difference of two colours seen by `vision`.
pub(crate) fn difference(a: Rgba, b: Rgba, vision: Vision) -> f64 {
    ciede2000(lab(a, vision), lab(b, vision))
}

/// CIEDE2000 with all weights 1, after Sharma, Wu and Dalal 2005.
pub(crate) fn ciede2000(Lab(l1, a1, b1): Lab, Lab(l2, a2, b2): Lab) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let mean = f64::midpoint(a1.hypot(b1), a2.hypot(b2));
    let stretch = 1.0 + 0.5 * (1.0 - seventh(mean));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let apart = h2 - h1;
    let turn = if grey {
        0.0
    } else if apart > 180.0 {
        apart - 360.0
    } else if apart < -180.0 {
        apart + 360.0
    } else {
        apart
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = if grey {
        h1 + h2
    } else if apart.abs() <= 180.0 {
        f64::midpoint(h1, h2)
    } else if h1 + h2 < 360.0 {
        f64::midpoint(h1, h2) + 180.0
    } else {
        f64::midpoint(h1, h2) - 180.0
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rotation = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -(2.0 * rotation).to_radians().sin() * 2.0 * seventh(c);
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}
