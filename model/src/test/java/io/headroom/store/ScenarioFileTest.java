package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import io.headroom.edit.Edit;
import io.headroom.edit.ScenarioEdits;
import io.headroom.plan.Incident;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Sharing;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How variants stand beside the plan in its file.
class ScenarioFileTest {
    private static final TenantId ROBOTICS = new TenantId("robotics");
    private static final PartitionId LANE = new PartitionId("lane-1");
    private static final Plan PLAN = TwoClusters.plan();

    private static Plan with(Plan plan, String current, Scenario... others) {
        return plan.withScenarios(new Scenarios(current, List.of(others)));
    }

    private static Plan read(Plan plan) throws IOException {
        return PlanFile.parse("p", PlanFile.format(PlanDocument.of(plan))).plan();
    }

    /// The text of the plan with scenarios in front of its traces.
    private static String text(String scenarios) {
        return TwoClusters.text().replace("\"traces\": []", "\"scenarios\": [" + scenarios + "], \"traces\": []");
    }

    @Test
    void aPlanWithoutScenariosSaysNothingOfThem() {
        assertThat(PlanFile.format(PlanDocument.of(PLAN))).doesNotContain("scenario", "providers", "incidents", "client", "sharing").endsWith("  \"traces\": []\n}\n");
    }

    @Test
    void aScenarioIsAsLongAsItsDifferences() throws IOException {
        Plan later = PLAN.withTenant(PLAN.tenant(ROBOTICS).withName("Robots")).withTitle(PLAN.name(), "What if they were robots?");
        String written = PlanFile.format(PlanDocument.of(with(PLAN, "Base", new Scenario("Robots", later))));
        String added = written.substring(written.indexOf("\"scenarios\""));
        assertThat(added.lines().count()).isLessThan(45);
        assertThat(added).contains("\"name\": \"Robots\"", "\"notes\": \"What if they were robots?\"", "\"launch-operator\",", "\"id\": \"robotics\"").doesNotContain("\"fleet\"", "\"run\"");
        String alone = PlanFile.format(PlanDocument.of(PLAN));
        assertThat(written).startsWith(alone.substring(0, alone.lastIndexOf("[]")));
        assertThat(PlanFile.parse("p", written).plan().scenarios().others().getFirst().plan()).isEqualTo(later);
    }

    @Test
    void aScenarioWithoutADifferenceIsEmpty() throws IOException {
        Plan plan = with(PLAN, "Base", new Scenario("Copy", PLAN));
        assertThat(PlanFile.format(PlanDocument.of(plan))).contains("\"plan\": {}");
        assertThat(read(plan)).isEqualTo(plan);
    }

    @Test
    void whatAScenarioLacksIsNotTakenFromThePlan() throws IOException {
        Plan struck = PLAN.withIncidents(List.of(new Incident(new Incident.What.Burst(ROBOTICS, 10), 60, 60)));
        Plan plan = with(struck, "Storm", new Scenario("Calm", PLAN), new Scenario("Nobody", PLAN.withPartitions(List.of(), List.of())));
        assertThat(PlanFile.format(PlanDocument.of(plan))).contains("\"scenario\": \"Storm\"", "\"incidents\": []", "\"tenants\": []");
        assertThat(read(plan)).isEqualTo(plan);
    }

    @Test
    void aTraceIsWrittenAndHeldOnce() throws IOException {
        Trace trace = new Trace(new TraceId("t"), "T", "test", new double[] {1, 2, 3}, new int[] {5, 6, 7}, new int[] {1, 2, 3});
        Workload replays = new Workload("replayed", PLAN.tenant(ROBOTICS).workloads().getFirst().models(), new Traffic.Replayed(trace.id(), true),
                Workload.Kind.BATCH, null);
        Plan replayed = PLAN.withTenantAndTrace(PLAN.tenant(ROBOTICS).withWorkloads(List.of(replays)), trace);
        Trace more = trace.withId(new TraceId("u"));
        Plan plan = with(replayed, "Base", new Scenario("In the tray", replayed.withTenant(replayed.tenant(ROBOTICS).in(null).withName("R"))),
                new Scenario("One more", replayed.withTenantAndTrace(replayed.tenant(ROBOTICS), more)));
        String written = PlanFile.format(PlanDocument.of(plan));
        assertThat(written.split("\"arrivalSeconds\"", -1)).as("the plan's trace and the other").hasSize(3);
        Plan back = PlanFile.parse("p", written).plan();
        assertThat(back).isEqualTo(plan);
        assertThat(back.scenarios().others()).allSatisfy(other -> assertThat(other.plan().traces().getFirst()).isSameAs(back.traces().getFirst()));
    }

