package io.headroom.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.plan.Distribution;
import io.headroom.plan.Plan;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RateWindows.Family;
import io.headroom.plan.Tenant;
import io.headroom.store.PlanFile;
import io.headroom.store.SamplePlans;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ServeGen's client rates, with the token quantiles that go with them.
class ClientRatesTest {
    private static final String GOOD = """
            client,t_s,rate_rps,cv,pattern,param1,param2
            0,0,0.5,2,Gamma,0.25,4
            0,600,0,0,,0,0
            0,1200,0.25,0.9,Weibull,1.1,4
            b,0,0,0,,0,0
            b,600,0.015,1,,0,0
            b,1200,0,0,,0,0
            """;
    private static final String QUANTILES = """
            client,window_start_s,field,mean,p50,p90,p99,max,mean_rate_rps_in_window
            0,0,input_tokens,300,250,600,900,1000,0.5
            0,0,output_tokens,100,90,200,300,400,0.5
            0,0,reason_ratio,0.5,0.5,0.9,1,1,0.5
            0,600,input_tokens,3000,2500,6000,9000,10000,0.25
            0,600,output_tokens,40,40,40,40,40,0.25
            0,1200,input_tokens,7,7,7,7,7,0
            0,1200,output_tokens,7,7,7,7,7,0
            b,0,text_tokens,100,80,200,300,400,0.1
            b,0,image_tokens,50,0,200,400,400,0.1
            b,0,image_count,1,1,1,1,1,0.1
            b,0,output_tokens,20,20,30,40,50,0.1
            """;

    @TempDir
    private Path folder;

    private Imported.Clients read(String text) throws IOException {
        return (Imported.Clients) TraceFile.read(Files.writeString(folder.resolve("pool_client_rates.csv"), text), ImportWatch.NONE);
    }

