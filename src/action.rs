//! What a person can do, and what each does to the state.

use std::path::PathBuf;

use crate::comparison::ComparisonView;
use crate::connection::{Connected, TiePart};
use crate::files::Overwrite;
use crate::filter::{FactFilter, Value};
use crate::model::{CorridorId, FeatureId, Language, PartialDate, PlaceId, SourceId};
use crate::projection::{LonLat, WorldRect};
use crate::scene::Layer;
use crate::state::{
    AnchorKey, AppState, Camera, Dialog, FigureForm, Goal, MeasureStep, OwnBoundaries,
    PanelReading, Reopened, ThemeChoice, TimePart, Topic, TourStop,
};
use crate::table::TableView;

/// Something a person chose. Panels report actions and change nothing themselves.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Select a feature, or nothing.
    Select(Option<FeatureId>),
    /// Select a feature and bring it into view.
    Show(FeatureId),
    /// Select a feature, bring it into view and open the passage of one of its quotes.
    ShowFact(FeatureId, AnchorKey),
    /// Select a feature and bring one of its quotes into sight.
    ShowQuote(FeatureId, AnchorKey),
    /// Select what lies at a position, mark the position and bring it into view.
    ShowPosition(LonLat, Option<FeatureId>),
    /// List corridors that are drawn as one.
    ListCorridors(Vec<CorridorId>),
    /// Make the panel about what it was about at another time.
    TurnTo(Topic),
    /// List what ties a place, or two, and bring it into view.
    Connect(Connected),
    /// Fold or unfold a part of a list of ties.
    ToggleTies(Connected, TiePart),
    /// Open the figure dialogue for a figure about what ties a place, or two.
    FigureOfTies(Connected),
    /// Open the figure dialogue for a figure about a feature.
    FigureOf(FeatureId),
    /// Move the map.
    Go(Goal),
    /// The map has moved.
    Moved(Camera),
    /// The map, which a person moved, has come to rest.
    Rested(Camera),
    /// Undo the last step.
    Undo,
    /// Do again what was undone.
    Redo,
    /// Keep the view of now under a name.
    AddBookmark(String),
    /// Turn to the view of a bookmark.
    ShowBookmark(usize),
    /// Give a bookmark the view of now.
    UpdateBookmark(usize),
    /// Give a bookmark another name.
    RenameBookmark(usize, String),
    /// Remove a bookmark.
    RemoveBookmark(usize),
    /// A new map.
    NewDocument,
    /// Open the map of a file.
    OpenDocument(PathBuf),
    /// Save the map where it was saved before, or ask where.
    SaveDocument,
    /// Save the map in a file; one that is there already is asked about.
    SaveDocumentAs(PathBuf),
    /// Save the map in place of the file that is there.
    ReplaceDocument(PathBuf),
    /// Go on with what was asked for, without the changes of the map.
    DiscardChanges,
    /// Save the changes of the map, then go on with what was asked for.
    SaveChanges,
    /// The file that the map needs is another one.
    LocateFile(PathBuf),
    /// Open the map without the file that is missing.
    DoWithoutFile,
    /// Show the map that was left, or forget it.
    Restore(bool),
    /// Go back to the view before.
    Back,
    /// Undo going back.
    Forward,
    /// Turn a layer on or off.
    SetLayer(Layer, bool),
    /// Ask for some facts.
    SetFilter(FactFilter),
    /// Hide what is not asked for, or let it step back.
    SetHides(bool),
    /// Choose the language of the window and its map.
    SetLanguage(Language),
    /// Choose a theme.
    SetTheme(ThemeChoice),
    /// Change between the light theme and the dark one.
    ToggleDark,
    /// Let the map jump, or glide again.
    ToggleMotion,
    /// Open or close the legend.
    ToggleLegend,
    /// Show the rows of the legend that had no room.
    TurnLegend,
    /// Open or close the table of facts.
    ToggleTable,
    /// Compare a place with those that are compared already.
    Compare(PlaceId),
    /// Compare the place that is selected, or else open or close the comparison.
    CompareSelection,
    /// Change which places are compared, and how.
    SetComparison(ComparisonView),
    /// Open the comparison or close it.
    ShowComparison(bool),
    /// Copy the comparison as it is shown.
    CopyComparison,
    /// Open the figure dialogue for a figure of the places that are compared.
    FigureOfCompared,
    /// Search or sort the table of facts, show or hide columns.
    SetTable(TableView),
    /// Open the table of facts and ask for some facts beyond what is asked already.
    ListFacts(Vec<Value>),
    /// Mark features and fit the part of the world they lie in.
    ShowAll(Vec<FeatureId>, WorldRect),
    /// Mark them no longer.
    ClearMarks,
    /// Measure on the map.
    Measure(MeasureStep),
    /// Open or close the axis of time.
    ToggleTime,
    /// List the links with their status below it, or no longer.
    ToggleBoard,
    /// Show what was said by a date, or all there is.
    SetAsOf(Option<PartialDate>),
    /// Compare an earlier date with a later one, or no dates any more.
    CompareDates(Option<(PartialDate, PartialDate)>),
    /// List a part of the comparison.
    ListTimePart(TimePart),
    /// Mark what came from one date to another.
    MarkWhatCame(Vec<FeatureId>),
    /// Copy the table as it lists facts.
    CopyTable,
    /// Write the table as it lists facts; a file that is there already is asked about.
    SaveTable(PathBuf),
    /// Write the table in place of the file that is there.
    ReplaceTable(PathBuf),
    /// Filter the list of places.
    SetQuery(String),
    /// List only places a text names.
    SetOnlyMentioned(bool),
    /// Put the keyboard into the search field.
    FocusSearch,
    /// Open a text beside the map.
    OpenReader(SourceId),
    /// Open the text of a quote at its phrase.
    OpenReaderAt(AnchorKey),
    /// Turn to a fact on a phrase of the text that is read, and to its feature.
    ReadFact(AnchorKey, Option<FeatureId>),
    /// Turn to the next phrase of the text that is read, or to the one before.
    StepPhrase(bool),
    /// Look for words in the text.
    SetReaderQuery(String),
    /// Show the text that is open, or the layers and places in its place.
    ShowReader(bool),
    /// Close the text.
    CloseReader,
    /// Open or close the passage behind a phrase.
    TogglePassage(AnchorKey),
    /// Open the card of a fact in full, or close it.
    ToggleCard(String),
    /// Open all cards in full, or none.
    SetWholeCards(bool),
    /// Fold or filter the panel of a feature.
    ReadPanel(FeatureId, PanelReading),
    /// Open or close the panel on the left.
    ToggleLeftPanel,
    /// Open or close the panel on the right.
    ToggleRightPanel,
    /// The window has become too narrow for both panels, or wide enough.
    SetNarrow(bool),
    /// Open a dialogue.
    Open(Dialog),
    /// Close the dialogue.
    CloseDialog,
    /// A path was typed.
    SetPath(String),
    /// Ask the system for a path.
    Browse,
    /// Open the folder of texts.
    OpenTexts(PathBuf),
    /// Close the folder of texts.
    CloseTexts,
    /// Read a file of boundaries and show what was understood; the map stays as it is.
    OpenBoundaries(OwnBoundaries),
    /// Ask for another file of boundaries than the one that is being opened.
    OtherBoundaries,
    /// Put the boundaries that were read on the map.
    UseBoundaries,
    /// Put the bundled boundaries back on the map.
    BundledBoundaries,
    /// Change what is asked of a figure.
    EditFigure(Box<FigureForm>),
    /// Open the dialogue for a figure that was saved before.
    ReopenFigure(Box<Reopened>),
    /// Write a figure; a file that is there already is asked about.
    SaveFigure(PathBuf),
    /// Write a figure in place of the file that is there.
    ReplaceFigure(PathBuf),
    /// Back to the dialogue from the question about a file.
    BackToSaving(Dialog),
    /// Copy the figure as a picture.
    CopyFigure,
    /// Stop the work in the background.
    Cancel,
    /// Copy the map as a picture.
    CopyMap,
    /// Copy text.
    Copy(String),
    /// Copy what is known of this window, for a report of a problem.
    CopyReport,
    /// What can be clicked need not be told any more.
    CloseHint,
    /// Go to a stop of the tour of the window, or end it.
    Tour(Option<TourStop>),
    /// Show what went wrong.
    ShowFailure(String),
    /// Close the message.
    CloseMessage,
    /// Close the window.
    Quit,
}

