package io.headroom.errors;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What went wrong since the window was opened, newest first. Belongs to the front; knows no scene graph.
public final class ErrorLog {
    /// How many are kept.
    static final int KEPT = 200;

    /// Something that went wrong.
    ///
    /// @param at      when, the last time
    /// @param line    what, in one line
    /// @param details more to copy, or empty
    /// @param times   how often one after the other
    public record Entry(LocalDateTime at, String line, String details, int times) {
        /// All of it, to be copied.
        String text() {
            return details.isEmpty() || details.equals(line) ? line : line + "\n\n" + details;
        }
    }

    private final Supplier<LocalDateTime> now;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> view = FXCollections.unmodifiableObservableList(entries);

    /// @param now the time on the wall
    ErrorLog(Supplier<LocalDateTime> now) {
        this.now = now;
    }

    /// All of them, newest first.
    public ObservableList<Entry> entries() {
        return view;
    }

    /// Adds one; the same as the last counts on it.
    void add(String line, String details) {
        Entry last = entries.isEmpty() ? null : entries.getFirst();
        if (last != null && last.line().equals(line) && last.details().equals(details)) {
            entries.set(0, new Entry(now.get(), line, details, last.times() + 1));
            return;
        }
        entries.addFirst(new Entry(now.get(), line, details, 1));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    /// How many things went wrong, each as often as it did.
    public int count() {
        return entries.stream().mapToInt(Entry::times).sum();
    }

    /// Forgets them.
    void clear() {
        entries.clear();
    }

    /// All of them as a text.
    String text() {
        return String.join("\n\n", List.copyOf(entries).stream().map(entry -> entry.at() + "  " + entry.text()).toList());
    }
}
