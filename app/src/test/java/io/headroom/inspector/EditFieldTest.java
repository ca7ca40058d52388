package io.headroom.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.look.Toolkit;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Units;
import io.headroom.session.TestPlans;
import io.headroom.words.Format;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One field: it says how it reads, keeps what is wrong, and makes one edit.
@NullUnmarked
class EditFieldTest {
    private final Plan plan = TestPlans.plan();
    private final List<Edit> edits = new ArrayList<>();
    private final Subject subject = new Subject();
    private InspectorModel.Field shown;
    private EditField field;

    @BeforeEach
    void open() {
        Toolkit.require();
        Toolkit.call(() -> {
            Figures figures = new Figures(plan, null, false, Format.of(Locale.GERMANY));
            shown = figures.named(Quantity.DURATION, "target", "Target", "1.5 s", "",
                    text -> Edits.change(plan.tenant(TestPlans.LAUNCH).withObjectives(List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, Units.seconds(text))))));
            field = new EditField(shown, subject, edits::add);
            new Scene(new VBox(field.input(), field.problem()));
            return true;
        });
    }

    private void press(KeyCode code) {
        Toolkit.call(() -> {
            field.input().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    private void enter() {
        Toolkit.call(() -> {
            field.input().fireEvent(new ActionEvent());
            return true;
        });
    }

    private void type(String text) {
        Toolkit.call(() -> {
            field.input().setText(text);
            return true;
        });
    }

    private String text() {
        return Toolkit.call(() -> field.input().getText());
    }

    private String line() {
        return Toolkit.call(() -> field.problem().isVisible() ? field.problem().getText() : "");
    }

    @Test
    void itShowsTheDecimalSignOfTheDesktopAndHowABareNumberIsRead() {
        assertThat(text()).isEqualTo("1,5 s");
        type("2");
        assertThat(line()).isEqualTo("read as 2 s");
        type("2500 ms");
        assertThat(line()).isEqualTo("read as 2,5 s");
        enter();
        assertThat(line()).isEmpty();
        assertThat(edits).hasSize(1);
        assertThat(edits.getFirst().applyTo(plan).tenant(TestPlans.LAUNCH).objectives().getFirst().targetSeconds()).isEqualTo(2.5);
    }

    @Test
    void whatIsWrongStaysWithItsReasonUntilEscBringsBackWhatHolds() {
        type("soon");
        assertThat(line()).as("nobody is told off while typing").isEmpty();
        enter();
        assertThat(text()).isEqualTo("soon");
        assertThat(line()).isEqualTo("Target is \"soon\": enter a time, e.g. 500 ms, 12 s, 5 min or 2 h.");
        type("soo");
        assertThat(line()).as("said until it can be read").contains("soon");
        press(KeyCode.ESCAPE);
        assertThat(text()).isEqualTo("1,5 s");
        assertThat(line()).isEmpty();
        assertThat(edits).isEmpty();
    }

    @Test
    void upAndDownStepAndEnterApplies() {
        press(KeyCode.UP);
        assertThat(text()).isEqualTo("1,6 s");
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertThat(text()).isEqualTo("1,4 s");
        assertThat(edits).as("a step is only typed").isEmpty();
        enter();
        assertThat(edits).hasSize(1);
    }

    @Test
    void whatIsWrongIsThereAgainWhenTheFieldIsBuiltAnew() {
        type("soon");
        enter();
        Toolkit.call(() -> {
            field = new EditField(shown, subject, edits::add);
            return true;
        });
        assertThat(text()).isEqualTo("soon");
        assertThat(line()).startsWith("Target is \"soon\"");
        press(KeyCode.ESCAPE);
        assertThat(subject.drafts()).isEmpty();
    }
}
