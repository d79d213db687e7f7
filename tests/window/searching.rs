//! The search in the real window, with real keys: what is typed arrives from the first letter on,
//! arrows preview, Esc returns, Enter goes, and the next query replaces the last.

use serde_json::Value;

use crate::window::{Display, Window, has_tools};

/// Where the map is: its zoom, and the cities' nodes in the window.
fn view(state: &Value) -> (&Value, &Value) {
    (&state["zoom"], &state["places"])
}

#[test]
fn a_person_searches_with_the_keyboard_alone() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut window = Window::open(&display);
    let before = window.settled();

    // Without a pause between the key that opens the field and the first letter.
    window.press("ctrl+k");
    window.type_text("ziyang");
    window.wait("every letter arrives", |state| state["query"] == "ziyang");
    let typed = window.settled();
    assert_eq!(view(&typed), view(&before), "typing moves nothing");

    window.press("Down");
    window.wait("the map goes to the result", |state| {
        view(state) != view(&before)
    });
    let previewed = window.settled();
    assert_eq!(
        previewed["selection"],
        Value::Null,
        "a preview selects nothing"
    );
    window.press("Escape");
    window.wait("Esc returns to the view before", |state| {
        view(state) == view(&before)
    });
    assert_eq!(window.settled()["query"], "ziyang", "the query is kept");
    window.press("Escape");
    window.wait("a second Esc clears it", |state| state["query"] == "");

    // It lies beyond the lower edge.
    window.type_text("panzhihua");
    window.press("Down");
    window.press("Return");
    window.wait("Enter selects", |state| {
        state["selection"] == "place-510400"
    });
    let gone = window.settled();
    assert_ne!(view(&gone), view(&before), "and goes there");
    assert_eq!(gone["query"], "panzhihua");

    for (keys, query, found) in [
        ("ctrl+f", "suining", "place-510900"),
        ("ctrl+k", "510100", "place-510100"),
        ("ctrl+f", "mienyang", "place-510700"),
    ] {
        window.press(keys);
        window.type_text(query);
        window.wait("the query is replaced", |state| state["query"] == query);
        // Enter at once waits for the answer.
        window.press("Return");
        window.wait("Enter goes", |state| state["selection"] == found);
    }
    window.press("ctrl+q");
    assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
    assert!(!window.stderr().contains("panicked"), "{}", window.stderr());
}
