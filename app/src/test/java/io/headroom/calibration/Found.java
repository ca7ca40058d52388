package io.headroom.calibration;

import io.headroom.calibrate.Calibrated;
import io.headroom.calibrate.Calibrated.Residual;
import io.headroom.calibrate.Calibration;
import io.headroom.calibrate.MeasuredPoint;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.calibrate.Replay.Simulated;
import io.headroom.plan.Coefficient;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Protocol;
import io.headroom.plan.Serving;
import io.headroom.session.TestPlans;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a calibration of the test plan's model might have found: a shared profile, one of its own with an outlier, a small group and a row left out.
public final class Found {
    private static final Plan PLAN = TestPlans.plan();
    private static final GpuType GPU = PLAN.gpuTypes().getFirst();
    private static final Model MODEL = PLAN.models().getFirst();
    private static final MeasuredRow.Group GROUP = new MeasuredRow.Group("chat-70b", "h100", "vllm", "", "fp8", Profile.Family.DENSE);
    private static final MeasuredRow.Group SMALL = new MeasuredRow.Group("chat-70b", "h100", "vllm", "", "bf16", Profile.Family.DENSE);

    private Found() {}

    public static CalibrationModel model() {
        List<MeasuredRow> rows = new ArrayList<>();
        List<Residual> residuals = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            MeasuredPoint point = new MeasuredPoint("run-" + i, GPU, MODEL, Serving.Batching.of(Precision.FP8, 4), 1024, 1024, 1 << i, 0.1 * (i + 1), i == 6 ? Double.NaN : 0.02);
            rows.add(new MeasuredRow(point.id(), i + 2, GROUP, point, null, ""));
            double after = i == 5 ? 2.5 : 1.05;
            residuals.add(new Residual(point.id(), simulated(point, 1.5), simulated(point, 1.1), simulated(point, after)));
        }
        rows.add(new MeasuredRow("small", 9, SMALL, residuals.getFirst().after().point(), null, ""));
        rows.add(new MeasuredRow("huge", 10, GROUP, null, MeasuredRow.Unfit.DOES_NOT_FIT, "the weights need 141 GB"));
        Calibrated shared = calibrated("shared", new Profile.Scope(GPU.id(), "vllm", null, Profile.Family.DENSE, null, null), residuals);
        Calibrated own = calibrated("own", new Profile.Scope(GPU.id(), "vllm", null, null, MODEL.id(), Precision.FP8), residuals);
        return new CalibrationModel("runs.csv", rows, new Calibration.Outcome(List.of(shared, own), Map.of(SMALL, 1)), Format.of(Locale.ROOT));
    }

    private static Simulated simulated(MeasuredPoint point, double ratio) {
        return new Simulated(point, point.ttftSeconds() * ratio, point.tpotSeconds() * ratio);
    }

    private static Calibrated calibrated(String id, Profile.Scope scope, List<Residual> residuals) {
        Map<Coefficient, Double> values = Map.of(Coefficient.GEMM_FP8, 0.612, Coefficient.STEP, 2.5e-3);
        Profile profile = new Profile(new ProfileId(id), id, scope, values, Protocol.USUAL, accuracy(0.10), "fitted to 7 measured points");
        return new Calibrated(profile, residuals, accuracy(0.5), accuracy(0.05), Map.of(Coefficient.GEMM_FP8, 0.08, Coefficient.STEP, Double.NaN));
    }

    private static Profile.Accuracy accuracy(double error) {
        return new Profile.Accuracy(7, error, 3 * error, error / 2, error);
    }
}
