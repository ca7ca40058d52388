package io.headroom.comparison;

import io.headroom.compare.BoardDiff;
import io.headroom.compare.BoardDiff.Chip;
import io.headroom.compare.BoardDiff.Fate;
import io.headroom.compare.BoardDiff.Hall;
import io.headroom.compare.BoardDiff.Move;
import io.headroom.compare.BoardDiff.Room;
import io.headroom.look.Icon;
import io.headroom.plan.Partition;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The board of one side, drawn small: what differs from the first side is outlined and said in words.
final class SideBoard extends VBox {
    /// Cabins and lanes up to which all are drawn, and tenants in one of them; beyond, what differs comes first and the rest is counted.
    private static final int MOST_ROOMS = 24;
    private static final int MOST_CHIPS = 10;
    private static final double CHIPS_WIDTH = 270;
    /// About what a chip takes beside its letters, and what one of them takes, px.
    private static final double CHIP = 24;
    private static final double LETTER = 6.4;

    private final Words words = Words.of(SideBoard.class);
    private final Format format;
    private final BoardDiff diff;

    /// @param letter what the side is called for short
    /// @param first whether the others are compared with it
    /// @param obstacle why it cannot be promoted; empty where it can
    /// @param promote makes it what the plan shows
    SideBoard(String letter, String name, BoardDiff diff, boolean first, String obstacle, Runnable promote, Format format) {
        this.diff = diff;
        this.format = format;
        getStyleClass().add("side-board");
        VBox halls = new VBox();
        halls.getStyleClass().add("side-halls");
        diff.halls().forEach(hall -> halls.getChildren().addAll(hall(hall)));
        if (!diff.tray().isEmpty()) {
            halls.getChildren().addAll(label(words.text("board.tray"), "hint"), chips(diff.tray()));
        }
        if (!diff.besides().isEmpty()) {
            Label also = label(words.text("board.besides", diff.besides().stream().map(words::of).collect(Collectors.joining(", "))), "side-mark");
            also.setWrapText(true);
            halls.getChildren().add(also);
        }
        ScrollPane scroll = new ScrollPane(halls);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("side-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.setMinHeight(0);
        getChildren().addAll(head(letter, name, first, obstacle, promote), scroll);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(said(letter, name, first));
        scroll.setAccessibleText(said(letter, name, first));
    }

    private HBox head(String letter, String name, boolean first, String obstacle, Runnable promote) {
        Label badge = label(letter, "side-letter");
        Label title = label(name, "strong");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(name));
        Label count = label(first ? words.text("board.first") : words.count("board.differences", diff.count()), "hint");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button button = new Button(words.text("promote"));
        button.setId("promote-" + letter);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setDisable(!obstacle.isEmpty());
        button.setOnAction(_ -> promote.run());
        // A disabled button hears no pointer: what is around it says why.
        StackPane around = new StackPane(button);
        Tooltip.install(around, new Tooltip(obstacle.isEmpty() ? words.text("promote.hint", name) : words.text(obstacle)));
        button.setAccessibleText(obstacle.isEmpty() ? words.text("promote.hint", name) : words.text(obstacle));
        HBox head = new HBox(badge, title, count, gap, around);
        head.getStyleClass().add("side-head");
        return head;
    }

    private List<Node> hall(Hall hall) {
        String free = hall.free() == hall.freeBefore() ? words.text("board.free", format.whole(hall.free()))
                : words.text("board.freeChanged", format.whole(hall.freeBefore()), format.whole(hall.free()));
        List<Node> parts = new ArrayList<>(List.of(label(words.text("board.hall", hall.cluster().name(), free), hall.free() == hall.freeBefore() ? "hint" : "side-mark")));
        FlowPane rooms = new FlowPane();
        rooms.getStyleClass().add("side-rooms");
        List<Room> shown = hall.rooms().size() <= MOST_ROOMS ? hall.rooms() : hall.rooms().stream().sorted((one, other) -> Boolean.compare(other.differs(), one.differs()))
                .limit(MOST_ROOMS).toList();
        shown.forEach(room -> rooms.getChildren().add(room(room)));
        if (shown.size() < hall.rooms().size()) {
            rooms.getChildren().add(label(words.text("board.more", format.whole(hall.rooms().size() - shown.size())), "hint"));
        }
        parts.add(rooms);
        return parts;
    }

