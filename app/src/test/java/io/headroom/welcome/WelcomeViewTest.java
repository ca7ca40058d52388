package io.headroom.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.look.Theme;
import io.headroom.look.Toolkit;
import io.headroom.session.TestPlans;
import io.headroom.welcome.WelcomeModel.RecentCard;
import io.headroom.welcome.WelcomeModel.SampleCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WelcomeViewTest {
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void toolkit() {
        Toolkit.require();
    }

    private final WelcomeActions actions = new WelcomeActions() {
        @Override
        public void newPlan() {
            asked.add("new");
        }

        @Override
        public void open() {
            asked.add("open");
        }

        @Override
        public void guide() {
            asked.add("guide");
        }

        @Override
        public void sample(String name) {
            asked.add("sample " + name);
        }

        @Override
        public void recent(Path file) {
            asked.add("recent " + file);
        }

        @Override
        public void forget(Path file) {
            asked.add("forget " + file);
        }

        @Override
        public void back() {
            asked.add("back");
        }
    };

    private static WelcomeModel model(String open) {
        PlanSketch sketch = PlanSketch.of(TestPlans.plan());
        return new WelcomeModel(List.of(new RecentCard(Path.of("mine.headroom"), "mine.headroom", "/plans", false, sketch),
                new RecentCard(Path.of("gone.headroom"), "gone.headroom", "/plans", true, null)),
                IntStream.range(0, 6).mapToObj(i -> new SampleCard("s" + i, "Sample " + i, "What it shows.", sketch)).toList(), open, false);
    }

    private Scene scene(String open) {
        Theme theme = new Theme(Theme.Choice.LIGHT);
        WelcomeView view = new WelcomeView(theme.tokensProperty(), actions);
        Scene scene = new Scene(view, 1280, 800);
        theme.dress(scene);
        view.show(model(open));
        scene.snapshot(null);
        view.focusFirst();
        return scene;
    }

    private static String focused(Scene scene) {
        Node owner = Objects.requireNonNull(scene.getFocusOwner());
        return owner.getId() != null && owner.getAccessibleText() == null ? owner.getId() : Objects.requireNonNullElse(owner.getAccessibleText(), "");
    }

    private static void press(Scene scene, KeyCode... codes) {
        for (KeyCode code : codes) {
            Event.fireEvent(Objects.requireNonNull(scene.getFocusOwner()), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        }
    }

    @Test
    void arrowsWalkTheGrid() {
        Toolkit.call(() -> {
            Scene scene = scene("");
            assertThat(focused(scene)).isEqualTo("mine.headroom, /plans, 32 GPUs, 4 tenants");
            press(scene, KeyCode.RIGHT);
            assertThat(focused(scene)).isEqualTo("gone.headroom, The file is not there any more.");
            press(scene, KeyCode.DOWN);
            assertThat(focused(scene)).startsWith("Sample 1");
            press(scene, KeyCode.DOWN);
            assertThat(focused(scene)).startsWith("Sample 5");
            press(scene, KeyCode.LEFT, KeyCode.UP, KeyCode.UP, KeyCode.UP);
            assertThat(focused(scene)).isEqualTo("welcome-guide");
            press(scene, KeyCode.END);
            assertThat(focused(scene)).startsWith("Sample 5");
            press(scene, KeyCode.HOME);
            assertThat(focused(scene)).isEqualTo("welcome-guide");
            return true;
        });
    }

    @Test
    void enterOpensAndDeleteTakesOut() {
        Toolkit.call(() -> {
            Scene scene = scene("");
            press(scene, KeyCode.ENTER, KeyCode.RIGHT, KeyCode.DELETE, KeyCode.DOWN, KeyCode.ENTER, KeyCode.DELETE, KeyCode.ESCAPE);
            assertThat(asked).containsExactly("recent mine.headroom", "forget gone.headroom", "sample s1");
            return true;
        });
    }

    @Test
    void escGoesBackToTheOpenPlan() {
        Toolkit.call(() -> {
            Scene scene = scene("My plan");
            press(scene, KeyCode.ESCAPE);
            assertThat(asked).containsExactly("back");
            return true;
        });
    }

    @Test
    void theFocusStaysOnItsCardWhenPicturesCome() {
        Toolkit.call(() -> {
            Scene scene = scene("");
            press(scene, KeyCode.DOWN, KeyCode.RIGHT);
            String before = focused(scene);
            WelcomeView view = (WelcomeView) scene.getRoot();
            view.show(new WelcomeModel(model("").recents().subList(0, 1), model("").samples(), "", true));
            assertThat(focused(scene)).isEqualTo(before).startsWith("Sample 1");
            return true;
        });
    }
}
