package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.store.SaveFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How the workbook comes to be: watched, cancelled, in little memory, within what Excel takes.
class WorkbookExportTest {
    @TempDir
    Path folder = Path.of("");

    private Path between = Path.of("");
    private Path out = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void anOldFile() throws IOException {
        between = Files.createDirectory(folder.resolve("between"));
        out = Files.createDirectory(folder.resolve("out"));
        file = Files.writeString(out.resolve("plan.xlsx"), "old");
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(between.toFile()));
    }

    @AfterEach
    void asUsual() {
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy());
    }

    /// Hears of the progress, and cancels after a number of times it was asked.
    private static final class Listener implements ExportWatch {
        private final List<Double> heard = new ArrayList<>();
        private final int patience;
        private int asked;

        Listener(int patience) {
            this.patience = patience;
        }

        @Override
        public void progress(double share) {
            heard.add(share);
        }

        @Override
        public boolean cancelled() {
            return ++asked > patience;
        }
    }

    private static List<String> files(Path where) throws IOException {
        try (Stream<Path> all = Files.list(where)) {
            return all.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }

    private static Dossier dossier() {
        return Dossier.of(Examples.plan(), Examples.results());
    }

    @Test
    void progressRisesToOne() throws IOException {
        Listener listener = new Listener(Integer.MAX_VALUE);
        PlanWorkbook.write(file, dossier(), listener);
        assertThat(listener.heard).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(10).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0)).endsWith(1.0);
        assertThat(listener.heard).as("while the file is put together too").filteredOn(share -> share > 0.7).hasSizeGreaterThan(2);
        assertThat(files(between)).as("the rows on their way").isEmpty();
    }

    @Test
    void cancelledAtAnyTimeItLeavesTheOldFileAndNothingElse() throws IOException {
        Listener whole = new Listener(Integer.MAX_VALUE);
        PlanWorkbook.write(folder.resolve("whole.xlsx"), dossier(), whole);
        for (int patience = 0; patience < whole.asked; patience += 1 + whole.asked / 12) {
            int times = patience;
            assertThatThrownBy(() -> PlanWorkbook.write(file, dossier(), new Listener(times))).isInstanceOf(CancellationException.class);
            assertThat(file).hasContent("old");
            assertThat(files(out)).as("cancelled when asked for the %dth time", patience).containsExactly("plan.xlsx");
            assertThat(files(between)).isEmpty();
        }
    }

    @Test
    void aPlanWithMoreRowsThanExcelTakesIsRefusedInALine() {
        Results few = Examples.results();
        List<TenantResult> many = Collections.nCopies(1_048_573, few.tenants().getFirst());
        Dossier dossier = Dossier.of(Examples.plan(), new Results(few.engine(), many, few.partitions()));
        assertThatThrownBy(() -> PlanWorkbook.write(file, dossier, ExportWatch.NONE)).isInstanceOf(SaveFailed.class).message().hasLineCount(1)
                .isEqualTo(file + " was not saved: the sheet Results would have 1,048,577 rows, but Excel takes 1,048,576. Write the tables as CSV instead: they have no limit.");
        assertThat(file).hasContent("old");
    }

    @Test
    void whatIsBesideOrBelowTheLastCellIsRefusedToo() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Page page = new Page(workbook.createSheet("Map"), new Stylesheet(workbook), "", new ExportWatch.Rows(ExportWatch.NONE, 1), Places.none());
            page.put(1_048_575, 16_383, "the last cell", Style.TEXT);
            assertThatThrownBy(() -> page.put(1_048_576, 0, "", Style.TEXT)).isInstanceOf(ExcelLimits.Beyond.class).hasMessageContaining("1,048,577 rows");
            assertThatThrownBy(() -> page.put(0, 16_384, "", Style.TEXT)).isInstanceOf(ExcelLimits.Beyond.class).hasMessageContaining("16,385 columns");
        }
    }

    /// 20,000 GPUs in 2,500 nodes, by turns of two types, in a thousand lanes.
    @Test
    void aLargeFleetHasItsMapAndFormulasThatExcelTakes() throws IOException {
        Plan small = Examples.plan();
        Cluster cluster = small.fleet().getFirst();
        GpuType gpu = small.gpuType(cluster.gpu());
        GpuType other = new GpuType(new GpuTypeId("other"), "Other", gpu.memoryGib(), gpu.bandwidthGbps(), gpu.bf16Tflops(), gpu.fp8Tflops(), gpu.fp4Tflops(), gpu.linkGbps(),
                gpu.gpusPerNode(), 350.0, gpu.source());
        List<Cluster> fleet = Stream.of(gpu, other).map(type -> new Cluster(new ClusterId(type.id().value()), type.name(), type.id(), 1_250, 8, null, cluster.prices())).toList();
        List<Partition> lanes = IntStream.range(0, 1_000).mapToObj(i -> new Partition(new PartitionId("p" + i), "Lane " + i, Partition.Kind.SHARED, fleet.get(i % 2).id(),
                small.deployments().getFirst().gpusPerReplica(), small.deployments().getFirst().id(), null)).toList();
        Tenant tenant = small.tenants().getFirst();
        Plan plan = new Plan("Large", "", List.of(gpu, other), small.models(), fleet, small.deployments(), lanes, small.tiers(),
                List.of(new Tenant(new TenantId("t"), "T", tenant.tier(), null, tenant.workloads(), List.of())), small.traces(), small.run());
        PlanWorkbook.write(file, Dossier.of(plan, new Results(Examples.results().engine(), List.of(), List.of())), ExportWatch.NONE);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> sheets = Collections.list(zip.entries()).stream().map(ZipEntry::getName).filter(name -> name.startsWith("xl/worksheets/sheet")).toList();
            List<String> formulas = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            for (String sheet : sheets) {
                String xml = new String(zip.getInputStream(zip.getEntry(sheet)).readAllBytes(), StandardCharsets.UTF_8);
                Pattern.compile("<f>(.*?)</f>").matcher(xml).results().map(found -> found.group(1)).forEach(formulas::add);
                all.append(xml);
            }
            assertThat(formulas).as("prices and costs of each lane").hasSizeGreaterThan(9_000).allSatisfy(formula -> assertThat(formula).hasSizeLessThanOrEqualTo(8_192));
            assertThat(all).as("the map").contains(">a1250<", ">b1250<", ">L1000<");
        }
    }

    /// A twentieth of a hundred thousand tenants in less than a seventh of 256 MiB, of which the program itself takes as much as they do.
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fiveThousandTenantsFitIn36Mebibytes() throws IOException, InterruptedException {
        Process bench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx36m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), "io.headroom.Launcher", "bench", "workbook", "--scale", "0.05", "--threads", "1").redirectErrorStream(true).start();
        String said = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bench.waitFor()).as(said).isZero();
    }
}