    private Node room(Room room) {
        Partition partition = room.partition();
        Partition before = room.before();
        Label name = label(partition.name(), "strong");
        name.setGraphic((partition.reserved() ? Icon.LOCK : Icon.LANE).view());
        String gpus = room.fate() == Fate.RESIZED ? words.text("board.resized", format.whole(Objects.requireNonNull(before).gpus()), format.whole(partition.gpus()))
                : format.whole(partition.gpus());
        HBox head = new HBox(name, label(gpus, room.fate() == Fate.RESIZED ? "side-figure" : "figure"));
        head.getStyleClass().add("side-room-head");
        if (room.fate() != Fate.SAME) {
            head.getChildren().add(label(words.of(room.fate()), "side-mark"));
        }
        VBox box = new VBox(head, chips(room.chips()));
        box.getStyleClass().addAll("side-room", partition.reserved() ? "side-cabin" : "side-lane");
        if (room.fate() == Fate.GONE) {
            box.getStyleClass().add("side-gone");
        } else if (room.fate() != Fate.SAME) {
            box.getStyleClass().add("side-differs");
        }
        return box;
    }

    private FlowPane chips(List<Chip> all) {
        FlowPane flow = new FlowPane();
        flow.getStyleClass().add("side-chips");
        // A lane of many tenants is a block, so that its neighbours have room beside it.
        flow.setPrefWrapLength(Math.min(CHIPS_WIDTH, all.stream().mapToDouble(chip -> CHIP + LETTER * (chip.name().length() + moved(chip).length())).sum()));
        List<Chip> shown = all.size() <= MOST_CHIPS ? all : all.stream().sorted((one, other) -> Boolean.compare(other.move() != Move.STAYS, one.move() != Move.STAYS))
                .limit(MOST_CHIPS).toList();
        shown.forEach(chip -> flow.getChildren().add(chip(chip)));
        if (shown.size() < all.size()) {
            flow.getChildren().add(label(words.text("board.more", format.whole(all.size() - shown.size())), "hint"));
        }
        return flow;
    }

    private Node chip(Chip chip) {
        HBox box = new HBox(label(chip.name(), "side-chip-name"));
        box.getStyleClass().addAll("side-chip", "side-" + chip.move().name().toLowerCase(java.util.Locale.ROOT));
        String moved = moved(chip);
        if (!moved.isEmpty()) {
            box.getChildren().add(label(moved, "side-mark"));
        }
        return box;
    }

    private String moved(Chip chip) {
        @Nullable String elsewhere = chip.elsewhere();
        return switch (chip.move()) {
            case STAYS -> "";
            case COMES -> !chip.known() ? words.text("chip.new") : elsewhere == null ? words.text("chip.fromTray") : words.text("chip.from", elsewhere);
            case LEAVES -> !chip.known() ? words.text("chip.gone") : elsewhere == null ? words.text("chip.toTray") : words.text("chip.to", elsewhere);
        };
    }

    /// What differs, for those who hear it.
    private String said(String letter, String name, boolean first) {
        List<String> said = new ArrayList<>(List.of(letter + " " + name, first ? words.text("board.first") : words.count("board.differences", diff.count())));
        for (Hall hall : diff.halls()) {
            for (Room room : hall.rooms()) {
                if (room.fate() != Fate.SAME) {
                    said.add(words.text("board.said", room.partition().name(), words.of(room.fate())));
                }
                room.chips().stream().filter(chip -> chip.move() == Move.COMES).forEach(chip -> said.add(words.text("board.said.chip", chip.name(), room.partition().name(), moved(chip))));
            }
        }
        diff.tray().stream().filter(chip -> chip.move() != Move.STAYS).forEach(chip -> said.add(words.text("board.said.chip", chip.name(), words.text("board.tray"), moved(chip))));
        return String.join(", ", said);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