    @Test
    void traceOfScenariosCountTowardsWhatAFileMayHold() {
        String huge = "{\"name\": \"S\", \"plan\": {\"traces\": [{\"id\": \"t\", \"name\": \"t\", \"source\": \"\", \"requests\": 5000001}]}}";
        assertThatThrownBy(() -> PlanFile.parse("p", text(huge))).hasMessageStartingWith("p: $.scenarios[0].plan.traces[0].requests: the traces of this file hold more than");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{\"plan\": {}}| $.scenarios[0].name: is missing: add it, e.g. \"name\": \"Gold first\".", "{\"name\": \"S\"}| $.scenarios[0].plan: is missing: add it",
            "{\"name\": \"\", \"plan\": {}}| $.scenarios[0].name: The name \"\" of a scenario is not usable", "7| $.scenarios[0]: is the number 7: it must be an object.",
            "{\"name\": \"Base\", \"plan\": {}}| $.scenarios: Two scenarios are called Base: rename one of them.",
            "{\"name\": \"S\", \"plan\": {}}, {\"name\": \"S\", \"plan\": {}}| $.scenarios: Two entries of the scenarios have the id \"S\": give one of them another id.",
            "{\"name\": \"S\", \"plan\": {\"tenants\": [\"robotic\"]}}| $.scenarios[0].plan.tenants[0]: the plan itself has no \"robotic\" in its tenants: write the whole part here, or choose one of: archive-digest",
            "{\"name\": \"S\", \"plan\": {\"tenants\": [], \"partitions\": [{\"id\": \"p\", \"name\": \"P\", \"kind\": \"reserved\", \"cluster\": \"a\", \"gpus\": 8, \"deployment\": \"chat-70b\", \"owner\": \"robotics\"}]}}| $.scenarios[0].plan.partitions[0].owner: there is no tenant \"robotics\". Add it, or choose one of: (none yet).",
            "{\"name\": \"S\", \"plan\": {\"tiers\": [\"golden\"], \"tenants\": [], \"partitions\": []}}| $.scenarios[0].plan.tiers[0]: the plan itself has no \"golden\" in its tiers: write the whole part here, or choose one of: batch, bronze, gold, silver.",
            "{\"name\": \"S\", \"plan\": {\"tiers\": [\"gold\", \"gold\"]}}| $.scenarios[0].plan.tiers[1]: the id \"gold\" is taken by an earlier entry",
            "{\"name\": \"S\", \"plan\": {\"tiers\": [\"gold\", {\"id\": \"gold\"}]}}| $.scenarios[0].plan.tiers[1].id: the id \"gold\" is taken by an earlier entry",
            "{\"name\": \"S\", \"plan\": {\"tiers\": [3]}}| $.scenarios[0].plan.tiers[0]: is the number 3: it must be an object, or the id of one of the plan itself.",
            "{\"name\": \"S\", \"plan\": {\"tiers\": {}}}| $.scenarios[0].plan.tiers: is an object: it must be a list of objects.",
            "{\"name\": \"S\", \"plan\": {\"run\": {\"start\": \"2027-01-18T09:00\"}}}| $.scenarios[0].plan.run.duration: is missing",
            "{\"name\": \"S\", \"plan\": {\"fleet\": [{\"id\": \"a\", \"name\": \"A\", \"gpu\": \"h100-80-sxm\", \"nodes\": 3}, \"b\"]}}| $.scenarios[0].plan.partitions[1]: The partitions on cluster A hold 32 GPUs, but it has 24.",
            "{\"name\": \"S\", \"plan\": {\"tiers\": [\"gold\", \"silver\", \"bronze\"]}}| $.scenarios[0].plan.tenants[6]: Tenant Archive digest refers to the tier \"batch\""})
    void namesThePlaceInAScenario(String scenarios, String message) {
        assertThatThrownBy(() -> PlanFile.parse("p", text(scenarios))).isInstanceOf(BadPlanFile.class).hasMessageStartingWith("p: ").hasMessageContaining(message);
    }

