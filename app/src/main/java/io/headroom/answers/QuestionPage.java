package io.headroom.answers;

import io.headroom.words.Words;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// A page whose view is made when it is first shown. Its words stand under `page` and `question`.
///
/// @param <V> its view
public final class QuestionPage<V extends Node> implements AnswerPage {
    private final String id;
    private final Words words;
    private final Supplier<V> make;
    private final Consumer<V> shown;
    private @Nullable V view;

    /// A page.
    ///
    /// @param id names it for good, e.g. `size`
    /// @param words of its package
    /// @param make makes its view
    /// @param shown tells the view each time that it is shown
    public QuestionPage(String id, Words words, Supplier<V> make, Consumer<V> shown) {
        this.id = id;
        this.words = words;
        this.make = make;
        this.shown = shown;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return words.text("page");
    }

    @Override
    public String question() {
        return words.text("question");
    }

    @Override
    public Node view() {
        V made = view == null ? make.get() : view;
        view = made;
        return made;
    }

    @Override
    public void shown() {
        if (view != null) {
            shown.accept(view);
        }
    }
}
