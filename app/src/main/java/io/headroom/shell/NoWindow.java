package io.headroom.shell;

import io.headroom.look.Theme;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.session.Clipboard;
import java.util.List;
import java.util.Optional;

/// Stands in for a window where there is none.
record NoWindow(Theme.Choice theme, Clipboard clipboard) implements WindowActions {
    /// Without a clipboard.
    NoWindow(Theme.Choice theme) {
        this(theme, new Clipboard() {
            @Override
            public void put(String clip, String text) {}

            @Override
            public void putTable(String text, String html) {}

            @Override
            public void putPicture(byte[] png, String text) {}

            @Override
            public Optional<String> clip() {
                return Optional.empty();
            }

            @Override
            public Optional<String> text() {
                return Optional.empty();
            }
        });
    }

    @Override
    public void moveTo(List<TenantId> tenants) {}

    @Override
    public void split(PartitionId partition, List<TenantId> movers) {}

    @Override
    public void merge(PartitionId partition) {}

    @Override
    public void vacantCabin() {}

    @Override
    public void answer(String page) {}

    @Override
    public void compare() {}

    @Override
    public void exit() {}

    @Override
    public void about() {}

    @Override
    public void help(String page) {}

    @Override
    public void helpHere() {}

    @Override
    public void backlog() {}

    @Override
    public void tenants() {}

    @Override
    public void importSpreadsheet() {}

    @Override
    public void keyboard() {}

    @Override
    public void theme(Theme.Choice choice) {}

    @Override
    public void zoom(int steps) {}

    @Override
    public void highContrast(boolean high) {}

    @Override
    public boolean highContrast() {
        return false;
    }

    @Override
    public void reducedMotion(boolean reduced) {}

    @Override
    public boolean reducedMotion() {
        return false;
    }

    @Override
    public void palette() {}

    @Override
    public void nextPanel() {}

    @Override
    public void previousPanel() {}

    @Override
    public void errors() {}

    @Override
    public boolean anyErrors() {
        return false;
    }

    @Override
    public void fullScreen() {}

    @Override
    public boolean fullScreenOn() {
        return false;
    }
}