    @Test
    void namesTheScenarioOfThePlanItself() {
        assertThatThrownBy(() -> PlanFile.parse("p", TwoClusters.text().replace("\"run\"", "\"scenario\": \" \", \"run\"")))
                .hasMessageStartingWith("p: $.scenario: The name \"\" of a scenario is not usable");
        assertThatThrownBy(() -> PlanFile.parse("p", TwoClusters.text().replace("\"run\"", "\"scenario\": 3, \"run\"")))
                .hasMessageStartingWith("p: $.scenario: is the number 3: it must be text");
    }

    @Test
    void aScenarioMayTakeHardwareFromTheCatalogue() throws IOException {
        String other = "{\"name\": \"S\", \"plan\": {\"fleet\": [\"a\", \"b\", {\"id\": \"c\", \"name\": \"C\", \"gpu\": \"gb200-186-nvl72\", \"nodes\": 1}]}}";
        PlanDocument read = PlanFile.parse("p", text(other));
        assertThat(read.plan().scenarios().others().getFirst().plan().gpuTypes()).hasSize(PLAN.gpuTypes().size() + 1);
        assertThat(PlanSchemaTest.SCHEMA.validate(text(other), InputFormat.JSON)).isEmpty();
        assertThat(PlanFile.parse("p", PlanFile.format(read)).plan()).isEqualTo(read.plan());
    }

    @Test
    void unknownKeysOfAScenarioStayInIt() throws IOException {
        String text = text("{\"name\": \"S\", \"colour\": \"red\", \"plan\": {\"mood\": 1, \"run\": {\"start\": \"2027-01-18T09:00\", \"duration\": \"1h\", \"pace\": 2}}}");
        PlanDocument read = PlanFile.parse("p", text);
        assertThat(read.warnings()).hasSize(3).anySatisfy(line -> assertThat(line).startsWith("$.scenarios[0].colour"))
                .anySatisfy(line -> assertThat(line).startsWith("$.scenarios[0].plan.mood")).anySatisfy(line -> assertThat(line).startsWith("$.scenarios[0].plan.run.pace"));
        String written = PlanFile.format(read);
        assertThat(written.substring(written.indexOf("\"scenarios\""))).contains("\"colour\": \"red\"", "\"mood\": 1", "\"pace\": 2");
        assertThat(PlanFile.format(PlanFile.parse("p", written))).isEqualTo(written);
    }

    @Test
    void unknownKeysFollowTheirScenarioWhenItBecomesThePlan() throws IOException {
        String own = TwoClusters.text().replace("\"id\": \"robotics\"", "\"id\": \"robotics\", \"mood\": \"eager\"").replace("\"id\": \"lane-1\"", "\"id\": \"lane-1\", \"hue\": \"blue\"");
        String lane = own.substring(own.indexOf("\"id\": \"lane-1\""), own.indexOf("}", own.indexOf("\"id\": \"lane-1\""))).replace("blue", "green").replace("\"gpus\": 24", "\"gpus\": 16");
        String text = own.replace("\"traces\": []",
                "\"scenarios\": [{\"name\": \"S\", \"plan\": {\"partitions\": [{" + lane + "}, \"cabin-fraud\", \"cabin-triage\", \"lane-batch\"]}}], \"traces\": []");
        PlanDocument read = PlanFile.parse("p", text);
        Plan base = read.plan();
        Plan other = base.scenarios().others().getFirst().plan();
        assertThat(other.partition(LANE).gpus()).isEqualTo(16);
        PlanDocument switched = read.with(with(other, "S", new Scenario("Base", base.withScenarios(Scenarios.NONE))));
        String written = PlanFile.format(switched);
        int scenarios = written.indexOf("\"scenarios\"");
        assertThat(written.substring(0, scenarios)).contains("green", "eager").doesNotContain("blue");
        assertThat(written.substring(scenarios)).contains("blue").doesNotContain("green", "eager");
        PlanDocument again = PlanFile.parse("p", written);
        assertThat(again.plan()).isEqualTo(switched.plan());
        assertThat(PlanFile.format(again.with(base))).isEqualTo(PlanFile.format(read));
    }

    @Test
    void aNewScenarioHasTheUnknownKeysOfThePlanItCameOf() throws IOException {
        PlanDocument read = PlanFile.parse("p", TwoClusters.text().replace("\"id\": \"robotics\"", "\"id\": \"robotics\", \"mood\": \"eager\""));
        Plan changed = read.plan().withTenant(read.plan().tenant(ROBOTICS).withName("Robots"));
        String written = PlanFile.format(read.with(with(changed, "Robots", new Scenario("Base", read.plan()))));
        assertThat(written.split("eager", -1)).as("in the plan and in the scenario").hasSize(3);
    }

