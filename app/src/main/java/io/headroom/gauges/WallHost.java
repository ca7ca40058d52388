package io.headroom.gauges;

import java.util.List;

/// What a wall asks of whoever keeps its gauges: what can be shown, of whom, and how a value is computed. Places are counted from the left, from 0.
public interface WallHost {
    /// A gauge that can be added.
    ///
    /// @param name what it is called, e.g. "p95 TTFT"
    /// @param about what it measures, in one line
    record Choice(String name, String about) {}

    /// What can be added.
    List<Choice> choices();

    /// Of whom the gauges can be, e.g. "whatever is selected", then each tenant, cabin and lane.
    ///
    /// @param choice which of the choices
    List<String> scopes(int choice);

    /// Adds a gauge at the right end.
    void add(int choice, int scope);

    /// Of whom the gauge in a place can be.
    List<String> scopesAt(int index);

    /// Of whom it is, as a place in [#scopesAt].
    int scopeAt(int index);

    /// Makes it one of someone else.
    void scope(int index, int scope);

    /// Puts a gauge in another place; those between move up.
    void move(int from, int to);

    /// Takes a gauge off the wall.
    void remove(int index);

    /// Shows the usual gauges again.
    void reset();

    /// Whether these are the usual ones.
    boolean usual();

    /// How the value in a place is computed.
    Explanation explain(int index);

    /// Opens a page of help.
    void help(String page);
}
