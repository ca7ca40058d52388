package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.calibrate.RecordedRun;
import io.headroom.calibrate.RecordedRun.Request;
import io.headroom.calibrate.RecordedRun.Tick;
import io.headroom.calibrate.RunReplay;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@NeedsDisplay
class RunChartTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static RunReplay.Outcome outcome(double stepSeconds) {
        Catalogue catalogue = Catalogue.shipped();
        List<Request> requests = IntStream.range(0, 20).mapToObj(i -> new Request("r" + i, 500, 100, 0.2 * i, 0.2 * i, 0.2 * i + 0.1, 0.2 * i + 3)).toList();
        List<Tick> ticks = IntStream.rangeClosed(1, 10).mapToObj(i -> new Tick(i, 10, 5, Double.NaN)).toList();
        return RunReplay.of(new RecordedRun("made up", catalogue.gpuType(new GpuTypeId("l40s-48")).orElseThrow(), catalogue.model(new ModelId("llama-3.1-8b")).orElseThrow(),
                Batching.of(Precision.BF16, 1), requests, ticks), Efficiency.USUAL.with(Coefficient.STEP, stepSeconds));
    }

    private static BufferedImage picture(double stepSeconds) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(new RunChart().png(outcome(stepSeconds))));
    }

    @Test
    void thePictureIsLightAndShowsWhatWasSimulated() throws IOException {
        BufferedImage quick = picture(0.001);
        assertThat(quick.getWidth()).isEqualTo(1200);
        assertThat(quick.getHeight()).isEqualTo(800);
        assertThat(quick.getRGB(2, 2) & 0xFF).isGreaterThan(200);
        BufferedImage slow = picture(0.1);
        assertThat(IntStream.range(0, 800).anyMatch(y -> IntStream.range(0, 1200).anyMatch(x -> quick.getRGB(x, y) != slow.getRGB(x, y)))).isTrue();
    }
}
