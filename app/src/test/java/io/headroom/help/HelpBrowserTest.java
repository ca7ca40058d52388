package io.headroom.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.look.Theme;
import io.headroom.look.Toolkit;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class HelpBrowserTest {
    private HelpBrowser browser;
    private Scene scene;

    @BeforeEach
    void toolkit() {
        Toolkit.require();
        Toolkit.call(() -> {
            browser = new HelpBrowser(HelpBook.shipped(Locale.ENGLISH, Format.of(Locale.ROOT), _ -> Optional.empty()));
            scene = new Scene(browser, 1040, 700);
            new Theme(Theme.Choice.LIGHT).dress(scene);
            browser.show("board");
            scene.snapshot(null);
            return true;
        });
    }

    private HelpView page() {
        return (HelpView) browser.getCenter();
    }

    private String title() {
        return page().getAccessibleText();
    }

    private void press(KeyCode code, boolean control, boolean shift, boolean alt) {
        Node at = Objects.requireNonNullElse(scene.getFocusOwner(), browser);
        Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false));
    }

    private List<Node> all(Node from, String styleClass) {
        scene.snapshot(null);
        return new ArrayList<>(from.lookupAll("." + styleClass));
    }

    @Test
    void linksLeadAndBackLeadsBack() {
        Toolkit.call(() -> {
            Hyperlink link = all(page(), "help-link").stream().map(Hyperlink.class::cast).filter(each -> each.getText().equals("Moving tenants")).findFirst().orElseThrow();
            link.fire();
            assertThat(title()).isEqualTo("Moving tenants");
            press(KeyCode.LEFT, false, false, true);
            assertThat(title()).isEqualTo("The board");
            press(KeyCode.RIGHT, false, false, true);
            assertThat(title()).isEqualTo("Moving tenants");
            return true;
        });
    }

    @Test
    void aPlaceOnAPageIsScrolledTo() {
        Toolkit.call(() -> {
            browser.show("glossary");
            scene.snapshot(null);
            assertThat(page().getVvalue()).isZero();
            browser.show("glossary#numbers");
            assertThat(page().getVvalue()).isGreaterThan(0.5);
            return true;
        });
    }

    @Test
    void theSearchListsPlacesAndEscGivesTheContentsBack() {
        Toolkit.call(() -> {
            TextField search = (TextField) browser.lookup("#help-search");
            ListView<?> list = (ListView<?>) browser.lookup("#help-contents");
            int pages = list.getItems().size();
            search.setText("jain");
            assertThat(list.getItems()).hasSize(2);
            assertThat(list.getAccessibleText()).isEqualTo("2 places with jain");
            assertThat(title()).as("nothing is opened while one types").isEqualTo("The board");
            search.fireEvent(new javafx.event.ActionEvent());
            assertThat(title()).isEqualTo("Tiers, limits and queues");
            press(KeyCode.ESCAPE, false, false, false);
            assertThat(list.getItems()).hasSize(pages);
            assertThat(title()).isEqualTo("Tiers, limits and queues");
            return true;
        });
    }

    @Test
    void wordsAreFoundOnThePage() {
        Toolkit.call(() -> {
            press(KeyCode.F, true, false, false);
            TextField field = all(browser, "text-field").stream().filter(node -> "help-find".equals(node.getId())).map(TextField.class::cast).findFirst().orElseThrow();
            field.setText("tray");
            Label count = (Label) browser.lookup("#help-find-count");
            assertThat(count.getText()).matches("1 of [2-9]");
            assertThat(all(page(), "help-current")).hasSize(1);
            Node first = all(page(), "help-current").getFirst();
            Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertThat(count.getText()).startsWith("2 of ");
            assertThat(all(page(), "help-current")).doesNotContain(first);
            field.setText("nowhere at all");
            assertThat(count.getText()).isEqualTo("not on this page");
            Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            assertThat(all(page(), "help-found")).isEmpty();
            assertThat(field.getParent().isVisible()).isFalse();
            return true;
        });
    }
}