    private Imported.Clients readBoth(String quantiles) throws IOException {
        Path lengths = Files.writeString(folder.resolve("lengths.csv"), quantiles);
        return (Imported.Clients) TraceFile.read(Files.writeString(folder.resolve("pool_client_rates.csv"), GOOD), lengths, ImportWatch.NONE);
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadTraceFile.class).hasMessageContaining("pool_client_rates.csv: ").hasMessageContaining(message)
                .message().hasLineCount(1);
    }

    @Test
    void eachClientHasItsWindows() throws IOException {
        Imported.Clients clients = read(GOOD);
        assertThat(clients.name()).isEqualTo("pool");
        assertThat(clients.clients()).extracting(Imported.Client::label).containsExactly("0", "b");
        assertThat(clients.clients().getFirst().windows()).isEqualTo(new RateWindows(600, new double[] {300, 0, 150}, new double[] {0.25, 1, 1.1},
                new Family[] {Family.GAMMA, Family.POISSON, Family.WEIBULL}));
        assertThat(clients.clients().getLast().windows()).isEqualTo(new RateWindows(600, new double[] {0, 9, 0}, new double[] {1, 1, 1},
                new Family[] {Family.POISSON, Family.POISSON, Family.POISSON}));
        assertThat(clients.clients().getFirst().requests()).isEqualTo(450);
        assertThat(clients.notes()).containsExactly("2 clients in 3 windows of 600 s, 459 requests in all.", "1 of 6 rows with a rate and no pattern: Poisson.",
                "Lengths of 2 clients assumed, for lack of token quantiles: prompts with a median of 1,020 tokens and a p99 of 4,142, answers with 129 and 601.");
    }

    @Test
    void rowsAndColumnsComeInAnyOrder() throws IOException {
        List<Imported.Client> expected = read(GOOD).clients();
        List<String> rows = GOOD.lines().skip(1).collect(Collectors.toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(rows, new Random(seed));
            assertThat(read("client,t_s,rate_rps,cv,pattern,param1,param2\r\n" + String.join("\r\n", rows) + "\r\n\r\n").clients()).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(read("\uFEFFpattern,RATE_RPS,param1,note,t_s,client\nGamma,0.5,0.25,x,0,0\n,0,0,,600,0\nWeibull,0.25,1.1,,1200,0\n").clients())
                .containsExactly(expected.getFirst());
    }

    @Test
    void clientsThatSendNothingAreLeftOutAndCounted() throws IOException {
        Imported.Clients clients = read(GOOD.replace("b,600,0.015", "b,600,0"));
        assertThat(clients.clients()).hasSize(1);
        assertThat(clients.notes()).contains("1 of 2 clients without a request in any window: left out.");
        refuses("client,t_s,rate_rps,cv,pattern,param1,param2\n0,0,0,0,,0,0\n", "has a rate above 0 in none of its 1 rows");
    }

    @Test
    void aClientMayBeginLaterAndEndSooner() throws IOException {
        Imported.Clients clients = read(GOOD.replace("b,0,0,0,,0,0\n", "").replace("b,1200,0,0,,0,0\n", "").replace(",0,0.5,2", ",600,0.5,2").replace("0,600,0,0", "0,1200,0,0")
                .replace("0,1200,0.25", "0,1800,0.25"));
        assertThat(clients.clients().getLast().windows().requests(0)).isEqualTo(9);
        assertThat(clients.clients()).extracting(client -> client.windows().size()).containsOnly(3);
        assertThat(clients.notes()).contains("1 of 2 clients with fewer windows than others: nothing is sent where there are no rows.",
                "The first window begins at t_s 600: there the run starts.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0,600,0,0,,0,0|x|1 bad row, line 3: it has 1 columns and the header 7",
            "0,600,0,|0,half,0,|line 3: its t_s is \"half\", not a number from 0 up", "0,600,0,|0,-600,0,|line 3: its t_s is \"-600\"",
            "0.5,2,Gamma|-0.5,2,Gamma|line 2: its rate_rps is \"-0.5\", not a number from 0 up", "0.5,2,Gamma|Infinity,2,Gamma|line 2: its rate_rps is \"Infinity\"",
            "0.5,2,Gamma|0.5,2,Pareto|line 2: its pattern is \"Pareto\", not Gamma, Weibull, Poisson or nothing",
            "Gamma,0.25|Gamma,0|line 2: its param1, the shape of the gaps, is \"0\", not from 0.008 to 10000", "Gamma,0.25|Gamma,|line 2: its param1 is \"\"",
            "b,600,0.015|,600,0.015|line 6: its client is \"\", not a name", "b,0,0,0|b,600,0,0|line 6: client b has two rows for t_s 600, the other on line 5",
            "b,600,0.015,1,,0,0||line 6: client b goes from t_s 0, line 5, to 1200, though windows last 600 s. Add the rows between",
            "b,0,0,0,,0,0|b,100,0,0,,0,0|line 3: client 0 goes from t_s 0, line 2, to 600, though windows last 500 s",
            "client,t_s|klient,t_s|For ServeGen client rates (client, t_s, rate_rps, pattern, param1) it lacks client."})
    void aBadRowIsRefusedWithItsLineAndReason(String part, String replacement, String message) {
        refuses(GOOD.replace(part + (replacement == null ? "\n" : ""), replacement == null ? "" : replacement), message);
    }

    @Test
    void aWindowBetweenTheOthersIsRefused() {
        refuses("client,t_s,rate_rps,pattern,param1\n0,0,1,,0\n0,600,1,,0\nb,300,1,,0\nb,900,1,,0\n", "line 4: client b has a window at t_s 300, which no whole number of windows of 600 s from 0 reaches");
    }

    /// Client 0 has 0.5 requests/s of mean 300 and 0.25 of mean 3,000: 1,200 pooled. The window without requests does not count.
    @Test
    void lengthsArePooledByRequestsAndKeepTheirMean() throws IOException {
        Imported.Client client = readBoth(QUANTILES).clients().getFirst();
        assertThat(client.inputTokens().mean()).isCloseTo(1_200, within(1.0));
        assertThat(client.outputTokens().mean()).isCloseTo((0.5 * 100 + 0.25 * 40) / 0.75, within(0.2));
        Distribution.Empirical inputs = (Distribution.Empirical) client.inputTokens();
        assertThat(inputs.values()).allMatch(value -> value >= 1 && value == Math.rint(value));
        assertThat(inputs.values().getLast()).as("the longest of 400").isBetween(9_000.0, 10_000.0);
        // Two of three requests are short: a third of all and some of the others lie below their median of 250, five sixths below the others' of 2,500.
        assertThat(client.inputTokens().quantile(1 / 3.0)).isBetween(220.0, 250.0);
        assertThat(client.inputTokens().quantile(5 / 6.0)).isCloseTo(2_500, within(50.0));
    }

    @Test
    void thePromptOfManyKindsOfTokensIsTheirSum() throws IOException {
        Imported.Client client = readBoth(QUANTILES).clients().getLast();
        assertThat(client.inputTokens().mean()).isCloseTo(150, within(1.0));
        assertThat(client.outputTokens().mean()).isCloseTo(20, within(0.5));
        assertThat(readBoth(QUANTILES).notes()).anyMatch(note -> note.startsWith("Lengths of 2 clients from lengths.csv: means differ"));
    }

    @Test
    void lengthsBesideTheRatesAreFound() throws IOException {
        Files.writeString(folder.resolve("pool_token_quantiles.csv"), QUANTILES);
        assertThat(read(GOOD).notes()).anyMatch(note -> note.startsWith("Lengths of 2 clients from pool_token_quantiles.csv"));
        Files.writeString(folder.resolve("pool_token_quantiles.csv"), QUANTILES.replaceAll("(?m)^b,.*\n", ""));
        assertThat(read(GOOD).notes()).anyMatch(note -> note.startsWith("Lengths of 1 client from pool_token_quantiles.csv")).anyMatch(note -> note.startsWith("Lengths of 1 client assumed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"300,250|many,250|line 2: its mean is \"many\", not a number from 0 up", "250,600,900|250,600,500|line 2: its quantiles do not rise from p50 to max",
            "reason_ratio|input_tokens|line 4: it is for the same client, window and field as line 2",
            "b,0,output_tokens,20,20,30,40,50,0.1||line 9: client b has no output_tokens in this window", "field,mean|fields,mean|holds no token quantiles"})
    void badLengthsAreRefusedWithTheirLine(String part, String replacement, String message) {
        String text = QUANTILES.replace(part + (replacement == null ? "\n" : ""), replacement == null ? "" : replacement);
        assertThatThrownBy(() -> readBoth(text)).isInstanceOf(BadTraceFile.class).hasMessageContaining("lengths.csv: ").hasMessageContaining(message).message().hasLineCount(1);
    }

    @Test
    void tellsItsProgressAndStopsWhenAsked() throws IOException {
        StringBuilder text = new StringBuilder("client,t_s,rate_rps,pattern,param1\n");
        for (int client = 0; client < 50; client++) {
            for (int window = 0; window < 1_000; window++) {
                text.append(client).append(',').append(600 * window).append(",1,Gamma,0.5\n");
            }
        }
        double[] share = {0};
        assertThatThrownBy(() -> TraceFile.read(Files.writeString(folder.resolve("large.csv"), text), new ImportWatch() {
            @Override
            public void progress(double now) {
                share[0] = now;
            }

            @Override
            public boolean cancelled() {
                return share[0] > 0.5;
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(share[0]).isBetween(0.5, 0.8);
    }

    /// Of a published pool: how many clients and windows it has, its requests as the sum of its rates times 600 s, and what its CVs are.
    @ParameterizedTest
    @NeedsData
    @CsvSource({"deepseek-r1, 73, 144, 1383669", "m-small, 43, 2016, 1420558786", "mm-image, 35, 144, 818610"})
    void theClientsOfAPoolAreThoseOfItsFile(String pool, int clients, int windows, double requests) throws IOException {
        Path file = published(pool);
        Imported.Clients read = (Imported.Clients) TraceFile.read(file, ImportWatch.NONE);
        assertThat(read.name()).isEqualTo("servegen_" + pool);
        assertThat(read.clients()).hasSize(clients).allMatch(client -> client.windows().size() == windows && client.windows().windowSeconds() == 600);
        assertThat(read.clients().stream().mapToDouble(Imported.Client::requests).sum()).isEqualTo(requests);
        Map<String, RateWindows> byLabel = read.clients().stream().collect(Collectors.toMap(Imported.Client::label, Imported.Client::windows));
        int gamma = 0;
        for (String[] row : rows(file)) {
            RateWindows found = Objects.requireNonNull(byLabel.get(row[0]));
            int window = Integer.parseInt(row[1]) / 600;
            assertThat(found.ratePerSecond(window)).isCloseTo(Double.parseDouble(row[2]), within(1e-9));
            if (row[4].equals("Gamma")) {
                gamma++;
                assertThat(1 / Math.sqrt(found.shape(window))).isCloseTo(Double.parseDouble(row[3]), within(1e-6 * Double.parseDouble(row[3])));
            }
        }
        assertThat(gamma).isGreaterThan(1_000);
        double worst = 0;
        for (Imported.Client client : read.clients()) {
            worst = Math.max(worst, error(client.inputTokens(), pool, client.label(), field -> field.endsWith("_tokens") && !field.equals("output_tokens")));
            worst = Math.max(worst, error(client.outputTokens(), pool, client.label(), "output_tokens"::equals));
        }
        assertThat(worst).as("how far means of lengths are from the file's").isLessThan(0.001);
    }

    /// How far the mean of a client's lengths is from that of the fields in the file, weighted by the requests of its windows; 0 where the file has none.
    private static double error(Distribution lengths, String pool, String label, Predicate<String> field) {
        double sum = 0;
        Map<String, Double> rates = new HashMap<>();
        for (String[] row : rows(Path.of(published(pool).toString().replace("client_rates", "token_quantiles")))) {
            if (row[0].equals(label) && field.test(row[2])) {
                sum += Double.parseDouble(row[3]) * Double.parseDouble(row[8]);
                rates.put(row[1], Double.parseDouble(row[8]));
            }
        }
        double mean = sum / rates.values().stream().mapToDouble(Double::doubleValue).sum();
        return mean > 0 ? Math.abs(lengths.mean() / Math.max(1, mean) - 1) : 0;
    }

    /// The run's windows hold exactly what the file says for them.
    @ParameterizedTest
    @NeedsData
    @CsvSource({"deepseek-r1, 73", "mm-image, 35"})
    void aRunOffersTheRequestsOfItsWindows(String pool, int clients) throws IOException {
        Path file = published(pool);
        Plan plan = SamplePlans.launchWindow();
        Imported.Clients read = (Imported.Clients) TraceFile.read(file, ImportWatch.NONE);
        Plan imported = TraceImport.USUAL.edit(plan, read).applyTo(plan);
        Plan hour = imported.withRun(imported.run().withDuration(3_600).withWarmup(0).withReplications(1));
        Map<String, Double> expected = rows(file).stream().filter(row -> Integer.parseInt(row[1]) < 3_600)
                .collect(Collectors.groupingBy(row -> "servegen_" + pool + ' ' + row[0], Collectors.summingDouble(row -> Math.rint(Double.parseDouble(row[2]) * 600))));
        Results results = Evaluation.of(hour, 1);
        List<Tenant> added = imported.tenants().subList(plan.tenants().size(), imported.tenants().size());
        assertThat(added).hasSize(clients);
        for (Tenant tenant : added) {
            assertThat(results.tenant(tenant.id()).orElseThrow().offered()).as(tenant.name()).isEqualTo(Math.round(expected.getOrDefault(tenant.name(), -1.0)));
        }
        Path saved = folder.resolve("pool.headroom");
        PlanFile.write(saved, imported);
        assertThat(PlanFile.read(saved).plan()).isEqualTo(imported);
    }

    private static Path published(String pool) {
        return Path.of(String.valueOf(System.getenv("HEADROOM_DATA")), "traces", "servegen", "servegen_" + pool + "_client_rates.csv.gz");
    }

    private static List<String[]> rows(Path file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
