//! The bundled fonts: a Chinese and a Latin family, each in two weights.

/// How heavy lettering is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// What most lettering is.
    #[default]
    Regular,
    /// Titles and headings.
    Bold,
}

/// For which script a family is made. Letters and figures are the same in both; quotes, dots and
/// other signs are as wide as a Han character in the one and as a Latin letter in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Chinese.
    Han,
    /// Latin.
    Latin,
}

impl Script {
    /// The script of a text: Latin where it has more Latin letters than Han characters, or nothing
    /// of a Chinese text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (mut latin, mut han, mut signs) = (0_usize, 0_usize, 0_usize);
        for c in text.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
                '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'.. => han += 1,
                '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ffef}' => signs += 1,
                _ => {}
            }
        }
        if latin > han || han + signs == 0 {
            Self::Latin
        } else {
            Self::Han
        }
    }
}

/// A bundled font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Face {
    /// For which script.
    pub script: Script,
    /// How heavy.
    pub weight: Weight,
}

impl Face {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::new(Script::Han, Weight::Regular),
        Self::new(Script::Han, Weight::Bold),
        Self::new(Script::Latin, Weight::Regular),
        Self::new(Script::Latin, Weight::Bold),
    ];

    /// The font for a script in a weight.
    #[must_use]
    pub const fn new(script: Script, weight: Weight) -> Self {
        Self { script, weight }
    }

    /// The bytes of its file: TrueType, a subset (`assets/fonts/README.md`).
    #[must_use]
    pub fn data(self) -> &'static [u8] {
        // Statics: constants would be in the program once for each place that reads them.
        static HAN: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Atlas-Regular.ttf");
        static HAN_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Atlas-Bold.ttf");
        static LATIN: &[u8] = include_bytes!("../../assets/fonts/ChengyuAtlasLatin-Regular.ttf");
        static LATIN_BOLD: &[u8] = include_bytes!("../../assets/fonts/ChengyuAtlasLatin-Bold.ttf");
        match (self.script, self.weight) {
            (Script::Han, Weight::Regular) => HAN,
            (Script::Han, Weight::Bold) => HAN_BOLD,
            (Script::Latin, Weight::Regular) => LATIN,
            (Script::Latin, Weight::Bold) => LATIN_BOLD,
        }
    }

    /// The family name that it declares.
    #[must_use]
    pub const fn family(self) -> &'static str {
        match self.script {
            Script::Han => "Noto Sans SC",
            Script::Latin => "Chengyu Atlas Latin",
        }
    }

    /// The fonts that are asked in turn for a character of a text in this one, itself first.
    pub fn fallbacks(self) -> impl Iterator<Item = Self> {
        let latin = Self::new(Script::Latin, self.weight);
        let han = Self::new(Script::Han, self.weight);
        // The bold one has the common characters alone.
        let regular = Self::new(Script::Han, Weight::Regular);
        match self.script {
            Script::Han => [han, regular, latin],
            Script::Latin => [latin, han, regular],
        }
        .into_iter()
    }

    /// Where it stands among all.
    pub(super) const fn index(self) -> usize {
        self.script as usize * 2 + self.weight as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_of_the_script_of_most_of_its_letters() {
        for (text, script) in [
            ("资阳", Script::Han),
            ("“1+N”合作协议", Script::Han),
            ("《》", Script::Han),
            ("Ziyang (资阳)", Script::Latin),
            ("2020–2023", Script::Latin),
            ("", Script::Latin),
        ] {
            assert_eq!(Script::of(text), script, "{text}");
        }
    }

    #[test]
    fn fonts_declare_the_names_that_they_are_asked_for_by() {
        for (index, face) in Face::ALL.into_iter().enumerate() {
            assert_eq!(face.index(), index);
            let font = ttf_parser::Face::parse(face.data(), 0).unwrap();
            let names = font.names().into_iter();
            let mut families = names.filter(|name| name.name_id == 1);
            let family = families.find_map(|name| name.to_string());
            assert_eq!(family.as_deref(), Some(face.family()));
            assert_eq!(font.is_bold(), face.weight == Weight::Bold);
            assert_eq!(font.units_per_em(), 1000);
        }
    }
}
