package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edit;
import io.headroom.edit.Refusal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditWordsTest {
    private final EditWords words = EditWords.of(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            edit.move            | Move x to y
            edit.newCabin        | Give x a new cabin of y GPUs
            edit.unplace         | Unplace x
            edit.moveSeveral     | Move x tenants to y
            edit.newCabins       | Give x tenants new cabins, y GPUs
            edit.unplaceSeveral  | Unplace x tenants
            edit.removeTenants   | Remove x tenants
            edit.merge           | Merge x into y
            edit.vacantCabin     | New vacant cabin of y GPUs on x
            edit.paste           | Paste x
            edit.pasteSeveral    | Paste x tenants
            edit.duplicate       | Duplicate x
            edit.duplicateSeveral | Duplicate x tenants
            edit.cut             | Cut x
            edit.cutSeveral      | Cut x tenants
            edit.resize          | Resize x to y GPUs
            edit.removePartition | Remove x
            edit.addPartition    | Add x
            edit.removeTenant    | Remove x
            edit.tenant          | Change x
            edit.partition       | Change x
            edit.cluster         | Change cluster x
            edit.deployment      | Change deployment x
            edit.tier            | Change tier x
            edit.run             | Change run settings
            edit.coefficient     | Set x of y
            edit.coefficientBack | Take x of y back to shipped
            edit.importTrace     | Import x (y requests)
            edit.importTenants   | Import x (y tenants)
            edit.calibrate       | Calibrate (x profiles)
            edit.incident.burst  | Load ×y on x
            edit.incident.launch | Launch window of x, up to ×y
            edit.incident.node   | Lose a node of x
            edit.incident.nodes  | Lose y nodes of x
            edit.incident.cluster | Lose cluster x
            edit.incident.provider | Outage of x
            edit.incident.delay  | Delay the delivery of x
            edit.incidentChange  | Change an incident
            edit.incidentRemove  | Remove an incident
            edit.addProvider     | Add x
            edit.provider        | Change provider x
            edit.removeProvider  | Remove x
            edit.gaugeAdd        | Add gauge x
            edit.gaugeRemove     | Remove gauge x
            edit.gaugeMove       | Move gauge x
            edit.gaugeScope      | Show x of y
            edit.gaugesUsual     | Show the usual gauges
            edit.branch          | Branch scenario x
            edit.switch          | Switch to scenario x
            edit.promote         | Promote scenario x
            edit.renameScenario  | Rename scenario x to y
            edit.removeScenario  | Remove scenario x
            """)
    void everyEditHasALabel(String key, String label) {
        assertThat(words.label(Edit.of(key, List.of("x", "y"), plan -> plan))).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refusal.alreadyThere     | x          | Already here
            refusal.reservedFor      | Fraud desk | Reserved for Fraud desk
            refusal.modelNotAccepted | batch-moe  | Serves batch-moe only
            refusal.hereFrom         | 2026-12-03 | Here from 3 Dec
            refusal.noDeployment     | x          | No deployment serves its model
            refusal.tooFewFree       | 4          | Needs 4 free GPUs on one node
            refusal.oneOwner         | x          | A cabin has one owner
            refusal.tooManyCabins    | 64         | At most 64 new cabins at a time
            refusal.tooFewTogether   | 3          | No room for 3 new cabins
            refusal.tooLarge         | H100       | Its model is too large for H100
            refusal.oneReplica       | x          | Holds one replica
            refusal.mergeCabin       | x          | A lane does not become part of a cabin
            refusal.mergeLane        | x          | A cabin does not become part of a lane
            refusal.mergeCluster     | A          | Is on cluster A
            refusal.mergeDeployment  | chat       | Runs chat
            refusal.mergeSlices      | x          | Cut otherwise
            refusal.mergeQueueing    | x          | Queues otherwise
            refusal.mergeSharing     | x          | Spills or spreads otherwise
            refusal.mergeLinked      | Lane 2     | Linked with Lane 2 by spill, fallback or lending
            """)
    void everyRefusalHasAReason(String key, String argument, String reason) {
        assertThat(words.reason(Refusal.of(key, argument))).isEqualTo(reason);
    }

    @Test
    void aReasonNamesWhomItIsAbout() {
        assertThat(words.reason(Refusal.of("refusal.modelNotAccepted", "batch-moe").about("Robotics"))).isEqualTo("Robotics: Serves batch-moe only");
    }

    @Test
    void whatIsNotRefusedNeedsNoReason() {
        assertThat(words.reason(Refusal.NONE)).isEmpty();
    }

    @Test
    void aDropIsAnnouncedAsASentence() {
        assertThat(words.drop(Edit.of("edit.move", List.of("Launch operator", "Cabin 3"), plan -> plan))).isEqualTo("Drop to move Launch operator to Cabin 3");
    }
}