/// Work that the state cannot do: what needs the atlas, files, clipboard, window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Keep the view of now under a name.
    AddBookmark(String),
    /// Turn to the view of a bookmark.
    ShowBookmark(usize),
    /// Give a bookmark the view of now.
    UpdateBookmark(usize),
    /// Begin a new map.
    NewDocument,
    /// Read a map.
    OpenDocument(PathBuf),
    /// Write the map.
    SaveDocument(PathBuf, Overwrite),
    /// Go on with what was asked for, after saving the changes of the map or without them.
    GoOn(bool),
    /// The file that a map needs, or none.
    LocateFile(Option<PathBuf>),
    /// Show the map that was left, or forget it.
    Restore(bool),
    /// Ask the system for a path for the open dialogue.
    Browse,
    /// Read a folder of texts.
    OpenTexts(PathBuf),
    /// Close the texts.
    CloseTexts,
    /// Read a file of boundaries.
    OpenBoundaries(OwnBoundaries),
    /// Put the boundaries that were read on the map.
    UseBoundaries,
    /// Put the bundled boundaries back on the map.
    BundledBoundaries,
    /// Write a figure.
    SaveFigure(PathBuf, Overwrite),
    /// Copy the table of facts.
    CopyTable,
    /// Copy the comparison.
    CopyComparison,
    /// Write the table of facts.
    SaveTable(PathBuf, Overwrite),
    /// Copy the figure.
    CopyFigure,
    /// Cancel the running work.
    Cancel,
    /// Copy the map.
    CopyMap,
    /// Copy text.
    Copy(String),
    /// Copy what is known of this window.
    CopyReport,
    /// Close the window.
    Quit,
}

