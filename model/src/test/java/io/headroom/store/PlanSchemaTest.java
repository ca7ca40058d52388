package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.headroom.plan.RandomPlans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanSchemaTest {
    static final Schema SCHEMA = load();

    private static Schema load() {
        try (InputStream in = PlanFile.class.getResourceAsStream("/io/headroom/assets/schema/plan.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text, InputFormat.JSON);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static List<Error> errors(String text) {
        return SCHEMA.validate(text, InputFormat.JSON);
    }

    @Test
    void everySampleIsValid() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("..", "samples"))) {
            for (Path sample : samples.filter(path -> path.toString().endsWith(PlanFile.EXTENSION)).toList()) {
                assertThat(errors(Files.readString(sample))).as("%s", sample).isEmpty();
            }
        }
    }

    @Test
    void everyPlanWeWriteIsValid() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(errors(PlanFile.format(PlanDocument.of(RandomPlans.plan(seed))))).as("seed %d", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"rate\": \"3/s\"| \"rate\": \"-3/s\"", "\"rate\": \"3/s\"| \"rate\": 3", "\"rate\": \"3/s\"| \"rate\": \"3/week\"", "\"rate\": \"3/s\"| \"pace\": \"3/s\"",
            "\"ttft_p99\": \"500ms\"| \"ttft_p99\": 0.5", "\"ttft_p99\": \"500ms\"| \"ttft_p99\": \"500\"", "\"ttft_p99\": \"500ms\"| \"ttft_p99\": \"0s\"",
            "\"id\": \"robotics\",| ", "\"id\": \"robotics\"| \"id\": \"robo tics\"", "\"nodes\": 6| \"nodes\": 0", "\"nodes\": 6| \"nodes\": \"six\"", "\"nodes\": 6| \"nodes\": 6.5",
            "\"tensorParallel\": 4| \"tensorParallel\": 3", "\"memoryShare\": 0.9| \"memoryShare\": 1.1", "\"kind\": \"batching\"| \"kind\": \"magic\"",
            "\"kind\": \"reserved\"| \"kind\": \"shared\"", "\"kind\": \"agentic\"| \"kind\": \"psychic\"", "\"kind\": \"lognormal\", \"p50\": 3000,| \"kind\": \"lognormal\",",
            "\"format\": 1| \"format\": 2", "\"headroom\"| \"legroom\"", "\"duration\": \"20min\"| \"duration\": \"0s\"", "\"start\": \"2027-01-18T09:00\"| \"start\": \"Monday\"",
            "\"replications\": 5| \"replications\": 0", "\"asOf\": \"2026-09-20\"| \"asOf\": \"soon\"", "\"tier\": \"gold\",| ", "\"models\": [\"llama-3.1-70b\"]| \"models\": []",
            "\"tier\": \"gold\",| \"client\": {\"hoursAhead\": 30}, \"tier\": \"gold\",", "\"tier\": \"gold\",| \"client\": {\"fallback\": [{}]}, \"tier\": \"gold\",",
            "\"tier\": \"gold\",| \"client\": {\"retry\": {\"attempts\": 101}}, \"tier\": \"gold\",", "\"gpus\": 24| \"gpus\": 24, \"queue\": {\"wait\": \"0s\"}",
            "\"gpus\": 24| \"gpus\": 24, \"sharing\": {\"lends\": -4}", "\"gpus\": 24| \"gpus\": 24, \"sharing\": {\"spill\": {\"lane\": \"lane-batch\"}}",
            "\"requests\": \"3k/min\"| \"payload\": \"5 megs\"", "\"requests\": \"3k/min\"| \"payload\": 5", "\"requests\": \"3k/min\"| \"batchJobs\": 0.5",
            "\"requests\": \"3k/min\"| \"tokensPerDay\": -1", "\"requests\": \"3k/min\"| \"provisioned\": {\"units\": 5}",
            "\"traces\": []| \"providers\": [{\"id\": \"a\", \"name\": \"A\", \"perToken\": \"1ms\"}]", "\"traces\": []| \"incidents\": [{\"kind\": \"flood\"}]",
            "\"traces\": []| \"offers\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"rented\", \"asOf\": \"2026-01-01\", \"source\": \"s\"}]",
            "\"traces\": []| \"offers\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"on-demand\", \"gpu\": \"h100-80-sxm\", \"usdPerGpuHour\": -1, \"asOf\": \"2026-01-01\", \"source\": \"s\"}]",
            "\"traces\": []| \"offers\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"on-demand\", \"gpu\": \"h100-80-sxm\", \"usdPerGpuHour\": 1, \"asOf\": \"2026-01-01\", \"source\": \" \"}]",
            "\"traces\": []| \"offers\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"reserved\", \"gpu\": \"h100-80-sxm\", \"usdPerGpuHour\": 1, \"onDemandUsdPerGpuHour\": 0, \"months\": 1, \"asOf\": \"2026-01-01\", \"source\": \"s\"}]",
            "\"id\": \"robotics\",| \"id\": \"robotics\", \"budgetUsdPerMonth\": -5,",
            "\"traces\": []| \"incidents\": [{\"kind\": \"cluster-lost\", \"cluster\": \"a\", \"lasts\": \"1h\"}]",
            "\"traces\": []| \"incidents\": [{\"kind\": \"burst\", \"tenant\": \"robotics\", \"factor\": 0.5, \"at\": \"1h\", \"lasts\": \"1h\"}]",
            "\"traces\": []| \"scenarios\": [{\"name\": \"A\"}]", "\"traces\": []| \"scenarios\": [{\"name\": \"A\", \"plan\": {\"tiers\": [\"a b\"]}}]",
            "\"traces\": []| \"scenarios\": [{\"name\": \"A\", \"plan\": {\"tiers\": [{\"id\": \"t\"}]}}]",
            "\"name\": \"Launch window\"| \"name\": \" \"", "\"weight\": 8| \"weight\": 0", "\"memoryGib\": 78| \"memoryGib\": -78", "\"name\": \"Robotics\"| \"name\": null"})
    void theSchemaRefusesWhatTheReaderRefuses(String part, String replacement) {
        String good = TwoClusters.text();
        String bad = good.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(Objects.requireNonNullElse(replacement, "")));
        assertThat(bad).isNotEqualTo(good);
        assertThatThrownBy(() -> PlanFile.parse("bad.headroom", bad)).isInstanceOf(BadPlanFile.class);
        assertThat(errors(bad)).isNotEmpty();
    }
}
