package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Where something can be dropped that comes from beside the board, such as a preset: the same zones that a dragged tenant sees, shown in the same way.
public final class Landings {
    private final DragLayer layer;
    private final List<DropZone> zones = new ArrayList<>();

    /// A place to drop.
    public sealed interface Spot {
        /// The tray.
        record Tray() implements Spot {}

        /// A cabin or lane.
        record Into(PartitionId partition) implements Spot {}

        /// The free GPUs of a cluster.
        record Free(ClusterId cluster) implements Spot {}

        /// A tenant.
        record On(TenantId tenant) implements Spot {}
    }

    /// What a drop would do.
    ///
    /// @param edit null where it cannot be
    /// @param reason why not
    public record Answer(@Nullable Edit edit, String reason) {}

    /// @param layer the pane that board and tray share
    public Landings(DragLayer layer) {
        this.layer = layer;
    }

    /// A drag begins: every zone shows what it answers.
    ///
    /// @param ask what a drop at a place would do; empty where it has nothing to do with such a place
    public void begin(Function<Spot, Optional<Answer>> ask) {
        zones.clear();
        layer.areas().forEach(area -> zones.addAll(area.zones()));
        zones.forEach(zone -> show(zone, ask, false));
    }

    /// The pointer of the drag is here, in coordinates of the scene.
    ///
    /// @return the place under it; empty over none
    public Optional<Spot> at(double sceneX, double sceneY, Function<Spot, Optional<Answer>> ask) {
        layer.areas().forEach(area -> area.dragAt(sceneX, sceneY));
        Optional<Spot> found = Optional.empty();
        for (DropZone zone : zones) {
            boolean over = layer.areas().stream().anyMatch(area -> area.zones().contains(zone) && area.visibleInScene().contains(sceneX, sceneY))
                    && zone.region().contains(zone.region().sceneToLocal(sceneX, sceneY));
            if (over) {
                found = spot(zone, sceneX, sceneY).filter(spot -> ask.apply(spot).isPresent()).or(() -> spot(zone));
            }
            show(zone, ask, over);
        }
        return found;
    }

    /// The drag is over.
    public void end() {
        zones.forEach(zone -> zone.offer(DropZone.quiet()));
        layer.areas().forEach(DropArea::dragOver);
        zones.clear();
    }

    private static void show(DropZone zone, Function<Spot, Optional<Answer>> ask, boolean aimed) {
        Answer answer = spot(zone).flatMap(ask).orElse(null);
        if (answer == null) {
            zone.offer(DropZone.quiet());
        } else if (answer.edit() == null) {
            zone.offer(new DropZone.Offer.Refused(answer.reason()));
        } else {
            zone.offer(new DropZone.Offer.Legal(answer.edit(), aimed));
        }
    }

    private static Optional<Spot> spot(DropZone zone) {
        return switch (zone.region()) {
            case PartitionView partition -> Optional.of(new Spot.Into(partition.id()));
            case FreeView free -> Optional.of(new Spot.Free(free.cluster()));
            case TrayView _ -> Optional.of(new Spot.Tray());
            default -> Optional.empty();
        };
    }

    /// The tenant under the pointer, where there is one, else the zone itself.
    private static Optional<Spot> spot(DropZone zone, double sceneX, double sceneY) {
        for (Node node : zone.region().lookupAll(".tenant-chip")) {
            if (node instanceof ChipView chip && chip.isVisible() && chip.contains(chip.sceneToLocal(sceneX, sceneY))) {
                return Optional.of(new Spot.On(chip.chip().id()));
            }
        }
        return spot(zone);
    }
}
