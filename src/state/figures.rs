//! The figures of the window: those that are asked for, and those that were saved.

use std::path::Path;

use super::figure::WindowContext;
use super::recent::{self, Look, RecentFigure, Reopened};
use super::{AppState, Dialog, FigureFault, FigureForm, Goal, Subject, Topic};
use crate::figure_spec::FigureKind;
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId};
use crate::scene::feature_key;
use crate::scene::layout::{Figure, figure_title};

impl AppState {
    /// Asks for a figure about a feature: the words of the figure before are not its own.
    pub fn ask_for_figure_of(&mut self, feature: FeatureId) {
        self.select(Some(feature));
        self.ask_for_figure(Subject::Selection);
    }

    /// Asks for a figure of the places that are compared.
    pub fn ask_for_figure_of_compared(&mut self) {
        self.ask_for_figure(Subject::Compared);
    }

    fn ask_for_figure(&mut self, subject: Subject) {
        self.figure = FigureForm {
            subject,
            ..self.figure.without_words()
        };
        self.open_dialog(Dialog::Figure);
    }

    /// The figure that is asked for.
    ///
    /// # Errors
    /// The first field whose content is not what it asks for.
    pub fn asked_figure(&self, atlas: &Atlas, i18n: &I18n) -> Result<Figure, FigureFault> {
        let mut figure = self.figure.figure(&self.window_context(atlas))?;
        if self.figure.title.is_none() {
            figure.title = figure_title(atlas, i18n, &figure);
        }
        Ok(figure)
    }

    /// The title of the figure that is asked for, where the person gives none.
    #[must_use]
    pub fn usual_figure_title(&self, atlas: &Atlas, i18n: &I18n) -> String {
        figure_title(
            atlas,
            i18n,
            &self.figure.content(&self.window_context(atlas)),
        )
    }

    fn window_context<'a>(&'a self, atlas: &'a Atlas) -> WindowContext<'a> {
        WindowContext {
            atlas,
            connected: self.connected,
            shown: &self.shown,
            camera: self.camera,
            selection: self.selection_of_figure(atlas),
            compared: self.placed_comparison(atlas),
        }
    }

    /// What is selected, if the figure that is asked for can be about it: a map about what lies on
    /// it, a diagram or a board about anything.
    #[must_use]
    pub fn selection_of_figure(&self, atlas: &Atlas) -> Option<FeatureId> {
        match self.figure.kind {
            FigureKind::Map | FigureKind::Multiples => self.placed_selection(atlas),
            FigureKind::Schematic | FigureKind::Board => self.selection,
        }
    }

    /// What a figure of now shows, for [`RecentFigure`].
    #[must_use]
    pub fn look(&self, atlas: &Atlas) -> Look {
        Look::of(
            atlas,
            self.language,
            &self.shown,
            self.camera,
            (
                self.placed_selection(atlas)
                    .map(|feature| feature_key(atlas, feature).to_string()),
                self.compared_keys(atlas),
            ),
        )
        .with_ties(atlas, self.connected)
    }

    /// Asks for a figure that was saved before, of the same map.
    pub fn reopen(&mut self, reopened: Reopened) {
        let saved = reopened.saved;
        if reopened.topic == Topic::Nothing {
            self.marked_features.clear();
        }
        self.turn_to(reopened.topic);
        self.language = saved.look.language;
        self.shown = reopened.shown;
        self.set_as_of(self.shown.as_of());
        if saved.form.subject == Subject::Compared {
            self.comparison.places = reopened.compared;
            self.show_comparison(true);
        }
        if let Some(camera) = saved.look.camera() {
            // The figure shows this view even before the map has come there.
            self.camera = Some(camera);
            self.goal = Some(Goal::Camera(camera));
        }
        self.path_input = Some(saved.path);
        self.figure = saved.form.checked();
    }

    /// Remembers a figure that was saved; the next one is offered to be saved beside it.
    pub fn remember(&mut self, saved: RecentFigure) {
        let folder = Path::new(&saved.path).parent();
        if let Some(folder) = folder.filter(|folder| folder.is_absolute()) {
            self.figure_folder = Some(folder.to_owned());
        }
        recent::remember(&mut self.recent_figures, saved);
    }
}