    private static final String BESIDE = "{\"name\": \"S\", \"colour\": \"red\", \"plan\": {\"mood\": 1, \"run\": {\"start\": \"2027-01-18T09:00\", \"duration\": \"1h\", \"pace\": 2}}}";

    private static PlanDocument edited(PlanDocument document, Edit... edits) {
        Plan plan = document.plan();
        for (Edit edit : edits) {
            plan = edit.applyTo(plan);
        }
        return document.with(plan);
    }

    /// As it is when the program is closed in between.
    private static PlanDocument reopened(PlanDocument document) throws IOException {
        return PlanFile.parse("p", PlanFile.format(document));
    }

    @Test
    void unknownKeysBesideAScenarioAreKeptWhileItIsThePlan() throws IOException {
        PlanDocument read = PlanFile.parse("p", text(BESIDE));
        PlanDocument shown = reopened(edited(read, ScenarioEdits.show("S")));
        assertThat(PlanFile.format(shown)).contains("\"scenarioKeys\": {\"colour\": \"red\"}");
        assertThat(PlanFile.format(edited(shown, ScenarioEdits.show("Base")))).isEqualTo(PlanFile.format(read));
    }

    @Test
    void unknownKeysFollowARenamedScenario() throws IOException {
        PlanDocument read = PlanFile.parse("p", text(BESIDE));
        String written = PlanFile.format(edited(read, ScenarioEdits.rename("S", "T"), ScenarioEdits.rename("Base", "S"), ScenarioEdits.rename("T", "Other")));
        assertThat(written.substring(written.indexOf("\"scenarios\""))).contains("\"Other\"", "\"colour\": \"red\"", "\"mood\": 1", "\"pace\": 2");
        PlanDocument back = edited(PlanFile.parse("p", written), ScenarioEdits.rename("S", "Base"), ScenarioEdits.rename("Other", "S"));
        assertThat(PlanFile.format(back)).isEqualTo(PlanFile.format(read));
    }

    @Test
    void aBranchOfAScenarioHasItsUnknownKeys() throws IOException {
        PlanDocument read = PlanFile.parse("p", text(BESIDE));
        String written = PlanFile.format(edited(read, ScenarioEdits.show("S"), ScenarioEdits.branch("T"), ScenarioEdits.remove("S"), ScenarioEdits.show("Base")));
        assertThat(written.substring(written.indexOf("\"scenarios\""))).contains("\"T\"", "\"colour\": \"red\"", "\"mood\": 1", "\"pace\": 2");
    }

    @Test
    void anUnknownKeyAtTheTopOfOneScenarioStaysWithThatOne() throws IOException {
        PlanDocument read = PlanFile.parse("p", text(BESIDE).replace("\"notes\"", "\"season\": \"spring\", \"notes\""));
        PlanDocument shown = reopened(edited(read, ScenarioEdits.show("S")));
        String written = PlanFile.format(shown);
        assertThat(written.substring(0, written.indexOf("\"scenarios\""))).contains("\"mood\": 1", "\"season\": \"spring\"");
        assertThat(written.substring(written.indexOf("\"scenarios\""))).contains("\"mood\": null").doesNotContain("season");
        PlanDocument back = reopened(edited(shown, ScenarioEdits.show("Base")));
        assertThat(PlanFile.format(back)).isEqualTo(PlanFile.format(read));
    }

    @Test
    void aMisfitOfSharingInAScenarioIsFoundThere() {
        assertThatThrownBy(() -> PLAN.withPartition(PLAN.partition(LANE).withSharing(Sharing.NONE.withBorrows(4)))).hasMessageContaining("borrows up to 4 GPUs");
        String own = TwoClusters.text();
        String lane = own.substring(own.indexOf("\"id\": \"lane-1\""), own.indexOf("}", own.indexOf("\"id\": \"lane-1\"")));
        assertThatThrownBy(() -> PlanFile.parse("p", text("{\"name\": \"S\", \"plan\": {\"partitions\": [\"cabin-fraud\", \"cabin-triage\", {\"sharing\": {\"borrows\": 4}, " + lane + "}, \"lane-batch\"]}}")))
                .hasMessageStartingWith("p: $.scenarios[0].plan.partitions[2].sharing: Partition Lane 1 borrows up to 4 GPUs");
    }
}
