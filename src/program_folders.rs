//! The folders that the system gives this program.

use std::path::PathBuf;

use etcetera::AppStrategy as _;

/// Where settings are kept; `None` where the system has no such place.
#[must_use]
pub fn settings_folder() -> Option<PathBuf> {
    Some(strategy()?.config_dir())
}

/// Where what was made of long files of boundaries is kept, and may be removed at any time.
#[must_use]
pub fn prepared_folder() -> Option<PathBuf> {
    Some(strategy()?.cache_dir().join("boundaries"))
}

fn strategy() -> Option<impl etcetera::AppStrategy> {
    let names = etcetera::AppStrategyArgs {
        top_level_domain: String::new(),
        author: String::new(),
        app_name: "chengyu-atlas".to_owned(),
    };
    etcetera::choose_app_strategy(names).ok()
}