impl AppState {
    /// Applies an action; what needs files, the clipboard or the window comes back as a job.
    #[must_use]
    pub fn apply(&mut self, action: Action) -> Option<Job> {
        // A map that moves changes nothing that is undone, and it moves in every frame.
        let is_step = !matches!(action, Action::Moved(_) | Action::Undo | Action::Redo);
        let before = is_step.then(|| self.before());
        let job = self.act(action);
        if let Some(before) = before {
            self.note_change(before);
        }
        job
    }

    fn act(&mut self, action: Action) -> Option<Job> {
        match action {
            Action::Select(selection) => self.select(selection),
            Action::Show(feature) => {
                self.select(Some(feature));
                self.goal = Some(Goal::Feature(feature));
            }
            Action::ShowFact(feature, anchor) => self.show_fact(feature, anchor),
            Action::ShowQuote(feature, anchor) => self.show_quote(feature, anchor),
            Action::ShowPosition(at, place) => self.show_position(at, place),
            Action::ListCorridors(corridors) => self.list_corridors(corridors),
            Action::TurnTo(topic) => self.turn_to(topic),
            Action::Connect(connected) => self.connect(connected),
            Action::ToggleTies(of, part) => self.panels.toggle_ties(of, part),
            Action::FigureOfTies(connected) => self.ask_for_figure_of_ties(connected),
            Action::FigureOf(feature) => self.ask_for_figure_of(feature),
            Action::Go(goal) => self.goal = Some(goal),
            Action::Moved(camera) => self.camera = Some(camera),
            Action::Rested(camera) => self.rest(camera),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::AddBookmark(name) => return Some(Job::AddBookmark(name)),
            Action::ShowBookmark(nth) => return Some(Job::ShowBookmark(nth)),
            Action::UpdateBookmark(nth) => return Some(Job::UpdateBookmark(nth)),
            Action::RenameBookmark(nth, name) => self.rename_bookmark(nth, &name),
            Action::RemoveBookmark(nth) => self.remove_bookmark(nth),
            Action::NewDocument => return Some(Job::NewDocument),
            Action::OpenDocument(path) => return Some(Job::OpenDocument(path)),
            Action::SaveDocument => match self.document.path.clone() {
                Some(path) => return Some(Job::SaveDocument(path, Overwrite::Yes)),
                None => self.open_dialog(Dialog::SaveDocument),
            },
            Action::SaveDocumentAs(path) => return Some(Job::SaveDocument(path, Overwrite::No)),
            Action::ReplaceDocument(path) => return Some(Job::SaveDocument(path, Overwrite::Yes)),
            Action::DiscardChanges => return Some(Job::GoOn(false)),
            Action::SaveChanges => return Some(Job::GoOn(true)),
            Action::LocateFile(path) => return Some(Job::LocateFile(Some(path))),
            Action::DoWithoutFile => return Some(Job::LocateFile(None)),
            Action::Restore(restores) => return Some(Job::Restore(restores)),
            Action::Back => self.go_back(),
            Action::Forward => self.go_forward(),
            Action::SetLayer(layer, on) => self.shown.set(layer, on),
            Action::SetFilter(filter) => {
                self.marked_features.clear();
                self.shown.set_filter(filter);
            }
            Action::SetHides(hides) => self.shown.set_hides(hides),
            Action::SetLanguage(language) => {
                self.language = language;
                self.chosen_language = Some(language);
            }
            Action::SetTheme(theme) => self.theme = theme,
            Action::ToggleDark => self.toggle_dark(),
            Action::ToggleMotion => self.reduced_motion = !self.reduced_motion,
            Action::ToggleLegend => self.legend_hidden = !self.legend_hidden,
            Action::TurnLegend => self.legend_page = self.legend_page.wrapping_add(1),
            Action::ToggleTable => self.open_table(!self.table_open),
            Action::SetTable(view) => self.table = view,
            Action::ListFacts(values) => self.list_facts(values),
            Action::ShowAll(features, bounds) => self.show_all(features, bounds),
            Action::ClearMarks => self.marked_features.clear(),
            Action::Compare(place) => self.compare(place),
            Action::CompareSelection => self.compare_selection(),
            Action::SetComparison(view) => self.comparison = view,
            Action::ShowComparison(shown) => self.show_comparison(shown),
            Action::CopyComparison => return Some(Job::CopyComparison),
            Action::FigureOfCompared => self.ask_for_figure_of_compared(),
            Action::Measure(step) => self.measure(step),
            Action::ToggleTime => self.toggle_time(),
            Action::ToggleBoard => self.toggle_board(),
            Action::SetAsOf(date) => self.set_as_of(date),
            Action::CompareDates(dates) => self.compare_dates(dates),
            Action::ListTimePart(part) => self.time.part = part,
            Action::MarkWhatCame(features) => self.mark_what_came(features),
            Action::CopyTable => return Some(Job::CopyTable),
            Action::SaveTable(path) => return Some(Job::SaveTable(path, Overwrite::No)),
            Action::ReplaceTable(path) => return Some(Job::SaveTable(path, Overwrite::Yes)),
            Action::SetQuery(query) => self.query = query,
            Action::SetOnlyMentioned(on) => self.only_mentioned = on,
            Action::OpenReader(source) => self.open_reader(source),
            Action::OpenReaderAt(anchor) => self.open_reader_at(anchor),
            Action::ReadFact(anchor, feature) => self.read_fact(anchor, feature),
            Action::StepPhrase(forward) => self.step_phrase = Some(forward),
            Action::SetReaderQuery(query) => {
                if let Some(view) = &mut self.reader {
                    view.query = query;
                }
            }
            Action::ShowReader(shown) => self.reads = shown && self.reader.is_some(),
            Action::CloseReader => self.close_reader(),
            Action::FocusSearch => {
                self.reads = false;
                self.open_left_panel();
                self.focus_search = true;
            }
            Action::TogglePassage(key) => toggle(&mut self.open_passages, key),
            Action::ToggleCard(key) => self.panels.toggle_card(key),
            Action::SetWholeCards(whole) => self.panels.set_whole_cards(whole),
            Action::ReadPanel(feature, reading) => self.panels.set_reading(feature, reading),
            Action::ToggleLeftPanel => self.toggle_left_panel(),
            Action::ToggleRightPanel => self.toggle_right_panel(),
            Action::SetNarrow(narrow) => self.panels.is_narrow = narrow,
            Action::Open(dialog) => self.open_dialog(dialog),
            Action::CloseDialog => self.dialog = None,
            Action::SetPath(path) => self.path_input = Some(path),
            Action::ShowFailure(text) => self.show_failure(text),
            Action::CloseMessage => self.message = None,
            Action::Browse => return Some(Job::Browse),
            Action::OpenTexts(folder) => return Some(Job::OpenTexts(folder)),
            Action::CloseTexts => return Some(Job::CloseTexts),
            Action::OpenBoundaries(own) => return Some(Job::OpenBoundaries(own)),
            Action::OtherBoundaries => {
                self.open_dialog(Dialog::Boundaries);
                self.opening = None;
            }
            Action::UseBoundaries => return Some(Job::UseBoundaries),
            Action::BundledBoundaries => return Some(Job::BundledBoundaries),
            Action::EditFigure(form) => self.figure = *form,
            Action::ReopenFigure(reopened) => self.reopen(*reopened),
            Action::BackToSaving(dialog) => self.dialog = Some(dialog),
            Action::SaveFigure(path) => return Some(Job::SaveFigure(path, Overwrite::No)),
            Action::ReplaceFigure(path) => return Some(Job::SaveFigure(path, Overwrite::Yes)),
            Action::CopyFigure => return Some(Job::CopyFigure),
            Action::Cancel => return Some(Job::Cancel),
            Action::CopyMap => return Some(Job::CopyMap),
            Action::Copy(text) => return Some(Job::Copy(text)),
            Action::CopyReport => return Some(Job::CopyReport),
            Action::CloseHint => self.hint_seen = true,
            Action::Tour(stop) => self.tour = stop,
            Action::Quit => return Some(Job::Quit),
        }
        None
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, key: T) {
    if !set.remove(&key) {
        set.insert(key);
    }
}
