package io.headroom.board;

import io.headroom.edit.Edit;
import java.util.List;
import java.util.function.BiConsumer;

/// Who estimates what edits would do. All calls and answers are on the JavaFX thread; the work is done elsewhere.
public interface Effects {
    /// Nobody: no answer ever comes.
    Effects NONE = new Effects() {
        @Override
        public void ask(List<Edit> edits, BiConsumer<Edit, Effect> answer) {}

        @Override
        public void end() {}
    };

    /// Estimates edits one after another; what was asked before is over.
    ///
    /// @param answer hears of each that fits, as soon as it is known
    void ask(List<Edit> edits, BiConsumer<Edit, Effect> answer);

    /// Nothing is asked any more.
    void end();
}
