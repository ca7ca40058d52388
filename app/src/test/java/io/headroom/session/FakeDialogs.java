package io.headroom.session;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Answers as a test says and remembers what was shown.
public final class FakeDialogs implements Dialogs {
    public Optional<Path> open = Optional.empty();
    public Optional<Path> save = Optional.empty();
    public Unsaved unsaved = Unsaved.CANCEL;
    public Optional<Integer> choice = Optional.of(0);
    public Optional<String> name = Optional.empty();
    public String suggestion = "";
    public final List<String> errors = new ArrayList<>();
    public final List<String> details = new ArrayList<>();
    public int questions;
    /// Where to write instead, answer by answer; nowhere once they are used up.
    public final Deque<Path> elsewhere = new ArrayDeque<>();

    @Override
    public Optional<Path> chooseOpen(FileKind kind) {
        return open;
    }

    @Override
    public Optional<Path> chooseSave(FileKind kind, String suggestion) {
        return save;
    }

    @Override
    public Unsaved unsavedChanges(String document) {
        questions++;
        return unsaved;
    }

    @Override
    public Optional<Integer> choose(String question, List<String> options) {
        return choice;
    }

    @Override
    public Optional<String> name(String question, String suggested) {
        suggestion = suggested;
        return name;
    }

    @Override
    public boolean elsewhere(String problem) {
        errors.add(problem);
        details.add("");
        save = Optional.ofNullable(elsewhere.poll());
        return save.isPresent();
    }

    @Override
    public void error(String line, String more) {
        errors.add(line);
        details.add(more);
    }
}
