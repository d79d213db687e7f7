//! The settings as the keys of a JSON object: which of them are understood, and which of them a
//! window has changed.
//!
//! Keys of a later version, and values that nobody understands, are left as they are.

use serde_json::{Map, Value};

use super::{Session, recent};
use crate::diagnostics::excerpt;
use crate::messages::{Said, Says, said, speaks};

/// The key of the figures that were saved.
const RECENT_FIGURES: &str = "recent-figures";
/// The key of the maps that were opened or saved.
const RECENT_DOCUMENTS: &str = "recent-documents";
/// The most elements of a list that are looked at.
const MOST_ELEMENTS: usize = 64;

/// A value that is not understood: `"theme": "sepia" is not understood (expected light, dark)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misunderstood {
    /// The key, after those it lies in: `figure.dpi`, `recent-figures[2]`.
    pub key: String,
    /// The value, cut short.
    pub value: String,
    /// What was expected.
    pub reason: Said,
}

speaks!(Misunderstood);

impl Says for Misunderstood {
    fn said(&self) -> Said {
        said!(
            "settings-misunderstood",
            key = &self.key,
            value = &self.value,
            reason = self.reason.clone()
        )
    }
}

impl Session {
    /// The settings as an object of JSON.
    #[must_use]
    pub fn keys(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(keys)) => keys,
            // All fields are numbers and texts, which JSON has.
            Ok(_) | Err(_) => Map::new(),
        }
    }

    /// Takes what is understood of an object of JSON; the rest is as at a first start, and is told.
    #[must_use]
    pub fn understood(keys: &Map<String, Value>) -> (Self, Vec<Misunderstood>) {
        let mut unknown = Vec::new();
        let mut taken = Map::new();
        for (key, usual) in Self::default().keys() {
            let Some(value) = keys.get(&key) else {
                continue;
            };
            let value = match (usual, value) {
                (Value::Object(usual), Value::Object(fields)) => {
                    let known = fields.iter().filter(|(name, _)| usual.contains_key(*name));
                    let known = known.filter(|(name, value)| {
                        let inner = [((*name).clone(), (*value).clone())].into_iter().collect();
                        let path = format!("{key}.{name}");
                        is_understood(&key, Value::Object(inner), (path, value), &mut unknown)
                    });
                    let fields = known.map(|(name, value)| (name.clone(), value.clone()));
                    Some(Value::Object(fields.collect()))
                }
                (Value::Array(_), Value::Array(elements)) => {
                    let elements = elements.iter().take(MOST_ELEMENTS).enumerate();
                    let known = elements.filter(|(i, value)| {
                        let inner = Value::Array(vec![(*value).clone()]);
                        is_understood(&key, inner, (format!("{key}[{i}]"), value), &mut unknown)
                    });
                    Some(Value::Array(
                        known.map(|(_, value)| value.clone()).collect(),
                    ))
                }
                (_, value) => {
                    let is_known =
                        is_understood(&key, value.clone(), (key.clone(), value), &mut unknown);
                    is_known.then(|| value.clone())
                }
            };
            taken.extend(value.map(|value| (key, value)));
        }
        let session = serde_json::from_value(Value::Object(taken));
        (session.unwrap_or_default(), unknown)
    }
}

/// Whether settings that have nothing but this value of a key are understood; otherwise it is told
/// under its whole path, with the part that matters.
fn is_understood(
    key: &str,
    value: Value,
    (path, part): (String, &Value),
    unknown: &mut Vec<Misunderstood>,
) -> bool {
    let alone = [(key.to_owned(), value)].into_iter().collect();
    let Err(error) = serde_json::from_value::<Session>(Value::Object(alone)) else {
        return true;
    };
    unknown.push(Misunderstood {
        key: path,
        value: excerpt(&part.to_string()).into_owned(),
        reason: reason(&error.to_string()),
    });
    false
}

/// What the reader of JSON expects, without what it found, which stands beside it.
fn reason(error: &str) -> Said {
    let expected = error.split_once("expected ").map(|(_, expected)| expected);
    let Some(expected) = expected else {
        return said!("settings-other-reason", what = excerpt(error));
    };
    let words = expected.strip_prefix("one of ").unwrap_or(expected);
    let words = words.replace('`', "");
    said!("settings-expected", words = excerpt(&words))
}

/// Puts into the keys of a file what a window has changed between `before` and `now`, and leaves
/// what another window has written since.
///
/// The fields of the figure dialogue are keys of their own. Figures and maps that were saved come
/// before those of the file.
pub fn put_changes(file: &mut Map<String, Value>, before: &Session, now: &Session) {
    let usual = Session::default().keys();
    let (before, now) = (before.keys(), now.keys());
    for (key, value) in now {
        let was = before.get(&key);
        if was == Some(&value) {
            continue;
        }
        let is_form = usual.get(&key).is_some_and(Value::is_object);
        let value = match value {
            Value::Array(figures) if key == RECENT_FIGURES || key == RECENT_DOCUMENTS => {
                let earlier = file.get(&key).and_then(Value::as_array);
                let before = was.and_then(Value::as_array);
                Value::Array(with_newer(
                    &figures,
                    before.and_then(|list| list.first()),
                    earlier,
                ))
            }
            Value::Object(fields) if is_form => {
                let mut form = match file.remove(&key) {
                    Some(Value::Object(form)) => form,
                    _ => Map::new(),
                };
                let was = |name: &str| was.and_then(|was| was.get(name));
                let changed = fields.into_iter();
                form.extend(changed.filter(|(name, value)| was(name) != Some(value)));
                Value::Object(form)
            }
            value => value,
        };
        file.insert(key, value);
    }
}

