package io.headroom.report;

import io.headroom.plan.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanWorkbookTest {
    @Test
    void look() throws Exception {
        Plan plan = Examples.plan();
        PlanWorkbook.write(Path.of("/tmp/look/plan.xlsx"), plan, Examples.results(plan));
    }
}
