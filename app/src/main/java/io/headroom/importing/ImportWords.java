package io.headroom.importing;

import io.headroom.importing.ImportState.Opened;
import io.headroom.importing.ImportState.Page;
import io.headroom.sheet.Subject;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a check came to, in words: above the buttons, on them, and once it is in the plan.
final class ImportWords {
    /// Rows named where rows are left out.
    private static final int NAMED = 5;

    private final Words words = Words.of(ImportWords.class);

    /// What would come in, in one line, e.g. "12 new tenants, 3 changed, 1 column left out"; empty while that is not known.
    String summary(@Nullable Opened opened) {
        SheetCheck check = opened == null ? null : opened.check();
        if (check == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (check.problems() == 0) {
            parts.addAll(coming(check));
        } else {
            parts.add(words.count("summary.problems", check.problems()));
        }
        count(parts, "summary.leftOut", check.leftOut().size());
        return String.join(words.text("summary.and"), parts);
    }

    private List<String> coming(SheetCheck check) {
        List<String> parts = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            count(parts, "summary.new." + subject.key(), check.count(subject, true));
            count(parts, "summary.changed." + subject.key(), check.count(subject, false));
        }
        if (parts.isEmpty()) {
            parts.add(words.text("summary.nothing"));
        }
        count(parts, "summary.same", check.same());
        return parts;
    }

    private void count(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(words.count(key, count));
        }
    }

    /// Why nothing can be imported now; empty where something can.
    String obstacle(@Nullable Opened opened) {
        if (opened == null) {
            return words.text("obstacle.noFile");
        }
        SheetCheck check = opened.check();
        return switch (opened.checking()) {
            case RUNNING -> words.text("obstacle.checking");
            case ENDED, FAILED -> words.text("obstacle.ended");
            case DONE -> check == null || check.problems() > 0 ? words.text("obstacle.problems") : check.ready() ? "" : words.text(nothing(opened, check));
        };
    }

    private static String nothing(Opened opened, SheetCheck check) {
        return opened.pages().stream().noneMatch(Page::taken) ? "obstacle.none" : check.same() > 0 ? "obstacle.same" : "obstacle.empty";
    }

    /// What the button that imports says: how many there are where they are all of a kind.
    String importAll(@Nullable SheetCheck check) {
        if (check == null || !check.ready()) {
            return words.text("import");
        }
        List<Subject> subjects = Arrays.stream(Subject.values()).filter(subject -> check.count(subject, true) + check.count(subject, false) > 0).toList();
        Subject only = subjects.getFirst();
        return subjects.size() > 1 ? words.text("import.all") : words.count("import." + only.key(), check.count(only, true) + check.count(only, false));
    }

    /// What the button says that imports the rows without problems; empty where there is nothing to import so.
    String importGood(@Nullable SheetCheck check) {
        return check != null && check.readyWithoutWrongRows() ? words.count("import.good", check.wrongRows().size()) : "";
    }

    /// What came into the plan and what did not, one line.
    String arrived(Opened opened, SheetCheck check) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.text("said", opened.name(), String.join(words.text("summary.and"), coming(check))));
        if (check.count(Subject.TENANTS, true) > 0) {
            sentences.add(words.text("said.tray"));
        }
        if (!check.wrongRows().isEmpty()) {
            boolean several = check.wrongRows().stream().map(SheetCheck.WrongRow::sheet).distinct().count() > 1;
            String named = check.wrongRows().stream().limit(NAMED).map(row -> several ? words.text("said.row", row.sheet(), Integer.toString(row.row())) : Integer.toString(row.row()))
                    .collect(Collectors.joining(", "));
            sentences.add(words.count("said.leftOut", check.wrongRows().size(), check.wrongRows().size() > NAMED ? words.text("said.more", named) : named));
        }
        return String.join(" ", sentences);
    }
}
