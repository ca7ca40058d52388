package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plans of so many tenants that their files are read and written a tenant at a time.
class LargePlanFileTest {
    private static final String FIRST = "\"tenants\": [";

    @TempDir
    private Path folder;

    private static String tenant(int number) {
        return """
                {"id": "t%d", "name": "Tenant %<d", "tier": "gold", "workloads": [{"name": "work", "models": ["llama-3.1-70b"], "arrivals": {"kind": "poisson", "rate": "2/s"},
                "inputTokens": {"kind": "empirical", "values": [1, 2, 3]}, "outputTokens": {"kind": "fixed", "value": 4}}]}""".formatted(number);
    }

    /// The plan of two clusters with more tenants in front of its own, all in the tray.
    private static String crowd(int tenants) {
        return TwoClusters.text().replace(FIRST, IntStream.range(0, tenants).mapToObj(LargePlanFileTest::tenant).collect(Collectors.joining(",\n", FIRST, ",")));
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> PlanFile.parse("p", text)).isInstanceOf(BadPlanFile.class).hasMessageContaining(message).message().hasLineCount(1);
    }

    @Test
    @Timeout(60)
    void tenantsMayHoldMoreValuesThanATreeMay() throws IOException {
        int many = 40_000; // of some 52 values each
        Plan plan = PlanFile.parse("p", crowd(many)).plan();
        assertThat(plan.tenants()).hasSize(many + TwoClusters.plan().tenants().size()).element(many - 1).extracting(Tenant::name).isEqualTo("Tenant 39999");
        assertThat(plan.withTenants(plan.tenants().subList(many, plan.tenants().size()))).isEqualTo(TwoClusters.plan());
    }

    /// In 40 MiB: as a tree, the tenants of the first file would take more, and so does what the second holds.
    @Test
    @Timeout(120)
    void littleMemoryIsEnoughForTenantsAndSaysSoWhereItIsNot() throws IOException, InterruptedException {
        Path large = Files.writeString(folder.resolve("large.headroom"), crowd(15_000));
        Path hostile = Files.writeString(folder.resolve("hostile.headroom"), "{\"headroom\": {\"format\": 1}, \"x\": [" + "{},".repeat(900_000) + "{}]}");
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx40m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), LittleMemory.class.getName(), large.toString(), hostile.toString(), folder.resolve("copy.headroom").toString())
                        .redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).matches("15009 tenants\\R\\Q" + hostile + "\\E: takes more memory than the \\d+ MB that this program may use. Let it use more, e.g. with JAVA_TOOL_OPTIONS=-Xmx4g.\\R");
        assertThat(PlanFile.read(folder.resolve("copy.headroom")).plan()).isEqualTo(PlanFile.read(large).plan());
    }

    /// Opens a large plan, saves it, and opens a hostile file.
    static final class LittleMemory {
        private LittleMemory() {}

        /// @param files the large plan, the hostile file, and where to save
        static void main(String[] files) throws IOException {
            PlanDocument large = PlanFile.read(Path.of(files[0]));
            System.out.println(large.plan().tenants().size() + " tenants");
            PlanFile.write(Path.of(files[2]), large);
            try {
                PlanFile.read(Path.of(files[1]));
            } catch (BadPlanFile bad) {
                System.out.println(bad.getMessage());
            }
        }
    }

    @Test
    void theTextIsThatOfAPlanInMemoryAndSoIsItsHash() throws Exception {
        PlanDocument document = PlanFile.parse("p", crowd(50));
        Path file = folder.resolve("p.headroom");
        PlanFile.write(file, document);
        assertThat(file).hasContent(PlanFile.format(document));
        assertThat(PlanFile.sha256(document.plan())).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
    }

    @Test
    void tenantsThatAreAlikeShareWhatTheyHave() throws BadPlanFile {
        List<Tenant> tenants = PlanFile.parse("p", crowd(2)).plan().tenants();
        Traffic first = tenants.get(0).workloads().getFirst().traffic();
        assertThat(tenants.get(1).workloads().getFirst().traffic()).isSameAs(first);
        assertThat(tenants.get(1).tier()).isSameAs(tenants.get(0).tier());
        assertThat(tenants.get(1).workloads().getFirst()).as("an estimate keeps the flow of each workload").isNotSameAs(tenants.get(0).workloads().getFirst());
    }

    /// Partitions name their owners among the tenants, and tenants their partitions: no order lets each part stand behind those it refers to.
    @Test
    void tenantsMayStandAnywhere() throws BadPlanFile {
        String text = TwoClusters.text();
        int from = text.indexOf("  " + FIRST);
        int to = text.indexOf("  \"gpuTypes\"");
        String tenants = text.substring(from, to);
        String rest = text.substring(0, from) + text.substring(to);
        assertThat(PlanFile.parse("p", rest.replaceFirst("\\{\n", "{\n" + tenants.replace("$", "\\$"))).plan()).isEqualTo(TwoClusters.plan());
        assertThat(PlanFile.parse("p", rest.replaceFirst("\n}\n$", ",\n" + tenants.stripTrailing().replaceFirst(",$", "").replace("$", "\\$") + "\n}\n")).plan())
                .isEqualTo(TwoClusters.plan());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "7,| $.tenants[0]: is the number 7: it must be an object.",
            "[{}],| $.tenants[0]: is a list: it must be an object.",
            "\"robotics\",| $.tenants[8].id: the id \"robotics\" is taken by an earlier entry",
            "{\"id\": \"robotics\"}, {\"id\": \"fraud-desk\"},| $.tenants[6].id: the id \"fraud-desk\" is taken by an earlier entry",
            "{\"workloads\": [{\"id\": \"robotics\"}], \"x\": \"id\"},| $.tenants[0].id: is missing",
            "{\"id\": \"a\", \"id\": \"b\"},| Duplicate",
            "{\"id\": \"a\", \"x\": {\"y\": 1, \"y\": 2}},| Duplicate",
            "{\"id\": \"a\", ]},| is not valid JSON at line 140, column 27: ",
            "{\"id\": \"a\", \"x\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]| nest deeper than 64"})
    void saysWhatIsWrongInTheList(String before, String message) {
        refuses(TwoClusters.text().replace(FIRST, FIRST + before), message);
    }

    @Test
    void tenantsThatAreNoListAreRefused() {
        String text = TwoClusters.text();
        refuses(text.substring(0, text.indexOf(FIRST)) + "\"tenants\": {\"id\": \"robotics\"}}", "$.partitions[1].owner: there is no tenant \"fraud-desk\"");
        refuses("{\"headroom\": {\"format\": 1}, \"name\": \"x\", \"run\": {\"start\": \"2027-01-18T09:00\", \"duration\": \"1h\"}, \"tenants\": \"many\"}",
                "$.tenants: is the text \"many\": it must be a list of objects.");
        refuses(TwoClusters.text() + "{}", "is not valid JSON at line ");
        refuses(TwoClusters.text() + "{}", "More stands after the end of it.");
    }

    @Test
    @Timeout(60)
    void aTenantIsATreeAndAllAreCounted() {
        refuses("{\"headroom\": {\"format\": 1}, \"tenants\": [{\"x\": [" + "{},".repeat(1_000_000) + "{}]}]}", "it holds more than 2000000 values");
        refuses("{\"headroom\": {\"format\": 1}, \"x\": [" + "{},".repeat(600_000) + "{}], \"tenants\": [{\"x\": [" + "{},".repeat(600_000) + "{}]}]}", "it holds more than 2000000 values");
        refuses("{\"headroom\": {\"format\": 1}, \"tenants\": [" + "{},".repeat(500_000) + "{}]}", "it holds more than 500000 tenants");
    }

    @Test
    @Timeout(60)
    void unknownKeysOfAllTenantsAreCountedSinceTheyAreKept() {
        String keys = "\"x\": [" + "{},".repeat(600_000) + "{}], ";
        String text = TwoClusters.text();
        refuses(text.replace("\"id\": \"robotics\"", keys + "\"id\": \"robotics\"").replaceFirst("\"id\": \"fraud-desk\"", keys + "\"id\": \"fraud-desk\""),
                ".x: the keys of tenants that this version does not know hold more than 2000000 values");
    }

    @Test
    void aFileThatChangesWhileItIsReadIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("p.headroom"), TwoClusters.text());
        try (PlanSource source = PlanSource.of(file)) {
            PlanOutline.of(source);
            Files.writeString(file, TwoClusters.text().replace("\"Robotics\"", "\"Robotica\""));
            assertThatThrownBy(() -> source.pass(_ -> "")).isInstanceOf(BadPlanFile.class)
                    .hasMessage(file + ": changed while it was read. Open it again when the other program is done with it.");
            Files.writeString(file, "{");
            assertThatThrownBy(() -> PlanOutline.of(source)).isInstanceOf(BadPlanFile.class).hasMessageContaining(": changed while it was read.");
        }
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsReadAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("p.headroom"), TwoClusters.text());
        try (PlanSource source = PlanSource.of(file)) {
            PlanOutline.of(source);
            AtomicFile.replace(file, out -> out.write('{'));
            assertThat(PlanReader.read(source, List.of()).plan()).isEqualTo(TwoClusters.plan());
        }
    }
}
