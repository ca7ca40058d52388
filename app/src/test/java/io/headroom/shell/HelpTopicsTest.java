package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.help.HelpBook;
import io.headroom.help.HelpPage;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelpTopicsTest {
    @Test
    void everyPanelHasAPlaceInTheHelp() {
        HelpBook book = HelpBook.shipped(Locale.ENGLISH, Format.of(Locale.ROOT), _ -> Optional.empty());
        List<String> topics = new ArrayList<>(HelpTopics.BY_PANEL.values());
        AnswerPages.ids().forEach(id -> topics.add("answers#" + id));
        for (String topic : topics) {
            String[] parts = topic.split("#", 2);
            assertThat(book.pages()).contains(parts[0]);
            if (parts.length == 2) {
                assertThat(book.page(parts[0]).blocks().stream().filter(HelpPage.Heading.class::isInstance).map(block -> HelpPage.anchor(((HelpPage.Heading) block).text())))
                        .as(topic).contains(parts[1]);
            }
        }
    }
}
