package io.headroom.answers.offers;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.OfferStudy;
import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.SearchBar;
import io.headroom.answers.Searching;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.edit.Edit;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/// What each way to buy costs a tenant and what it gets for it, who can afford a guarantee, and what the cheapest way to the objectives is.
public final class OffersPage implements AnswerPage {
    private final Words words = Words.of(OffersPage.class);
    private final AnswersDesk desk;
    private final Searching<OfferAnswer> searching;
    private final OffersView view;
    private final ComboBox<Whom> whom = new ComboBox<>();

    /// Whom to ask about.
    ///
    /// @param tenant one tenant, or null for all
    /// @param name what the choice is called
    private record Whom(@Nullable TenantId tenant, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A page on the open plan.
    public OffersPage(AnswersDesk desk) {
        this.desk = desk;
        searching = desk.searching();
        whom.setId("offers-whom");
        whom.setAccessibleText(words.text("whom"));
        whom.getStyleClass().add("comparison-chooser");
        view = new OffersView(new SearchBar("offers", searching, words.text("ask"), this::ask, List.of(whom)), this::adopt);
        searching.stateProperty().subscribe(this::show);
        searching.stateProperty().subscribe(state -> {
            if (state.phase() == Searching.Phase.DONE) {
                state.answer().ifPresent(answer -> desk.answered().keep(searching.asked(), answer));
            }
        });
    }

    private void ask() {
        Plan plan = desk.session().plan();
        int threads = desk.threads().getAsInt();
        Whom chosen = whom.getValue();
        TenantId only = chosen == null ? null : chosen.tenant();
        searching.start(words.text("job"), search -> OfferStudy.of(OfferCatalogue.offered(plan), tenant -> only == null || only.equals(tenant), Assurance.USUAL, threads, search, search::best));
    }

    private void show() {
        Optional<OfferAnswer> answer = searching.state().answer();
        if (answer.isPresent()) {
            view.show(OffersModel.of(answer.get(), desk.format()));
        } else {
            view.clear(words.text(searching.state().running() ? "waiting" : desk.session().plan().offers().isEmpty() ? "empty.catalogue" : "empty"));
        }
    }

    /// What does not fit, the window says.
    private void adopt(Edit edit) {
        desk.make(edit);
    }

    @Override
    public String id() {
        return "offers";
    }

    @Override
    public String title() {
        return words.text("title");
    }

    @Override
    public String question() {
        return words.text("question");
    }

    @Override
    public Node view() {
        return view;
    }

    /// All tenants, or one of them; who was chosen stays chosen while it is there.
    private void choices() {
        Whom all = new Whom(null, words.text("everybody"));
        List<Whom> choices = Stream.concat(Stream.of(all), desk.session().plan().tenants().stream().map(tenant -> new Whom(tenant.id(), tenant.name()))).toList();
        Whom before = whom.getValue();
        whom.getItems().setAll(choices);
        whom.setValue(choices.stream().filter(choice -> before != null && Objects.equals(choice.tenant(), before.tenant())).findFirst().orElse(all));
    }

    @Override
    public void shown() {
        choices();
        desk.tenant().get().map(TenantId::value).ifPresent(view::prefer);
        show();
    }
}
