package io.headroom.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page of help is there in German, with the same headings, points and tables in the same order.
class GermanPagesTest {
    static List<Path> pages() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(HelpPage.class.getResource("/io/headroom/assets/help/trust.md")).toURI()).getParent();
        try (Stream<Path> files = Files.list(Objects.requireNonNull(folder))) {
            return files.filter(file -> file.toString().endsWith(".md") && !file.toString().endsWith("_de.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageIsThereInGermanToo(Path english) throws IOException {
        Path german = english.resolveSibling(english.getFileName().toString().replace(".md", "_de.md"));
        assertThat(german).exists();
        assertThat(shape(german)).isEqualTo(shape(english));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itsLinksLeadToTheSamePlaces(Path english) throws IOException {
        Path german = english.resolveSibling(english.getFileName().toString().replace(".md", "_de.md"));
        assertThat(links(german)).containsExactlyInAnyOrderElementsOf(links(english));
    }

    private static List<String> links(Path page) throws IOException {
        return HelpPage.parse(Files.readString(page), _ -> Optional.empty()).blocks().stream().filter(HelpPage.Paragraph.class::isInstance).map(HelpPage.Paragraph.class::cast)
                .flatMap(paragraph -> paragraph.spans().stream()).map(HelpPage.Span::target).filter(target -> !target.isEmpty()).toList();
    }

    private static List<String> shape(Path page) throws IOException {
        return HelpPage.parse(Files.readString(page), table -> Optional.of(new HelpPage.Table(List.of(table), List.of(), List.of()))).blocks().stream().map(block -> switch (block) {
            case HelpPage.Heading(int level, _) -> "heading " + level;
            case HelpPage.Paragraph paragraph -> paragraph.point() ? "point" : "paragraph";
            case HelpPage.Table table -> "table " + (table.rows().isEmpty() ? table.columns() : table.rows().size() + " rows");
        }).toList();
    }
}
