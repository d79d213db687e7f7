//! The title of a figure whose maker gave none.

use crate::i18n::I18n;
use crate::scene::{Layer, Shown};

/// What the layers that are on show of the region, in a line.
#[must_use]
pub fn usual_title(i18n: &I18n, shown: &Shown) -> String {
    let parts: Vec<String> = [
        (Layer::Roles, "title-roles"),
        (Layer::Corridors, "title-corridors"),
        (Layer::Links, "title-links"),
    ]
    .into_iter()
    .filter(|(layer, _)| shown.layer(*layer))
    .map(|(_, key)| i18n.tr(key))
    .collect();
    let Some((last, before)) = parts.split_last() else {
        return i18n.tr("figure-title-bare");
    };
    let mut list = before.join(&i18n.tr("list-comma"));
    if !before.is_empty() {
        list.push_str(&i18n.tr("list-and"));
    }
    list.push_str(last);
    i18n.tr_with("figure-title", &[("parts", &list)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_title_names_what_is_on() {
        let i18n = I18n::new(Language::ZhHans);
        let mut shown = Shown::default();
        let title = |shown: &Shown| usual_title(&i18n, shown);
        assert_eq!(
            title(&shown),
            "成渝地区双城经济圈：城市角色、发展走廊与规划通道"
        );
        shown.set(Layer::Corridors, false);
        assert_eq!(title(&shown), "成渝地区双城经济圈：城市角色与规划通道");
        for layer in Layer::ALL {
            shown.set(layer, false);
        }
        assert_eq!(title(&shown), "成渝地区双城经济圈");
    }
}
