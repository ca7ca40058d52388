package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.CoefficientEdits;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Deployment;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.ModelId;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Protocol;
import io.headroom.plan.Serving;
import io.headroom.session.TestPlans;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileWordsTest {
    private static final Profile.Accuracy ACCURACY = new Profile.Accuracy(110, 0.152, 0.5, 0.041, 0.13);

    private final ProfileWords words = ProfileWords.of(Locale.ENGLISH, Format.of(Locale.ROOT));
    private final Plan plan = TestPlans.plan();
    private final Partition lane = plan.partition(TestPlans.LANE);

    private static Profile profile(String id, @Nullable Precision precision, Profile.@Nullable Accuracy accuracy) {
        return new Profile(new ProfileId(id), id, new Profile.Scope(new GpuTypeId("h100"), "vllm", null, null, null, precision), Map.of(Coefficient.STEP, 2e-3), null, accuracy, "");
    }

    @Test
    void aScopeNamesWhatItNarrows() {
        assertThat(words.scope(new Profile.Scope(new GpuTypeId("h100"), "vllm", "0.12.0", null, new ModelId("llama"), Precision.FP8))).isEqualTo("llama · fp8 · h100 · vllm 0.12.0");
        assertThat(words.scope(new Profile.Scope(null, null, null, Profile.Family.MOE, null, null))).isEqualTo("mixtures of experts");
        assertThat(words.scope(new Profile.Scope(null, null, null, null, null, null))).isEqualTo("everywhere");
    }

    @Test
    void accuracyIsMedianAndP90WithItsPoints() {
        assertThat(words.accuracy(ACCURACY)).isEqualTo("TTFT ±15 % (P90 50 %), TPOT ±4.1 % (P90 13 %), 110 points");
        assertThat(words.accuracy(null)).isEqualTo("never compared with measurements");
    }

    @Test
    void theErrorIsThatOfTheMostSpecificProfileThatWasCompared() {
        Plan known = plan.withProfile(profile("general", null, new Profile.Accuracy(9, 0.4, 0.9, 0.2, 0.3))).withProfile(profile("exact", Precision.FP8, ACCURACY));
        ProfileWords.ModelError error = words.error(known, lane);
        assertThat(error.ttft()).isEqualTo("model ±15 %");
        assertThat(error.full()).isEqualTo("model error against measurements: TTFT 15 % median, 50 % P90; TPOT 4.1 % median, 13 % P90");
        Plan other = plan.withProfile(profile("general", null, ACCURACY)).withProfile(profile("exact", Precision.FP8, null));
        assertThat(words.error(other, lane).ttft()).as("one that nobody compared says nothing of errors").isEqualTo("model ±15 %");
    }

    @Test
    void whatIsSetByHandIsNotInTheError() {
        Plan known = plan.withProfile(profile("general", null, ACCURACY));
        Plan set = CoefficientEdits.set(known, TestPlans.LANE, Coefficient.API, 0.05).applyTo(known);
        assertThat(words.error(set, lane).full()).endsWith("; not counting 1 coefficient set by hand");
    }

    @Test
    void withoutAComparisonThatIsSaid() {
        assertThat(words.error(plan, lane)).isEqualTo(new ProfileWords.ModelError("model ±?", "model ±?", "model never compared with measurements on H100 80 GB"));
    }

    @Test
    void slotsHaveNoPhysicsToErr() {
        Deployment before = plan.deploymentOf(lane);
        Plan slots = plan.withDeployment(new Deployment(before.id(), before.name(), before.model(), new Serving.Slots(1, new Distribution.Fixed(1), 4)));
        assertThat(words.error(slots, lane).ttft()).isEqualTo("exact queue");
        assertThat(ProfileWords.profiles(slots, lane)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Coefficient.class)
    void everyCoefficientHasANameAndAValueWithItsUnit(Coefficient coefficient) {
        assertThat(words.name(coefficient)).isNotBlank();
        assertThat(words.value(coefficient, coefficient.usual())).matches("[0-9.]+ (%|s|ms|µs)");
    }

    @Test
    void timesTakeTheUnitThatFits() {
        assertThat(words.value(Coefficient.LAYER, 18.5e-6)).isEqualTo("18.5 µs");
        assertThat(words.value(Coefficient.STEP, 1.7e-3)).isEqualTo("1.7 ms");
        assertThat(words.value(Coefficient.STEP, 0.99996e-3)).isEqualTo("1 ms");
        assertThat(words.value(Coefficient.API, 1.25)).isEqualTo("1.25 s");
        assertThat(words.value(Coefficient.ALL_REDUCE, 0)).isEqualTo("0 s");
        assertThat(words.edited(Coefficient.GEMM_FP8, 0.483726)).isEqualTo("48.37 %");
    }

    @ParameterizedTest
    @EnumSource(Protocol.Seats.class)
    void everyProtocolHasWords(Protocol.Seats seats) {
        assertThat(words.protocol(Protocol.USUAL.withSeats(seats))).startsWith("10 requests per client, all start at once").contains("KV cache bf16");
        assertThat(words.protocol(null)).isEmpty();
    }
}
