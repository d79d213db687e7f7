//! Positions as people write them: `104.06 30.67`, `30.67°N, 104.06°E`, `东经104°03′，北纬30°40′`.

use crate::model::Atlas;
use crate::projection::LonLat;

/// The longest text that is read as a position, in characters.
const LONGEST: usize = 80;

/// The axis that a letter or word names, and its sign.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hemisphere {
    East(f64),
    North(f64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number(f64, bool),
    Degree,
    Minute,
    Second,
    Hemisphere(Hemisphere),
}

/// An angle with the axis it is said to be on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Angle {
    deg: f64,
    axis: Option<Hemisphere>,
    /// Whether it is written as only an angle is: with a fraction or a mark.
    is_marked: bool,
}

/// The position that a text says, if it says one and nothing else. Where it does not say which
/// number is which, the one that lies in the region of the atlas is taken, or else longitude first.
/// Two whole numbers without a mark are a position only within the region.
#[must_use]
pub fn position(text: &str, atlas: &Atlas) -> Option<LonLat> {
    let tokens = tokens(text)?;
    let (first, rest) = angle(&tokens)?;
    let (second, rest) = angle(rest)?;
    if !rest.is_empty() {
        return None;
    }
    let extent = atlas.region_extent();
    let lies_within = |at: &LonLat| extent.contains(at.to_world());
    let of = |lon: f64, lat: f64| LonLat::new(lon, lat).ok();
    let lon_first = of(first.deg, second.deg);
    let lat_first = of(second.deg, first.deg);
    let is_marked = first.is_marked || second.is_marked;
    match (first.axis, second.axis) {
        (Some(Hemisphere::East(_)), None | Some(Hemisphere::North(_)))
        | (None, Some(Hemisphere::North(_))) => lon_first,
        (Some(Hemisphere::North(_)), None | Some(Hemisphere::East(_)))
        | (None, Some(Hemisphere::East(_))) => lat_first,
        (Some(_), Some(_)) => None,
        (None, None) => {
            let mut both = [lon_first, lat_first].into_iter().flatten();
            let within = both.clone().find(lies_within);
            within.or_else(|| both.next().filter(|_| is_marked))
        }
    }
}

fn angle(tokens: &[Token]) -> Option<(Angle, &[Token])> {
    let (leading, rest) = match tokens {
        [Token::Hemisphere(axis), rest @ ..] => (Some(*axis), rest),
        rest => (None, rest),
    };
    let [Token::Number(whole, has_fraction), rest @ ..] = rest else {
        return None;
    };
    let (mut size, mut rest) = (whole.abs(), rest);
    let mut is_marked = *has_fraction;
    if let [Token::Degree, after @ ..] = rest {
        (rest, is_marked) = (after, true);
        if let [Token::Number(minutes, _), Token::Minute, after @ ..] = rest
            && (0.0..60.0).contains(minutes)
        {
            (size, rest) = (size + minutes / 60.0, after);
            if let [Token::Number(seconds, _), Token::Second, after @ ..] = rest
                && (0.0..60.0).contains(seconds)
            {
                (size, rest) = (size + seconds / 3600.0, after);
            }
        }
    }
    let (axis, rest) = match (leading, rest) {
        (None, [Token::Hemisphere(axis), after @ ..]) => (Some(*axis), after),
        (axis, rest) => (axis, rest),
    };
    let sign = match axis {
        Some(Hemisphere::East(sign) | Hemisphere::North(sign)) => sign,
        None => 1.0,
    };
    let deg = sign * size * if whole.is_sign_negative() { -1.0 } else { 1.0 };
    let is_marked = is_marked || axis.is_some();
    Some((
        Angle {
            deg,
            axis,
            is_marked,
        },
        rest,
    ))
}

