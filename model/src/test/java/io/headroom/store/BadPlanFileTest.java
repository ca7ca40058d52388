package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadPlanFileTest {
    @TempDir
    private Path folder;

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> PlanFile.parse("p.headroom", text)).isInstanceOf(BadPlanFile.class).hasMessageStartingWith("p.headroom: ")
                .hasMessageContaining(message).message().hasLineCount(1);
    }

    private void refuses(Path path, String message) {
        assertThatThrownBy(() -> PlanFile.read(path)).isInstanceOf(BadPlanFile.class).hasMessageStartingWith(path + ": ").hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"partition\": \"lane-1\"| \"partition\": \"lane-9\"| $.tenants[0].partition: there is no partition \"lane-9\". Add it, or choose one of: cabin-fraud, cabin-triage, lane-1, lane-batch.",
            "\"rate\": \"7/s\"| \"rate\": \"-7/s\"| $.tenants[0].workloads[0].arrivals.rate: Rate is -7/s: use 0 or more, e.g. 7/s.",
            "\"rate\": \"7/s\"| \"rate\": 7| $.tenants[0].workloads[0].arrivals.rate: is the number 7: it must be text with a unit, e.g. \"4.2/s\".",
            "\"rate\": \"7/s\"| \"rate\": \"7/fortnight\"| $.tenants[0].workloads[0].arrivals.rate: \"7/fortnight\" is not a rate",
            "\"ttft_p99\": \"2s\"| \"ttft_p99\": \"2/s\"| $.tenants[0].objectives.ttft_p99: \"2/s\" is not a duration",
            "\"gpu\": \"h100-80-sxm\"| \"gpu\": \"h1000\"| $.fleet[0].gpu: there is no GPU type \"h1000\"",
            "\"model\": \"llama-3.1-70b\"| \"model\": \"llama-9\"| $.deployments[0].model: there is no model \"llama-9\"",
            "\"owner\": \"fraud-desk\"| \"owner\": \"nobody\"| $.partitions[1].owner: there is no tenant \"nobody\"",
            "\"id\": \"robotics\",| | $.tenants[7].id: is missing: add it",
            "\"id\": \"cabin-fraud\"| \"id\": \"lane-1\"| $.partitions[1].id: the id \"lane-1\" is taken",
            "\"gpus\": 24| \"gpus\": 25| $.partitions[0]: Partition Lane 1 holds 25 GPUs, but one replica of chat-70b takes 4",
            "\"gpus\": 24| \"gpus\": 44| $.partitions[1]: The partitions on cluster A · H100 80 GB hold 52 GPUs, but it has 48.",
            "\"gpus\": 24| \"gpus\": 1e400| $.partitions[0].gpus: is the number 1E+400: it must be a whole number up to 2147483647",
            "\"gpus\": 24| \"gpus\": 1e999999999| $.partitions[0].gpus: is the number",
            "\"gpus\": 24| \"queue\": {\"discipline\": \"lifo\"}, \"gpus\": 24| $.partitions[0].queue.discipline: ",
            "\"gpus\": 24| \"queue\": {\"length\": -1}, \"gpus\": 24| $.partitions[0].queue: Length of a queue is -1",
            "\"gpus\": 24| \"queue\": {\"length\": 2.5}, \"gpus\": 24| $.partitions[0].queue.length: ",
            "\"gpus\": 24| \"queue\": {\"bound\": 3, \"length\": \"\"}, \"gpus\": 24| $.partitions[0].queue.length: ",
            "\"gpus\": 24| \"gpus\": [24]| $.partitions[0].gpus: is a list: it must be a whole number",
            "\"gpus\": 24| \"gpus\": null| $.partitions[0].gpus: is null: it must be a whole number",
            "\"cv\": 4| \"cv\": 1e999| $.tenants[0].workloads[0].arrivals.cv: the number 1E+999 is larger",
            "\"cv\": 4| \"cv\": NaN| is not valid JSON at line 152, column 65: Non-standard token 'NaN'. Correct",
            "\"nodes\": 6| \"nodes\": 6, \"nodes\": 7| Duplicate",
            "\"partition\": \"lane-batch\"| \"partition\": \"lane-1\"| $.tenants[6]: Tenant Archive digest is in partition Lane 1, which serves llama-3.1-70b",
            "\"weight\": 8| \"weight\": 0| $.tiers[0]: Weight of tier Gold is 0: it must be more than 0. Use 1 for an ordinary share.",
            "\"level\": \"gold\"| \"level\": \"platinum\"| $.tiers[0].level: is \"platinum\": use one of gold, silver, bronze, batch.",
            "\"format\": 1| \"format\": 7| was written by a newer Headroom (format 7; this one reads up to 1). Install a newer version",
            "\"format\": 1| \"format\": \"1\"| $.headroom.format is the text \"1\": it must be a whole number",
            "\"format\": 1| \"format\": -1| $.headroom.format is the number -1", "\"headroom\"| \"legroom\"| is JSON, but no plan: $.headroom is missing"})
    void namesThePlaceAndTheWayOut(String part, String replacement, String message) throws IOException {
        String text = TwoClusters.text().replaceFirst(Pattern.quote(part),
                Matcher.quoteReplacement(replacement == null ? "" : replacement));
        assertThat(text).isNotEqualTo(TwoClusters.text());
        refuses(text, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{\"kind\": \"onoff\", \"rate\": \"4/s\", \"on\": \"20s\"}| .off: is missing: add it, e.g. \"off\": \"3min\".",
            "{\"kind\": \"onoff\", \"rate\": \"4/s\", \"on\": \"0s\", \"off\": \"3min\"}| : Mean length of a burst in seconds is 0: it must be at least 0.001. Enter a duration, e.g. 20s.",
            "{\"kind\": \"bursts\", \"rate\": \"4/s\"}| .kind: is \"bursts\": use one of poisson, gamma, weibull, onoff, windows.",
            "{\"kind\": \"poisson\", \"rate\": \"4/s\", \"curve\": {\"daily\": [1, 2]}}| .curve: The daily curve has 2 factors: it needs 24, one for each hour.",
            "{\"kind\": \"poisson\", \"rate\": \"4/s\", \"curve\": {\"weekly\": [1, 1, 1, \"1\", 1, 1, 1]}}| .curve.weekly[3]: is the text \"1\": it must be a number, e.g. 1.",
            "{\"kind\": \"poisson\", \"rate\": \"4/s\", \"curve\": {\"weekly\": [0, 0, 0, 0, 0, 0, 0]}}| .curve: The weekly curve has no factor above 0",
            "{\"kind\": \"poisson\", \"rate\": \"4/s\", \"curve\": {\"growth\": \"5%\", \"since\": \"2026-11-01\"}}| .curve.growth: \"5%\" is not a growth: write it like 5%/month or 40%/year.",
            "{\"kind\": \"poisson\", \"rate\": \"4/s\", \"curve\": {\"growth\": \"5%/month\"}}| .curve.since: is missing: add it",
            "{\"kind\": \"poisson\", \"rate\": \"4/s\", \"curve\": {\"since\": \"2026-11-01\"}}| .curve.since: says from when growth counts, but there is none",
            "{\"kind\": \"poisson\", \"rate\": \"4/s\", \"curve\": {\"growth\": \"900%/month\", \"since\": \"1990-01-01\"}}| $.tenants[0]: Workload chat of tenant Launch operator grows by 900%/month since 1990-01-01: that is more than a million times its rate in the run that ends 2027-01-18. Count from a later date, or by the year.",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [3, \"x\"]}| .requests[1]: is the text \"x\": it must be a number, e.g. 1.",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": 3}| .requests: is the number 3: it must be a list of numbers, e.g. [31, 0, 12].",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": []}| : The rate windows have 0 numbers of requests",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [3, 1e999]}| .requests[1]: the number 1E+999 is larger than any number",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [3], \"shapes\": [1]}| .families: is missing: add it, e.g. \"families\": \"GPW\".",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [3], \"shapes\": [1], \"families\": \"X\"}| .families: has \"X\" as letter 1: use G for Gamma, W for Weibull, P for Poisson.",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [3], \"shapes\": [1, 2], \"families\": \"GG\"}| : The rate windows have 1 numbers of requests, 2 shapes and 2 families",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [3], \"start\": \"11min\"}| : The run starts 11min into rate windows that last 10min",
            "{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [3], \"curve\": {}}| .curve: stands beside recorded windows, which hold their own: remove one of them."})
    void namesWhatIsWrongWithArrivals(String arrivals, String message) throws IOException {
        String text = TwoClusters.text().replaceFirst("\"arrivals\": \\{[^}]*}", Matcher.quoteReplacement("\"arrivals\": " + arrivals));
        assertThat(text).isNotEqualTo(TwoClusters.text());
        refuses(text, message.startsWith("$") ? message : "$.tenants[0].workloads[0].arrivals" + message);
        assertThat(PlanSchemaTest.SCHEMA.validate(text, InputFormat.JSON).isEmpty()).as("the schema sees what stands in one place").isEqualTo(
                message.contains("The rate windows have 1") || message.contains("The run starts") || message.startsWith("$"));
    }

    /// Each case adds keys in front of a key of a tier, a partition, a tenant or the file.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"requests\": \"3k/min\"| \"tokensPerDay\": \"1.5\",| $.tiers[0].limits.tokensPerDay: is the text \"1.5\": it must be a whole number of at most 18 digits, e.g. 5000000.",
            "\"requests\": \"3k/min\"| \"payload\": 128,| $.tiers[0].limits.payload: is the number 128: it must be text with a unit, e.g. \"128MB\".",
            "\"requests\": \"3k/min\"| \"payload\": \"128 megs\",| $.tiers[0].limits.payload: \"128 megs\" is not a size: write it like 8Gi, 128MB or 512.",
            "\"requests\": \"3k/min\"| \"payload\": \"0.5B\",| $.tiers[0].limits.payload: \"0.5B\" is not a whole number of bytes",
            "\"requests\": \"3k/min\"| \"usdPerMonth\": 100,| $.tiers[0]: Tier Gold limits spend to $100 a month, but has no price of tokens: enter its prices",
            "\"requests\": \"3k/min\"| \"provisioned\": {\"units\": 150, \"tokensPerMinutePerUnit\": 3400},| $.tiers[0].limits.provisioned.outputRatio: is missing: add it, e.g. \"outputRatio\": 8.",
            "\"requests\": \"3k/min\"| \"batchJobs\": -2,| $.tiers[0].limits: Most batch jobs at once is -2",
            "\"gpus\": 24| \"sharing\": {\"lends\": 28},| $.partitions[0]: Partition Lane 1 lends 28 GPUs, but holds 24: lend at most those.",
            "\"gpus\": 24| \"sharing\": {\"lends\": 2},| $.partitions[0].sharing: Partition Lane 1 lends 2 GPUs, but one replica of chat-70b takes 4: use a multiple of 4.",
            "\"gpus\": 24| \"sharing\": {\"borrows\": 4},| $.partitions[0].sharing: Partition Lane 1 borrows up to 4 GPUs, but no partition beside it lends any, so 0 in all.",
            "\"gpus\": 24| \"sharing\": {\"spill\": {\"lane\": \"lane-9\", \"after\": \"2s\"}},| $.partitions[0].sharing.spill.lane: there is no partition \"lane-9\". Add it, or choose one of: cabin-fraud",
            "\"gpus\": 24| \"sharing\": {\"spill\": {\"lane\": \"cabin-fraud\", \"after\": \"2s\"}},| $.partitions[0].sharing: Partition Lane 1 spills to cabin Fraud desk: a cabin serves its owner alone.",
            "\"gpus\": 24| \"sharing\": {\"spill\": {\"lane\": \"lane-1\", \"after\": \"2s\"}},| $.partitions[0].sharing: Partition Lane 1 spills to Lane 1, which leads back to Lane 1: requests would go round in a circle.",
            "\"gpus\": 24| \"queue\": {\"wait\": 30},| $.partitions[0].queue.wait: is the number 30: it must be text with a unit, e.g. \"30s\".",
            "\"gpus\": 24| \"queue\": {\"gaps\": 1},| $.partitions[0].queue.gaps: is the number 1: it must be true or false.",
            "\"tier\": \"gold\"| \"client\": {\"retry\": {\"attempts\": 0}},| $.tenants[0].client.retry: A client makes 0 attempts: use 1 to 100, 1 for no retry.",
            "\"tier\": \"gold\"| \"client\": {\"patience\": {\"kind\": \"fixed\", \"value\": 30}},| $.tenants[0].client.patience.value: is the number 30: it must be text with a unit",
            "\"tier\": \"gold\"| \"client\": {\"hoursAhead\": 30},| $.tenants[0].client: A tenant's clocks are 30 hours ahead: use -26 to 26.",
            "\"tier\": \"gold\"| \"client\": {\"fallback\": [{\"delay\": \"1s\"}]},| $.tenants[0].client.fallback[0]: A fallback leads to no place: name one partition or one provider.",
            "\"tier\": \"gold\"| \"client\": {\"fallback\": [{\"partition\": \"lane-9\"}]},| $.tenants[0].client.fallback[0].partition: there is no partition \"lane-9\".",
            "\"tier\": \"gold\"| \"client\": {\"fallback\": [{\"partition\": \"lane-1\"}]},| $.tenants[0].client.fallback: Tenant Launch operator is in partition Lane 1 and falls back to Lane 1: a request would go round in a circle.",
            "\"tier\": \"gold\"| \"client\": {\"fallback\": [{\"partition\": \"cabin-fraud\"}]},| $.tenants[0].client.fallback: Tenant Launch operator falls back to cabin Fraud desk, which is reserved for fraud-desk.",
            "\"traces\": []| \"providers\": [{\"id\": \"out\", \"name\": \"Out\"}],| $.providers[0].firstToken: is missing: add it",
            "\"traces\": []| \"incidents\": [{\"kind\": \"flood\"}],| $.incidents[0].kind: is \"flood\": use one of burst, launch, nodes-lost, cluster-lost, provider-down, delayed.",
            "\"traces\": []| \"incidents\": [{\"kind\": \"burst\", \"tenant\": \"nobody\", \"factor\": 10, \"at\": \"5min\", \"lasts\": \"5min\"}],| $.incidents[0].tenant: there is no tenant \"nobody\".",
            "\"traces\": []| \"incidents\": [{\"kind\": \"burst\", \"tenant\": \"robotics\", \"factor\": 0.1, \"at\": \"5min\", \"lasts\": \"5min\"}],| $.incidents[0].factor: The load of tenant robotics goes x0.1: use 1 to 1000",
            "\"traces\": []| \"incidents\": [{\"kind\": \"cluster-lost\", \"cluster\": \"x\"}],| $.incidents[0].cluster: there is no cluster \"x\".",
            "\"traces\": []| \"incidents\": [{\"kind\": \"provider-down\", \"provider\": \"x\"}],| $.incidents[0].provider: there is no provider \"x\". Add it, or choose one of: (none yet).",
            "\"traces\": []| \"incidents\": [{\"kind\": \"nodes-lost\", \"cluster\": \"a\", \"nodes\": 1, \"at\": \"1min\", \"lasts\": \"1min\"}, {\"kind\": \"nodes-lost\", \"cluster\": \"a\", \"nodes\": 7, \"at\": \"5min\", \"lasts\": \"5min\"}],| $.incidents[1]: Cluster A · H100 80 GB loses 7 nodes, but has 6: lose at most those."})
    void namesThePlaceOfWhatIsSharedLimitedOrGoesWrong(String before, String keys, String message) {
        String text = TwoClusters.text().replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(keys + before));
        assertThat(text).isNotEqualTo(TwoClusters.text());
        refuses(text, message);
    }

    @Test
    void namesTheLineWhereATruncatedFileEnds() throws IOException {
        String text = TwoClusters.text();
        refuses(text.substring(0, text.indexOf("\"fleet\"") + 12), "ends in the middle at line 13, column ");
    }

    @Test
    void namesLineAndColumnOfASyntaxError() {
        refuses("{\n  \"headroom\": {\"format\": 1}\n  \"name\": 1\n}", "is not valid JSON at line 3, column 3: ");
        refuses("{\"headroom\": {\"format\": 1}} trailing", "is not valid JSON at line 1");
    }

    @Test
    void refusesWhatIsNoObject() {
        refuses("", "is empty.");
        refuses(" \n\t", "is empty.");
        refuses("[]", "holds a list, not a plan");
        refuses("42", "holds the number 42, not a plan");
        refuses("null", "holds null, not a plan");
        refuses("\u0000\u0001", "is not UTF-8 text");
    }

    @Test
    void refusesDeepNestingWithoutExhaustingTheStack() {
        refuses("{\"headroom\": {\"format\": 1}, \"x\": " + "[".repeat(1_000_000), "nest deeper than 64");
        refuses("{\"a\":".repeat(1_000_000), "nest deeper than 64");
    }

    @Test
    void refusesMoreValuesThanMemoryHolds() {
        refuses("{\"headroom\": {\"format\": 1}, \"x\": [" + "{},".repeat(3_000_000) + "{}]}", "more than 2000000 values");
    }

    @Test
    @Timeout(20)
    void refusesManyPartsQuickly() {
        refuses("{\"headroom\": {\"format\": 1}, \"name\": \"x\", \"run\": {\"start\": \"2027-01-18T09:00\", \"duration\": \"1h\"}, \"tenants\": ["
                + "{\"id\": 1},".repeat(300_000) + "{}]}", "$.tenants[0].id: is the number 1");
    }

    @Test
    void refusesANumberOfEndlessDigits() {
        refuses("{\"headroom\": {\"format\": 1}, \"x\": " + "9".repeat(100_000) + "}", "a number of more than 1000 digits");
    }

    @Test
    void refusesALongQuantityQuickly() throws IOException {
        refuses(TwoClusters.text().replace("\"7/s\"", '"' + "7".repeat(5_000_000) + "/s\""), "is too long for a quantity");
    }

    @Test
    void keepsAHostileNameOnOneLine() {
        refuses(TwoClusters.text().replace("\"Robotics\"", "\"a\\nb\\u2028\""), "$.tenants[7]: The name \"a b\" of a tenant is not usable");
        refuses(TwoClusters.text().replace("\"Robotics\"", '"' + "c".repeat(10_000) + '"'), "…\" is 10000 characters long: use at most 200.");
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        refuses(folder, "is a folder.");
        refuses(folder.resolve("missing.headroom"), "there is no such file.");
        Path binary = folder.resolve("photo.headroom");
        Files.write(binary, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});
        refuses(binary, "is not UTF-8 text");
        Path latin = folder.resolve("latin.headroom");
        Files.write(latin, "{\"name\": \"Gr\u00fc\u00dfe\"}".getBytes(StandardCharsets.ISO_8859_1));
        refuses(latin, "is not UTF-8 text");
    }

    @Test
    void refusesATooLargeFileWithoutReadingIt() throws IOException {
        Path huge = folder.resolve("huge.headroom");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        refuses(huge, "is larger than 256 MB");
    }

    @Test
    void readsAByteOrderMarkAndWindowsLineEnds() throws IOException {
        assertThat(PlanFile.parse("p", "\uFEFF" + TwoClusters.text().replace("\n", "\r\n")).plan()).isEqualTo(TwoClusters.plan());
    }

    @Test
    void refusesAColumnThatUnpacksToMoreThanTheTraceHas() throws IOException {
        refuses(withTrace(2, 1 << 24), "$.traces[0].arrivalSeconds: unpacks to more than the 2 requests");
        refuses(withTrace(2, 8), "$.traces[0].arrivalSeconds: unpacks to fewer numbers than the 2 requests");
        refuses(withTrace(5_000_001, 8), "$.traces[0].requests: the traces of this file hold more than 5000000 requests");
        refuses(withTrace(1, 8).replace("H4sI", "AAAA"), "$.traces[0].arrivalSeconds: is damaged");
    }

    @Test
    void refusesPrefixBlocksThatDoNotFitTheirTrace() throws IOException {
        refuses(withPrefixes(512, new int[] {1}, new int[] {0}), "$.traces[0].prefixCounts: unpacks to fewer numbers than the 2 requests");
        refuses(withPrefixes(512, new int[] {1, 1}, new int[] {0}), "$.traces[0].prefixIds: unpacks to fewer numbers than the 2 prefix blocks");
        refuses(withPrefixes(512, new int[] {1, 1}, new int[] {0, 1, 2}), "$.traces[0].prefixIds: unpacks to more than the 2 prefix blocks");
        refuses(withPrefixes(512, new int[] {20_000_000, 1}, new int[] {0}), "$.traces[0].prefixCounts: the traces of this file hold more than 20000000 prefix blocks");
        refuses(withPrefixes(512, new int[] {1, -1}, new int[] {0}), "$.traces[0].prefixIds: Row 2 has -1 prefix blocks");
        refuses(withPrefixes(512, new int[] {1, 1}, new int[] {0, -1}), "$.traces[0].prefixIds: A prefix block has the id -1");
        refuses(withPrefixes(500, new int[] {1, 1}, new int[] {0, 1}), "$.traces[0].prefixIds: Prefix blocks hold 500 tokens: use a multiple of 16");
        refuses(withPrefixes(512, new int[] {1, 2}, new int[] {0, 1, 2}), "$.traces[0]: Row 2 of trace t has 2 prefix blocks of 512 tokens: its prompt of 9 tokens has 1.");
        refuses(withPrefixes(512, new int[] {1, 1}, new int[] {0, 0}).replace("\"prefixTokens\": 512,", ""), "$.traces[0].prefixTokens: is missing");
    }

    private static String withPrefixes(int tokens, int[] counts, int[] differences) throws IOException {
        return TwoClusters.text().replace("\"traces\": []", """
                "traces": [{"id": "t", "name": "t", "source": "", "requests": 2, "arrivalSeconds": "%s", "inputTokens": "%s", "outputTokens": "%s",
                "prefixTokens": %d, "prefixCounts": "%s", "prefixIds": "%s"}]""".formatted(column(new byte[16]), column(bytes(9, 9)), column(bytes(9, 9)), tokens,
                column(bytes(counts)), column(bytes(differences))));
    }

    private static byte[] bytes(int... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(numbers);
        return buffer.array();
    }

    private static String withTrace(int requests, int zeros) throws IOException {
        return TwoClusters.text().replace("\"traces\": []",
                "\"traces\": [{\"id\": \"t\", \"name\": \"t\", \"source\": \"\", \"requests\": %d, \"arrivalSeconds\": \"%s\"}]".formatted(requests,
                        column(new byte[zeros])));
    }

    private static String column(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
