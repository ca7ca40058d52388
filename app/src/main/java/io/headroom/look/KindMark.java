package io.headroom.look;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// Where a number comes from: "≈ estimated" over a dashed line, a dot and "simulated ±7 %", or a diamond and "measured".
public final class KindMark extends HBox {
    private static final String DOT = "M0 4 A4 4 0 1 0 8 4 A4 4 0 1 0 0 4 Z";
    private static final String DIAMOND = "M4.5 0 L9 4.5 L4.5 9 L0 4.5 Z";

    private final Label estimate = new Label("≈");
    private final SVGPath sign = new SVGPath();
    private final Label word = new Label();
    private final Label margin = new Label();

    /// @param kind the kind to begin with, without a margin
    public KindMark(NumberKind kind) {
        getStyleClass().add("kind-mark");
        setMinWidth(Region.USE_PREF_SIZE);
        estimate.getStyleClass().add("kind-estimate");
        sign.getStyleClass().add("kind-sign");
        margin.getStyleClass().add("kind-margin");
        for (Label label : new Label[] {estimate, word, margin}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(estimate, sign, word, margin);
        show(kind, "");
    }

    /// Shows `kind`, and how wide it is, such as "±7 %" from [Format#margin(double)]; empty where that is not known. Creates no node.
    public void show(NumberKind kind, String plusMinus) {
        boolean estimated = kind == NumberKind.ESTIMATED;
        appear(estimate, estimated);
        appear(sign, !estimated);
        sign.setContent(kind == NumberKind.MEASURED ? DIAMOND : DOT);
        word.setText(kind.word());
        margin.setText(plusMinus);
        appear(margin, !plusMinus.isEmpty());
        if (estimated != getStyleClass().contains("estimated")) {
            if (estimated) {
                getStyleClass().add("estimated");
            } else {
                getStyleClass().remove("estimated");
            }
        }
    }

    /// Whether the word stands beside its sign; without it the sign alone says the kind. An estimate always has its word.
    public void wordVisible(boolean there) {
        boolean shown = there || getStyleClass().contains("estimated");
        if (word.isManaged() != shown) {
            appear(word, shown);
        }
    }

    private static void appear(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