/// The tokens of a text; `None` where it has anything else, or is too long.
fn tokens(text: &str) -> Option<Vec<Token>> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let text: String = text.trim().chars().map(half_width).collect();
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let words = [
            ("经度", Hemisphere::East(1.0)),
            ("經度", Hemisphere::East(1.0)),
            ("纬度", Hemisphere::North(1.0)),
            ("緯度", Hemisphere::North(1.0)),
            ("东经", Hemisphere::East(1.0)),
            ("東經", Hemisphere::East(1.0)),
            ("西经", Hemisphere::East(-1.0)),
            ("西經", Hemisphere::East(-1.0)),
            ("北纬", Hemisphere::North(1.0)),
            ("北緯", Hemisphere::North(1.0)),
            ("南纬", Hemisphere::North(-1.0)),
            ("南緯", Hemisphere::North(-1.0)),
            ("LONGITUDE", Hemisphere::East(1.0)),
            ("LON", Hemisphere::East(1.0)),
            ("LATITUDE", Hemisphere::North(1.0)),
            ("LAT", Hemisphere::North(1.0)),
            ("E", Hemisphere::East(1.0)),
            ("W", Hemisphere::East(-1.0)),
            ("N", Hemisphere::North(1.0)),
            ("S", Hemisphere::North(-1.0)),
        ];
        let word = words.iter().find(|(word, _)| rest.starts_with(word));
        if let Some((word, hemisphere)) = word {
            tokens.push(Token::Hemisphere(*hemisphere));
            rest = &rest[word.len()..];
            continue;
        }
        if c.is_ascii_digit() || matches!(c, '-' | '.') {
            let is_part = |(i, c): (usize, char)| c.is_ascii_digit() || c == '.' || i == 0;
            let end = rest.char_indices().find(|ic| !is_part(*ic));
            let (number, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            tokens.push(Token::Number(number.parse().ok()?, number.contains('.')));
            rest = after;
            continue;
        }
        match c {
            '°' | '度' | 'º' => tokens.push(Token::Degree),
            '\'' | '′' | '’' | '分' => {
                // Two of them are seconds.
                if tokens.last() == Some(&Token::Minute) {
                    tokens.pop();
                    tokens.push(Token::Second);
                } else {
                    tokens.push(Token::Minute);
                }
            }
            '"' | '″' | '”' | '秒' => tokens.push(Token::Second),
            ',' | ';' | '/' | '、' | '(' | ')' => {}
            ':' if matches!(tokens.last(), Some(Token::Hemisphere(_))) => {}
            c if c.is_whitespace() => {}
            _ => return None,
        }
        rest = &rest[c.len_utf8()..];
    }
    Some(tokens)
}

fn half_width(c: char) -> char {
    match c {
        '−' | '－' => '-',
        '！'..='～' => {
            let half = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32);
            half.map_or(c, |half| half.to_ascii_uppercase())
        }
        c => c.to_ascii_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::load_bundled;

    #[test]
    fn a_position_is_read_as_people_write_it() {
        let atlas = load_bundled().unwrap();
        for text in [
            "104.06 30.67",
            "104.06,30.67",
            "30.67, 104.06",
            "１０４．０６，３０．６７",
            "104.06，30.67",
            "104.06、30.67",
            "(104.06, 30.67)",
            "104.06E 30.67N",
            "30.67n 104.06e",
            "N30.67 E104.06",
            "N30.67,E104.06",
            "104.06°E, 30.67°N",
            "北纬30.67° 东经104.06°",
            "東經104.06度，北緯30.67度",
            "东经104°3′36″，北纬30°40′12″",
            "30°40'12\"N 104°3'36\"E",
            "30° 40' 12'' N, 104° 3' 36'' E",
            "30度40分12秒 104度3分36秒",
            "经度104.06，纬度30.67",
            "緯度：30.67 經度：104.06",
            "lat 30.67, lon 104.06",
        ] {
            let at = position(text, &atlas);
            let is_there = at.is_some_and(|at| {
                (at.lon_deg - 104.06).abs() < 1e-9 && (at.lat_deg - 30.67).abs() < 1e-9
            });
            assert!(is_there, "{text}: {at:?}");
        }
    }

    #[test]
    fn what_is_no_position_is_none() {
        let atlas = load_bundled().unwrap();
        for text in [
            "",
            "104.06",
            "资阳",
            "104.06 30.67 5",
            "1 2",
            "2020 2035",
            "104.06 N 30.67 N",
            "1.2.3 4",
            "181.5 95.5",
            "- -",
            ". .",
            "E N",
            "104°75′ 30°",
            "512000",
            "G5 30.6",
            "104:30",
        ] {
            assert_eq!(position(text, &atlas), None, "{text}");
        }
        let far = position("-0.1276 51.5072", &atlas).unwrap();
        assert_eq!((far.lon_deg, far.lat_deg), (-0.1276, 51.5072));
        let south = position("33.86S 151.2E", &atlas).unwrap();
        assert_eq!((south.lon_deg, south.lat_deg), (151.2, -33.86));
    }
}
