package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.store.PlanFile;
import io.headroom.store.SamplePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SizeCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();
    private Path plan = Path.of("");

    @BeforeEach
    void save() throws IOException {
        plan = folder.resolve("plan.headroom");
        Plan sample = SamplePlans.launchWindow();
        PlanFile.write(plan, sample.withRun(sample.run().withDuration(600)));
    }

    @Test
    void theAnswerIsASentenceWithWhatElseWouldDo() {
        assertThat(rig.run("size", plan, "--tenant", "chatbot-1m")).isZero();
        assertThat(rig.out().lines().findFirst()).hasValueSatisfying(line -> assertThat(line).matches(
                "1 replica × 4 H100 80 GB SXM = 4 GPUs for Chatbot 1M/day, Chat 70B fp8 in cluster A, 9\\.40 \\$/h; p\\d\\d .* of .* \\(simulated, .* to .*\\); binding: .* at 09:\\d\\d; "
                        + "fewer than this there cannot be\\."));
        assertThat(rig.out()).contains("Other ways to keep the objectives:", "Desk 8B on 1 × H100 80 GB SXM in cluster A", "Confidence 95 %");
        assertThat(rig.err()).isEmpty();
    }

    @Test
    void jsonHasTheFiguresThatAreShown() throws IOException {
        Path json = folder.resolve("size.json");
        assertThat(rig.run("size", plan, "--lane", "lane-1", "--deployment", "chat-70b", "--cluster", "a", "--confidence", "90%", "--threads", "2", "--json", json)).isZero();
        JsonNode answer = JsonMapper.shared().readTree(Files.readString(json));
        JsonNode best = answer.get("best");
        assertThat(answer.get("lane").asString()).isEqualTo("lane-1");
        assertThat(answer.get("confidence").asDouble()).isEqualTo(0.9);
        assertThat(answer.get("complete").asBoolean()).isTrue();
        assertThat(best.get("gpus").asInt()).isEqualTo(4 * best.get("replicas").asInt());
        assertThat(best.get("number_kind").asString()).isEqualTo("simulated");
        assertThat(answer.get("one_fewer").get("replicas").asInt()).isEqualTo(best.get("replicas").asInt() - 1);
        assertThat(best.get("objectives")).hasSize(6).allSatisfy(objective -> assertThat(objective.get("ci").get(1).asDouble()).isLessThanOrEqualTo(objective.get("target").asDouble()));
        assertThat(answer.get("one_fewer").get("objectives")).anySatisfy(objective -> assertThat(objective.get("ci").get(1).asDouble()).isGreaterThan(objective.get("target").asDouble()));
        assertThat(answer.get("binding").get("at").asString()).startsWith("2027-01-18T09:");
        assertThat(answer.get("one_fewer_binding").get("cause").asString()).isNotEmpty();
    }

    @Test
    void whereNoSizeDoesItExitsWithOneAndSaysWhy() {
        assertThat(rig.run("size", plan, "--tenant", "launch-operator", "--most", "4", "--cluster", "a")).isEqualTo(1);
        assertThat(rig.out()).startsWith("No size does for Launch operator.").contains("with the most GPUs there may be; by estimate");
    }

    @Test
    void adviceSaysWhatCouldBeDoneInstead() throws IOException {
        assertThat(rig.run("size", plan, "--lane", "Lane 1", "--deployment", "chat-70b", "--cluster", "a", "--advice")).isZero();
        assertThat(rig.out()).contains("What could be done where it is now, by what it is worth for its cost:", "Add a replica to Lane 1: +4 GPUs, +15.96 $/h; ",
                "Give Launch operator a cabin of ");
        assertThat(rig.run("size", plan, "--lane", "lane-1", "--deployment", "chat-70b", "--cluster", "a", "--advice", "--json", "-")).isZero();
        JsonNode advice = JsonMapper.shared().readTree(rig.out()).get("advice");
        assertThat(advice).isNotEmpty().anySatisfy(one -> assertThat(one.get("action").asString()).isEqualTo("add_replica"))
                .allSatisfy(one -> assertThat(one.get("lack_after").asDouble()).isLessThan(one.get("lack_before").asDouble()));
    }

    @Test
    void badInputIsOneLine() {
        for (String[] wrong : new String[][] {{}, {"--tenant", "chatbot-1m", "--lane", "lane-1"}, {"--tenant", "nobody"}, {"--lane", "cabin-fraud"},
                {"--tenant", "chatbot-1m", "--deployment", "none"}, {"--tenant", "chatbot-1m", "--confidence", "20%"}, {"--tenant", "chatbot-1m", "--cluster", "z"}}) {
            Object[] arguments = new Object[wrong.length + 2];
            arguments[0] = "size";
            arguments[1] = plan;
            System.arraycopy(wrong, 0, arguments, 2, wrong.length);
            CommandRig one = new CommandRig();
            assertThat(one.run(arguments)).isEqualTo(2);
            assertThat(one.err()).hasLineCount(1);
            assertThat(one.out()).isEmpty();
        }
        assertThat(rig.run("size", plan, "--tenant", "chatbot-1m", "--json", plan)).isEqualTo(2);
        assertThat(rig.err()).contains("Choose another name");
    }
}
