package io.headroom.board;

import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do to the chip that has the focus, alike on the board and in the tray. It is about all that are selected where the chip is one of them, else about the chip.
final class ChipKeys {
    private static final Map<KeyCode, String> WITH_SHORTCUT = Map.of(KeyCode.C, "edit.copy", KeyCode.X, "edit.cut");

    private ChipKeys() {}

    /// Whether the key meant something here.
    static boolean pressed(ChipView chip, BoardHost host, KeyEvent key) {
        TenantId tenant = chip.chip().id();
        Selection around = Selection.of(host.actions().selection().around(tenant));
        KeyCode code = key.getCode();
        if (code == KeyCode.ENTER && !key.isAltDown()) {
            host.drags().picking().pick(host, tenant, key.isShortcutDown(), key.isShiftDown());
        } else if (code == KeyCode.M && !key.isShortcutDown() && !key.isAltDown() && !key.isShiftDown()) {
            host.actions().moveTo(around.tenants(), chip);
        } else if (code == KeyCode.DELETE) {
            return run(host, around, "plan.remove");
        } else if (code == KeyCode.D && key.isShortcutDown() && key.isShiftDown()) {
            return run(host, around, "edit.duplicate");
        } else if (WITH_SHORTCUT.containsKey(code) && key.isShortcutDown() && !key.isShiftDown() && !key.isAltDown()) {
            return run(host, around, WITH_SHORTCUT.get(code));
        } else {
            return false;
        }
        return true;
    }

    static boolean run(BoardHost host, Selection on, String command) {
        List<BoardActions.Offered> offered = host.actions().commands(on, List.of(command));
        offered.forEach(each -> {
            if (each.obstacle().isEmpty()) {
                each.action().run();
            } else {
                host.actions().status(each.obstacle());
            }
        });
        return !offered.isEmpty();
    }
}
