package io.headroom.shell;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.auto.AutoPlanPage;
import io.headroom.answers.caps.CapsPage;
import io.headroom.answers.forecast.ForecastPage;
import io.headroom.answers.frontier.FrontierPage;
import io.headroom.answers.offers.OffersPage;
import io.headroom.answers.size.SizePage;
import io.headroom.answers.sweep.SweepPage;
import java.util.List;
import java.util.function.Function;

/// The questions that the window answers, in the order in which a planner meets them.
final class AnswerPages {
    /// A page.
    ///
    /// @param id the id of the page, and with `answer.` before it that of the command which shows it
    /// @param make makes it, once for each window
    private record Page(String id, Function<AnswersDesk, AnswerPage> make) {}

    private static final List<Page> ALL = List.of(
            new Page(AutoPlanPage.ID, AutoPlanPage::of),
            new Page(SizePage.ID, SizePage::of),
            new Page(CapsPage.ID, CapsPage::of),
            new Page(FrontierPage.ID, FrontierPage::of),
            new Page(ForecastPage.ID, ForecastPage::of),
            new Page("offers", OffersPage::new),
            new Page(SweepPage.ID, SweepPage::of));

    private AnswerPages() {}

    /// The ids of all pages.
    static List<String> ids() {
        return ALL.stream().map(Page::id).toList();
    }

    /// Makes all pages, once for each window.
    static List<AnswerPage> all(AnswersDesk desk) {
        return ALL.stream().map(page -> page.make().apply(desk)).toList();
    }
}
