package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    private static final String RIGHT = """
            metric,model,value,parameters
            Wq_mean,M/M/1,1,lambda=0.5;mu=1
            "class1.W_mean",M/M/1 PR-prio,1,"l1=0.3,E1=1;l2=0.5;E2=1"
            W_mean,M/M/1-PS,2,lambda=0.5;mu=1
            """;

    @TempDir
    Path folder;

    private final CommandRig program = new CommandRig();

    private int run(Object... arguments) {
        return program.run(arguments);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("known.csv"), text);
    }

    private String out() {
        return program.out();
    }

    private String err() {
        return program.err();
    }

    @Test
    void printsEachRowAVerdictAndWhatWasLeftOut() throws IOException {
        assertThat(run("validate", "--queueing", file(RIGHT), "--check")).isZero();
        assertThat(out()).containsPattern("Wq_mean +1 +\\d.* +inside").contains("M/M/1 lambda=0.5;mu=1", "1 row left out: priorities that interrupt service: what has begun goes on",
                "M/M/1 PR-prio l1=0.3,E1=1;l2=0.5;E2=1: class1.W_mean", "1 rows inside, 0 outside, 2 left out");
        assertThat(err()).isEmpty();
    }

    @Test
    void aRowOutsideFailsTheCheckAndOnlyThat() throws IOException {
        Path wrong = file(RIGHT.replace("M/M/1,1,", "M/M/1,1.1,"));
        assertThat(run("validate", "--queueing", wrong, "--check")).isEqualTo(Program.NOT_MET);
        assertThat(out()).contains("outside");
        assertThat(err()).isEqualTo("headroom: 1 row is outside its interval. Look for \"outside\" in the report." + System.lineSeparator());
        assertThat(run("validate", "--queueing", wrong)).isZero();
    }

    @Test
    void jsonIsTheSameOnAnyNumberOfThreads() throws IOException {
        Path known = file(RIGHT);
        assertThat(run("validate", "--queueing", known, "--json", "-", "--threads", "1")).isZero();
        String one = out();
        Path target = folder.resolve("report.json");
        assertThat(run("validate", "--queueing", known, "--json", target, "--threads", "2")).isZero();
        assertThat(Files.readString(target)).isEqualTo(one);
        JsonNode rows = JsonMapper.shared().readTree(one).get("rows");
        assertThat(rows.get(0).get("verdict").asString()).isEqualTo("inside");
        assertThat(rows.get(2).get("why").asString()).isEqualTo("processor sharing: servers take one request each");
    }

    @Test
    void badInputIsOneLine() throws IOException {
        Path bad = file("model,parameters,metric,value\nM/M/1,lambda=1;mu=2,rho,half\n");
        assertThat(run("validate", "--queueing", bad)).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("known.csv: line 2: its value is \"half\"").hasLineCount(1);
        assertThat(run("validate", "--queueing", folder.resolve("none.csv"))).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("there is no such file").hasLineCount(1);
        assertThat(run("validate")).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("--queueing", "--run").hasLineCount(1);
        assertThat(run("validate", "--queueing", bad, "--json", bad)).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("it is the file to compare with");
        assertThat(run("validate", "--queueing", bad, "--threads", "0")).isEqualTo(Program.BAD_INPUT);
    }
}
