package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.edit.GroupEdits;
import io.headroom.edit.GroupTargets;
import io.headroom.edit.MoveTarget;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.function.Consumer;

/// "Move to…": the places tenants may go, as the drag offers them, for the keyboard. The illegal ones stay in the list with their reason.
public final class MoveMenu {
    private MoveMenu() {}

    /// The list for tenants that go together.
    ///
    /// @param tenants at least one
    /// @param apply takes the edit of the chosen target
    public static ChoiceMenu of(Plan plan, List<TenantId> tenants, Effects effects, Consumer<Edit> apply) {
        BoardWords words = BoardWords.here();
        List<Tenant> movers = tenants.stream().map(plan::tenant).toList();
        String title = words.text("move.title", movers.size() == 1 ? movers.getFirst().name() : words.text("status.tenants", words.waiting(movers.size())));
        return new ChoiceMenu(title, choices(plan, tenants), effects, apply);
    }

    /// What the list holds: every target, legal or not.
    ///
    /// @param tenants at least one
    public static List<Choice> choices(Plan plan, List<TenantId> tenants) {
        BoardWords words = BoardWords.here();
        return GroupTargets.of(plan, tenants.stream().map(plan::tenant).toList()).stream().map(option -> choice(plan, tenants, option, words)).toList();
    }

    private static Choice choice(Plan plan, List<TenantId> tenants, MoveTarget.Option option, BoardWords words) {
        String name = name(plan, option.target(), words);
        String served = served(plan, option.target());
        return option.legal() ? Choice.legal(name, verb(option.target(), words), served, GroupEdits.move(plan, tenants, option.target()))
                : Choice.refused(name, served, words.edits().reason(option.refusal()));
    }

    private static String name(Plan plan, MoveTarget target, BoardWords words) {
        return switch (target) {
            case MoveTarget.Into into -> plan.partition(into.partition()).name();
            case MoveTarget.NewCabin cabin -> words.text("target.newCabin", plan.cluster(cabin.cluster()).name(), words.gpus(cabin.gpus()));
            case MoveTarget.NewCabins cabins -> words.text("target.newCabins", plan.cluster(cabins.cluster()).name(), words.gpus(cabins.gpus()));
            case MoveTarget.Tray _ -> words.text("target.tray");
        };
    }

    private static String verb(MoveTarget target, BoardWords words) {
        return words.text(switch (target) {
            case MoveTarget.Into _ -> "verb.into";
            case MoveTarget.NewCabin _, MoveTarget.NewCabins _ -> "verb.newCabin";
            case MoveTarget.Tray _ -> "verb.tray";
        });
    }

    /// What the target runs, as the board writes it.
    private static String served(Plan plan, MoveTarget target) {
        return switch (target) {
            case MoveTarget.Into into -> plan.deploymentOf(plan.partition(into.partition())).name();
            case MoveTarget.NewCabin cabin -> plan.deployment(cabin.deployment()).name();
            case MoveTarget.NewCabins _, MoveTarget.Tray _ -> "";
        };
    }
}
