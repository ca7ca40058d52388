package io.headroom.shell;

import io.headroom.look.Theme;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.session.Clipboard;
import java.util.List;

/// What commands ask of the window they are in.
public interface WindowActions {
    /// Asks for the list of places tenants may go together.
    ///
    /// @param tenants at least one
    void moveTo(List<TenantId> tenants);

    /// Asks how a partition is to be split.
    ///
    /// @param movers tenants that may go to the second part
    void split(PartitionId partition, List<TenantId> movers);

    /// Asks what a partition is to become part of.
    void merge(PartitionId partition);

    /// Asks for the place and size of a new vacant cabin.
    void vacantCabin();

    /// The clipboard of the desktop.
    Clipboard clipboard();

    /// Sets two states of the plan side by side.
    void compare();

    /// Answers a question about the plan.
    ///
    /// @param page which question, e.g. `size`
    void answer(String page);

    /// Closes the window, after asking about unsaved changes.
    void exit();

    /// Says what this is.
    void about();

    /// Shows a page of help.
    ///
    /// @param page its name, e.g. `trust`
    void help(String page);

    /// Shows the page of help on what has the focus.
    void helpHere();

    /// Lists who waits.
    void backlog();

    /// Lets the user choose a gauge to add to the wall.
    default void addGauge() {}

    /// Shows the table of all tenants.
    void tenants();

    /// Shows the page that imports a spreadsheet.
    void importSpreadsheet();

    /// Lists the keys.
    void keyboard();

    /// Wears a scheme.
    void theme(Theme.Choice choice);

    /// The scheme chosen.
    Theme.Choice theme();

    /// Opens the list of all commands.
    void palette();

    /// Gives the focus to the next panel.
    void nextPanel();

    /// Gives the focus to the panel before.
    void previousPanel();

    /// Lists what went wrong.
    void errors();

    /// Whether anything went wrong.
    boolean anyErrors();

    /// Fills the whole screen, or no longer.
    void fullScreen();

    /// Whether it fills the whole screen.
    boolean fullScreenOn();

    /// Wears high contrast, or no longer.
    void highContrast(boolean high);

    /// Whether high contrast is worn.
    boolean highContrast();

    /// Lets nothing move by itself, or no longer.
    void reducedMotion(boolean reduced);

    /// Whether nothing moves by itself.
    boolean reducedMotion();

    /// Makes everything larger or smaller.
    ///
    /// @param steps 1 for a step larger, −1 for a step smaller, 0 for the usual size
    void zoom(int steps);
}
