package io.headroom.board;

import io.headroom.plan.ClusterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The board by keyboard. Tab goes from block to block; down enters a block and walks its chips, up walks back; left and right go to the block
/// beside, down and up past the ends to the one below or above.
final class BoardKeys {
    /// The plus of every keyboard: on many it is the shifted equals sign.
    private static final Set<KeyCode> GROW = EnumSet.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS);
    private static final Set<KeyCode> SHRINK = EnumSet.of(KeyCode.MINUS, KeyCode.SUBTRACT);

    private final BoardView board;
    private final BoardHost host;

    BoardKeys(BoardView board, BoardHost host) {
        this.board = board;
        this.host = host;
    }

    void pressed(KeyEvent key) {
        Node at = key.getTarget() instanceof Node node ? node : board;
        boolean used = switch (at) {
            case ChipView chip -> ChipKeys.pressed(chip, host, key) || walk(chip, key);
            case PartitionView partition -> onPartition(partition, key) || walk(partition, key);
            case BlockView block -> walk(block, key);
            default -> false;
        };
        if (used) {
            key.consume();
        }
    }

    private boolean onPartition(PartitionView partition, KeyEvent key) {
        KeyCode code = key.getCode();
        boolean control = key.isControlDown() || key.isShortcutDown();
        if (code == KeyCode.ENTER) {
            host.actions().select(new Selection.OfPartition(partition.id()));
        } else if (code == KeyCode.DELETE) {
            return ChipKeys.run(host, new Selection.OfPartition(partition.id()), "plan.remove");
        } else if (code == KeyCode.S && !control && !key.isAltDown()) {
            host.actions().split(partition.id(), partition);
        } else if ((code == KeyCode.J || code == KeyCode.M) && !control && !key.isAltDown()) {
            host.actions().merge(partition.id(), partition);
        } else if ((control && code == KeyCode.RIGHT) || (!control && GROW.contains(code))) {
            partition.grip.changeBy(1);
        } else if ((control && code == KeyCode.LEFT) || (!control && SHRINK.contains(code))) {
            partition.grip.changeBy(-1);
        } else {
            return false;
        }
        return true;
    }

    private boolean walk(Node from, KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return false;
        }
        BlockView block = blockOf(from);
        if (block == null) {
            return false;
        }
        List<ChipView> chips = block instanceof PartitionView partition ? partition.chips : List.of();
        int at = from instanceof ChipView chip ? chips.indexOf(chip) : -1;
        Optional<? extends Node> to = switch (key.getCode()) {
            case DOWN -> at + 1 < chips.size() ? Optional.of(chips.get(at + 1)) : beyond(block, 0, 1);
            case UP -> at > 0 ? Optional.of(chips.get(at - 1)) : at == 0 ? Optional.of(block) : beyond(block, 0, -1);
            case RIGHT -> beyond(block, 1, 0).or(() -> inOrder(block, 1));
            case LEFT -> beyond(block, -1, 0).or(() -> inOrder(block, -1));
            case TAB -> inOrder(block, key.isShiftDown() ? -1 : 1);
            default -> Optional.empty();
        };
        to.ifPresent(node -> {
            node.requestFocus();
            board.scrollTo(node);
            if (key.isShiftDown() && node instanceof ChipView chip && from instanceof ChipView last) {
                extend(host, last, chip);
            }
        });
        // At the first and last block Tab goes on to what is beside the board.
        return to.isPresent();
    }

    /// Shift with an arrow: all from where the walk began are selected.
    static void extend(BoardHost host, ChipView from, ChipView to) {
        if (!host.actions().selection().has(from.chip().id())) {
            host.drags().picking().pick(host, from.chip().id(), false, false);
        }
        host.drags().picking().pick(host, to.chip().id(), false, true);
    }

    private @Nullable BlockView blockOf(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof BlockView block) {
                return block;
            }
        }
        return null;
    }

    private Optional<BlockView> inOrder(BlockView from, int step) {
        return board.next(from, step);
    }

    /// The nearest block in a direction that is beside this one, not across a corner.
    private Optional<BlockView> beyond(BlockView from, int right, int down) {
        Bounds here = box(from);
        return board.blocks().stream().filter(block -> !block.equals(from)).filter(block -> beside(here, box(block), right, down))
                .min(Comparator.comparingDouble(block -> distance(here, box(block))));
    }

    private static boolean beside(Bounds a, Bounds b, int right, int down) {
        boolean columns = b.getMinX() < a.getMaxX() && b.getMaxX() > a.getMinX();
        boolean rows = b.getMinY() < a.getMaxY() && b.getMaxY() > a.getMinY();
        return right > 0 ? rows && b.getMinX() >= a.getMaxX() : right < 0 ? rows && b.getMaxX() <= a.getMinX()
                : down > 0 ? columns && b.getMinY() >= a.getMaxY()
                : columns && b.getMaxY() <= a.getMinY();
    }

    private static double distance(Bounds a, Bounds b) {
        return Math.hypot(a.getMinX() - b.getMinX(), 4 * (a.getCenterY() - b.getCenterY()));
    }

    private static Bounds box(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /// What has the focus on a board, in terms that outlive its nodes; null where nothing has.
    static @Nullable Object focused(BoardView board) {
        Node owner = board.getScene() == null ? null : board.getScene().getFocusOwner();
        return owner == null ? null : keys(board).stream().filter(entry -> entry.node().equals(owner)).map(Entry::key).findFirst().orElse(null);
    }

    /// Gives the focus to what [#focused] named.
    static void focus(BoardView board, Object key) {
        keys(board).stream().filter(entry -> Objects.equals(entry.key(), key)).findFirst().ifPresent(entry -> {
            entry.node().requestFocus();
            board.scrollTo(entry.node());
        });
    }

    static @Nullable Node node(BoardView board, Object key) {
        return keys(board).stream().filter(entry -> Objects.equals(entry.key(), key)).map(Entry::node).findFirst().orElse(null);
    }

    private record Entry(Object key, Node node) {}

    private record FreeOf(ClusterId cluster) {}

    private static List<Entry> keys(BoardView board) {
        List<Entry> entries = new ArrayList<>();
        for (BlockView block : board.blocks()) {
            switch (block) {
                case PartitionView partition -> {
                    entries.add(new Entry(new Selection.OfPartition(partition.id()), partition));
                    partition.chips.made().forEach(chip -> entries.add(new Entry(new Selection.OfTenant(chip.chip().id()), chip)));
                }
                case FreeView free -> entries.add(new Entry(new FreeOf(free.cluster()), free));
                default -> { }
            }
        }
        return entries;
    }
}
