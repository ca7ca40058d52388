package io.headroom.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.help.HelpPage.Heading;
import io.headroom.help.HelpPage.Paragraph;
import io.headroom.help.HelpPage.Span;
import io.headroom.help.HelpPage.Style;
import io.headroom.help.HelpPage.Table;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpBookTest {
    private static final HelpBook BOOK = HelpBook.shipped(Locale.ENGLISH, Format.of(Locale.ROOT),
            table -> table.equals("keys") ? Optional.of(new Table(List.of("Command", "Keys"), List.of(false, false), List.of(List.of("Save", "Ctrl+S")))) : Optional.empty());

    static Stream<String> pages() {
        return BOOK.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasATitleAndLinksThatLeadSomewhere(String id) {
        HelpPage page = BOOK.page(id);
        assertThat(page.title()).isNotBlank();
        assertThat(page.blocks().stream().filter(block -> block instanceof Heading heading && heading.level() == 1)).hasSize(1);
        for (Span link : links(page)) {
            String[] parts = link.target().split("#", 2);
            String to = parts[0].isEmpty() ? id : parts[0];
            assertThat(BOOK.pages()).as("link \"%s\" of %s", link.text(), id).contains(to);
            if (parts.length == 2) {
                assertThat(anchors(BOOK.page(to))).as("link \"%s\" of %s", link.text(), id).contains(parts[1]);
            }
        }
    }

    private static List<Span> links(HelpPage page) {
        return page.blocks().stream().filter(Paragraph.class::isInstance).flatMap(block -> ((Paragraph) block).spans().stream())
                .filter(span -> span.style() == Style.LINK).toList();
    }

    private static List<String> anchors(HelpPage page) {
        return page.blocks().stream().filter(Heading.class::isInstance).map(block -> HelpPage.anchor(((Heading) block).text())).toList();
    }

    @Test
    void everyPageButTheFirstIsReachedByALink() {
        List<String> linked = pages().flatMap(id -> links(BOOK.page(id)).stream()).map(link -> link.target().replaceFirst("#.*", "")).distinct().toList();
        assertThat(linked).containsAll(BOOK.pages().subList(1, BOOK.pages().size()));
    }

    @Test
    void theGlossaryExplainsTheWordsOfThePlan() {
        List<String> explained = BOOK.page("glossary").blocks().stream().filter(Paragraph.class::isInstance).map(block -> ((Paragraph) block).spans().getFirst())
                .filter(span -> span.style() == Style.STRONG).map(Span::text).toList();
        assertThat(explained).doesNotHaveDuplicates().contains("Plan", "Fleet", "Cluster", "Partition", "Cabin", "Lane", "Deployment", "Replica", "Tray", "Tenant", "Workload", "Objective", "Tier", "Fallback",
                "Contract", "Scenario", "Incident", "TTFT", "TPOT", "Estimated", "Simulated", "Measured", "Verdict", "Moment");
    }

    @Test
    void aSearchFindsAllWordsTitlesFirst() {
        assertThat(BOOK.search("GLOSSARY").getFirst()).isEqualTo(new HelpBook.Hit("glossary", "Glossary", "", ""));
        HelpBook.Hit hit = BOOK.search("jain even").getFirst();
        assertThat(hit.target()).isEqualTo("limits#the-backlog");
        assertThat(hit.excerpt()).contains("Jain").hasSizeLessThan(110);
        assertThat(BOOK.search("ctrl+s").stream().map(HelpBook.Hit::page)).contains("keyboard");
        assertThat(BOOK.search("no such words here")).isEmpty();
        assertThat(BOOK.search("  ")).isEmpty();
    }

    @Test
    void aLanguageWithoutPagesReadsTheEnglishOnes() {
        HelpBook dutch = HelpBook.shipped(Locale.of("nl"), Format.of(Locale.ROOT), _ -> Optional.empty());
        assertThat(dutch.page("board")).isEqualTo(BOOK.page("board"));
    }

    @Test
    void aPlaceIsNamedAsTheEnglishPageDoes() {
        HelpBook german = HelpBook.shipped(Locale.GERMANY, Format.of(Locale.ROOT), _ -> Optional.empty());
        List<String> english = anchors(BOOK.page("trust"));
        List<String> here = anchors(german.page("trust"));
        assertThat(here).hasSameSizeAs(english).isNotEqualTo(english);
        assertThat(german.place("trust#" + english.get(2))).isEqualTo("trust#" + here.get(2));
        assertThat(german.place("trust#" + here.get(3))).isEqualTo("trust#" + here.get(3));
        assertThat(german.place("trust#nowhere")).isEqualTo("trust");
        assertThat(german.place("trust")).isEqualTo("trust");
    }

    @Test
    void aLinkIsASpanWithATarget() {
        Paragraph paragraph = (Paragraph) HelpPage.parse("See [the board](board#cells), [not a link] and (this).", _ -> Optional.empty()).blocks().getFirst();
        assertThat(paragraph.spans()).containsExactly(new Span("See ", Style.PLAIN), new Span("the board", Style.LINK, "board#cells"),
                new Span(", [not a link] and (this).", Style.PLAIN));
    }

    @Test
    void numberedPointsStandAlone() {
        assertThat(HelpPage.parse("1. one\n   goes on\n2. two", _ -> Optional.empty()).blocks()).extracting(block -> ((Paragraph) block).text())
                .containsExactly("1. one goes on", "2. two");
    }

    @Test
    void backAndForwardWalkThePlacesOneWasAt() {
        HelpHistory history = new HelpHistory();
        history.go("a");
        history.go("b");
        history.go("b");
        history.go("c");
        assertThat(history.step(-1)).contains("b");
        assertThat(history.step(-1)).contains("a");
        assertThat(history.step(-1)).isEmpty();
        assertThat(history.step(1)).contains("b");
        history.go("d");
        assertThat(history.step(1)).isEmpty();
        assertThat(history.step(-1)).contains("b");
    }
}
