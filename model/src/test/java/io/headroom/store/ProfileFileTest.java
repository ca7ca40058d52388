package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Profile;
import io.headroom.plan.RandomPlans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {
    private static final String TEXT = """
            {
              "headroom": {"format": 1, "kind": "profiles"},
              "profiles": [
                {
                  "id": "chat",
                  "name": "Chat on H100",
                  "gpu": "h100-80-sxm",
                  "engine": "vllm",
                  "engineVersion": "0.18.0",
                  "family": "dense",
                  "coefficients": {"gemmFp8": 0.5, "step": "1.7ms"},
                  "protocol": {
                    "requestsPerClient": 5,
                    "shortest": 0.9,
                    "ramp": "0s",
                    "seats": "one_short",
                    "kvPrecision": "fp8"
                  },
                  "accuracy": {
                    "points": 40,
                    "ttftMedian": 0.12,
                    "ttftP90": 0.45,
                    "tpotMedian": 0.04,
                    "tpotP90": 0.12
                  },
                  "source": "fitted"
                },
                {
                  "id": "any",
                  "name": "Any",
                  "coefficients": {"api": "30ms"},
                  "source": ""
                }
              ]
            }
            """;

    @TempDir
    private Path folder;

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> ProfileFile.parse("p.profiles", text)).isInstanceOf(BadPlanFile.class).hasMessageStartingWith("p.profiles: ")
                .hasMessageContaining(message).message().hasLineCount(1);
    }

    @Test
    void whatIsWrittenReadsBackEqual() throws IOException {
        int read = 0;
        for (long seed = 0; seed < 200; seed++) {
            List<Profile> profiles = RandomPlans.plan(seed).profiles();
            if (!profiles.isEmpty()) {
                ProfileDocument again = ProfileFile.parse("seed-" + seed, ProfileFile.format(ProfileDocument.of(profiles)));
                assertThat(again.profiles()).as("seed %d", seed).isEqualTo(profiles);
                assertThat(again.warnings()).isEmpty();
                read++;
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void aCanonicalTextIsWrittenByteForByte() throws IOException {
        ProfileDocument document = ProfileFile.parse("p", TEXT);
        assertThat(ProfileFile.format(document)).isEqualTo(TEXT);
        Path file = folder.resolve("chat.profiles");
        ProfileFile.write(file, document);
        assertThat(file).hasContent(TEXT);
        ProfileFile.write(file, document.with(List.of(document.profiles().getLast())));
        assertThat(ProfileFile.read(file).profiles()).containsExactly(document.profiles().getLast());
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void whatThisVersionDoesNotKnowIsToldAndKept() throws IOException {
        String text = TEXT.replace("\"kind\": \"profiles\"}", "\"kind\": \"profiles\", \"by\": \"someone\"}").replace("\"gemmFp8\": 0.5", "\"gemmFp8\": 0.5, \"gemmInt2\": 0.9")
                .replace("\"points\": 40", "\"points\": 40,\n        \"bias\": 0.01").replace("\"source\": \"fitted\"", "\"source\": \"fitted\",\n      \"mood\": \"eager\"");
        ProfileDocument read = ProfileFile.parse("p", text);
        assertThat(read.warnings()).hasSize(4).anySatisfy(line -> assertThat(line).startsWith("$.profiles[0].coefficients.gemmInt2 is not known"));
        String written = ProfileFile.format(read);
        assertThat(written).contains("\"by\": \"someone\"", "\"gemmInt2\": 0.9", "\"bias\": 0.01", "\"mood\": \"eager\"");
        assertThat(ProfileFile.parse("p", written).unknown()).isEqualTo(read.unknown());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"gemmFp8\": 0.5| \"gemmFp8\": 1.5| $.profiles[0]: Coefficient gemmFp8 is 1.5: use 0.05 to 1, usually 0.5.",
            "\"gemmFp8\": 0.5| \"gemmFp8\": \"half\"| $.profiles[0].coefficients.gemmFp8: is the text \"half\": it must be a number",
            "\"step\": \"1.7ms\"| \"step\": 1.7| $.profiles[0].coefficients.step: is the number 1.7: it must be text with a unit",
            "\"id\": \"any\"| \"id\": \"chat\"| $.profiles[1].id: the id \"chat\" is taken by an earlier entry",
            "{\"api\": \"30ms\"}| {}| $.profiles[1]: Profile Any gives no coefficient",
            "\"seats\": \"one_short\"| \"seats\": \"some\"| $.profiles[0].protocol.seats: is \"some\": use one of enough, usual, one_short.",
            "\"points\": 40| \"points\": 0| $.profiles[0].accuracy: Points behind an accuracy is 0",
            "\"kind\": \"profiles\"| \"kind\": \"plan\"| is a plan, not a file of profiles. Open it with headroom PLAN.",
            "\"kind\": \"profiles\"| \"kind\": \"soup\"| is of the kind \"soup\", not a file of profiles.",
            "\"kind\": \"profiles\"| \"kind\": 7| $.headroom.kind is the number 7",
            "\"format\": 1| \"format\": 2| was written by a newer Headroom (format 2; this one reads up to 1).",
            "\"headroom\"| \"legroom\"| is JSON, but not a file of profiles: $.headroom is missing."})
    void namesThePlaceAndTheWayOut(String part, String replacement, String message) {
        String text = TEXT.replace(part, replacement);
        assertThat(text).isNotEqualTo(TEXT);
        refuses(text, message);
    }

    @Test
    void refusesTwoProfilesForTheSameDeployments() {
        refuses(TEXT.replaceAll("(?m)^ *\"(gpu|engine|engineVersion|family)\": .*\\R", ""), "$.profiles: Profiles chat and any apply to the same deployments");
    }

    @Test
    void aPlanIsNoFileOfProfilesAndTheOtherWayRound() {
        refuses(TwoClusters.text(), "is a plan, not a file of profiles. Open it with headroom PLAN.");
        assertThatThrownBy(() -> PlanFile.parse("p.profiles", TEXT)).isInstanceOf(BadPlanFile.class)
                .hasMessage("p.profiles: is a file of profiles, not a plan. Give it to headroom validate --measured FILE --profile PROFILE.");
    }

    @Test
    void refusesWhatHoldsNoProfile() {
        refuses("{\"headroom\": {\"format\": 1, \"kind\": \"profiles\"}}", "$.profiles: holds no profile.");
        refuses("[]", "holds a list, not a file of profiles");
        refuses("", "is empty. Restore a copy, or calibrate again.");
        refuses("{\"a\":".repeat(1_000_000), "nest deeper than 64");
        refuses(TEXT.substring(0, 300), "ends in the middle");
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        Path latin = folder.resolve("latin.profiles");
        Files.write(latin, TEXT.replace("Chat", "Gr\u00fc\u00dfe").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ProfileFile.read(latin)).isInstanceOf(BadPlanFile.class).hasMessageContaining("is not a file of profiles: it is not UTF-8 text");
        assertThatThrownBy(() -> ProfileFile.read(folder)).isInstanceOf(BadPlanFile.class).hasMessageContaining("is a folder. Name a file of profiles in it.");
        assertThatThrownBy(() -> ProfileFile.read(folder.resolve("none"))).isInstanceOf(BadPlanFile.class).hasMessageContaining("there is no such file");
    }

    @Test
    void whatWouldNotOpenAgainIsNotSaved() {
        Path file = folder.resolve("empty.profiles");
        assertThatThrownBy(() -> ProfileFile.write(file, List.of())).isInstanceOf(SaveFailed.class).hasMessageContaining("holds no profile");
        assertThat(file).doesNotExist();
    }
}
