//! Characters that lie on their side where the others of a name stand one beneath the other, in
//! their upright forms for vertical text: some viewers turn no characters.

use std::f64::consts::FRAC_PI_2;

use crate::font::{ASCENT, DESCENT, text_width};
use crate::projection::PagePt;
use crate::scene::Text;

/// Angles that differ by less are the same.
pub(super) const SAME_RAD: f64 = 1e-6;

/// A turned character in the form that stands upright.
pub(super) struct Upright {
    pub(super) form: char,
    /// The left end of its baseline.
    pub(super) at: PagePt,
}

impl Upright {
    /// The upright form of a text that is one character, turned by a quarter; in the same middle.
    pub(super) fn of(text: &Text) -> Option<Self> {
        let mut characters = text.content.chars();
        let form = form(characters.next()?)?;
        if characters.next().is_some() || (text.angle_rad - FRAC_PI_2).abs() > SAME_RAD {
            return None;
        }
        let down = 0.5 * (ASCENT - DESCENT) * text.size_pt;
        let width = text_width(&text.content, text.size_pt);
        let upright = text_width(form.encode_utf8(&mut [0; 4]), text.size_pt);
        let at = text.at.offset(down - upright / 2.0, width / 2.0 + down);
        Some(Self { form, at })
    }
}

/// The form of a character for vertical text, as Unicode lists them.
const fn form(c: char) -> Option<char> {
    Some(match c {
        '\u{2014}' => '\u{fe31}',
        '\u{2013}' | '-' => '\u{fe32}',
        '(' | '\u{ff08}' => '\u{fe35}',
        ')' | '\u{ff09}' => '\u{fe36}',
        '\u{201c}' => '\u{fe43}',
        '\u{201d}' => '\u{fe44}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::has_glyph;
    use crate::scene::Theme;

    fn text(content: &str, angle_rad: f64) -> Text {
        Text {
            content: content.to_owned(),
            at: PagePt::new(10.0, 20.0),
            weight: crate::font::Weight::Regular,
            size_pt: 10.0,
            color: Theme::light().ink,
            halo: None,
            halo_pt: 0.0,
            angle_rad,
            continues: true,
        }
    }

    #[test]
    fn a_turned_dash_has_an_upright_form_in_the_same_middle() {
        let upright = Upright::of(&text("\u{2014}", FRAC_PI_2)).expect("a form");
        assert!(has_glyph(upright.form));
        let (down, em) = (5.0 * (ASCENT - DESCENT), 10.0);
        let middle = PagePt::new(10.0 + down, 20.0 + text_width("\u{2014}", em) / 2.0);
        let form = text_width(&upright.form.to_string(), em);
        let of_form = upright.at.offset(form / 2.0, -down);
        assert!(middle.distance(of_form) < 1e-9);
    }

    #[test]
    fn what_stands_upright_or_is_a_word_stays_as_it_is() {
        assert!(Upright::of(&text("\u{2014}", 0.0)).is_none());
        assert!(Upright::of(&text("\u{9633}", FRAC_PI_2)).is_none());
        assert!(Upright::of(&text("\u{2014}\u{2014}", FRAC_PI_2)).is_none());
    }

    #[test]
    fn every_upright_form_can_be_drawn() {
        for c in "\u{2014}\u{2013}-()\u{ff08}\u{ff09}\u{201c}\u{201d}".chars() {
            assert!(has_glyph(form(c).expect("a form")), "{c}");
        }
    }
}