/// The figures that stand before `first`, which this window knew, and then those of the file.
fn with_newer(
    figures: &[Value],
    first: Option<&Value>,
    earlier: Option<&Vec<Value>>,
) -> Vec<Value> {
    let newer: Vec<&Value> = figures
        .iter()
        .take_while(|figure| Some(*figure) != first)
        .collect();
    let path = |figure: &Value| {
        figure
            .get("path")
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let paths: Vec<Option<String>> = newer.iter().map(|figure| path(figure)).collect();
    let earlier = earlier.into_iter().flatten();
    let others = earlier.filter(|figure| {
        let path = path(figure);
        path.is_none() || !paths.contains(&path)
    });
    let all = newer.iter().copied().chain(others);
    all.take(recent::MOST).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure_spec::Format;
    use crate::scene::theme::ThemeName;
    use crate::state::{FigureForm, Look, RecentFigure, ThemeChoice};

    fn object(text: &str) -> Map<String, Value> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_word_that_is_not_known_takes_down_itself_alone() {
        let (session, unknown) = Session::understood(&object(
            r#"{"theme":"sepia","legend-hidden":true,"later":{"a":1},"window":{"width":"wide"},
                "figure":{"page":"A9","dpi":600,"theme":"yes","caption":"图注","later":2},
                "table-columns":7,
                "recent-figures":[{"path":"a.png"},{"path":7},{"path":"b.png"}]}"#,
        ));
        assert!(session.legend_hidden && session.theme == ThemeChoice::Light);
        assert_eq!(session.figure.caption, "图注");
        assert_eq!(
            (session.figure.dpi, session.figure.theme),
            (600, ThemeName::Light)
        );
        assert_eq!(session.figure.page, FigureForm::default().page);
        let paths = session.recent_figures.iter().map(|f| f.path.as_str());
        assert_eq!(paths.collect::<Vec<_>>(), ["a.png", "b.png"]);
        let mut keys: Vec<&str> = unknown.iter().map(|u| u.key.as_str()).collect();
        keys.sort_unstable();
        let expected = [
            "figure.page",
            "figure.theme",
            "recent-figures[1]",
            "table-columns",
            "theme",
            "window",
        ];
        assert_eq!(keys, expected);
        let theme = unknown.iter().find(|u| u.key == "theme").unwrap();
        assert_eq!(
            theme.to_string(),
            "\"theme\": \"sepia\" is not understood (expected light, dark, print, system)"
        );
    }

    #[test]
    fn values_of_any_kind_leave_settings() {
        let usual = Session::default().keys();
        for key in usual.keys() {
            for value in [
                "7",
                "-1e300",
                "\"x\"",
                "[]",
                "[[7]]",
                "{}",
                "{\"a\":{}}",
                "true",
            ] {
                let (_, unknown) = Session::understood(&object(&format!("{{\"{key}\":{value}}}")));
                assert!(unknown.len() < 2, "{key}: {value}: {unknown:?}");
            }
        }
    }

    #[test]
    fn a_long_value_is_cut_short() {
        let long = "x".repeat(100_000);
        let (_, unknown) = Session::understood(&object(&format!("{{\"theme\":\"{long}\"}}")));
        assert!(unknown[0].to_string().len() < 400, "{}", unknown[0]);
    }

    #[test]
    fn what_a_window_changed_is_written_and_the_rest_stays() {
        let before = Session::default();
        let mut now = before.clone();
        now.theme = ThemeChoice::Dark;
        now.figure.dpi = 600;
        let mut file = object(
            r#"{"later":[1,2],"legend-hidden":true,"language":"klingon",
                "figure":{"format":"pdf","dpi":150,"later":3}}"#,
        );
        put_changes(&mut file, &before, &now);
        let expected = object(
            r#"{"later":[1,2],"legend-hidden":true,"language":"klingon","theme":"dark",
                "figure":{"format":"pdf","dpi":600,"later":3}}"#,
        );
        assert_eq!(file, expected);
        let (session, _) = Session::understood(&file);
        assert_eq!(session.figure.format, Format::Pdf);
    }

    #[test]
    fn figures_of_two_windows_are_all_remembered() {
        let figure = |path: &str| RecentFigure {
            path: path.to_owned(),
            form: FigureForm::default(),
            look: Look::default(),
        };
        let before = Session {
            recent_figures: vec![figure("a"), figure("b")],
            ..Session::default()
        };
        let mut one = before.clone();
        one.remember(figure("c"));
        let mut two = before.clone();
        two.remember(figure("b"));
        two.remember(figure("d"));
        let mut file = before.keys();
        put_changes(&mut file, &before, &one);
        put_changes(&mut file, &before, &two);
        let (session, unknown) = Session::understood(&file);
        let paths = session.recent_figures.iter().map(|f| f.path.as_str());
        assert_eq!(paths.collect::<Vec<_>>(), ["d", "b", "c", "a"]);
        assert_eq!(unknown, []);
    }
}
