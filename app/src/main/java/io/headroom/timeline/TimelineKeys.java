package io.headroom.timeline;

import javafx.scene.input.KeyEvent;

/// What keys do while the time line has the focus.
final class TimelineKeys {
    private static final double STEP = 1.5;
    private static final int PAGE = 12;

    private final TimelineView view;
    private final TimelineActions actions;

    TimelineKeys(TimelineView view, TimelineActions actions) {
        this.view = view;
        this.actions = actions;
        view.setOnKeyPressed(this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown() || !view.usable()) {
            return;
        }
        boolean handled = switch (event.getCode()) {
            case LEFT -> step(event.isShiftDown() ? -PAGE : -1);
            case RIGHT -> step(event.isShiftDown() ? PAGE : 1);
            case PAGE_UP -> step(-PAGE);
            case PAGE_DOWN -> step(PAGE);
            case HOME -> scrub(0);
            case END -> scrub(view.model().recorder().whole().endSeconds());
            case PLUS, EQUALS, ADD -> zoom(view.scale().closer(middle(), STEP));
            case MINUS, SUBTRACT -> zoom(view.scale().closer(middle(), 1 / STEP));
            case DIGIT0, NUMPAD0 -> zoom(view.scale().whole());
            case ESCAPE -> escape();
            default -> false;
        };
        if (handled) {
            event.consume();
        }
    }

    private boolean step(int moments) {
        actions.step(moments);
        view.reveal(view.model().time().clockSeconds());
        return true;
    }

    private boolean scrub(double seconds) {
        actions.scrub(seconds);
        view.reveal(view.model().time().clockSeconds());
        return true;
    }

    private boolean zoom(TimeScale scale) {
        view.scale(scale);
        return true;
    }

    /// What stays where it is: the scrub head, where it is seen.
    private double middle() {
        double head = view.model().time().scrubbed() ? view.model().time().clockSeconds() : Double.NaN;
        return view.scale().shows(head) ? head : (view.scale().from() + view.scale().to()) / 2;
    }

    private boolean escape() {
        if (view.brushing()) {
            view.giveUpBrush();
        } else if (view.model().time().scrubbed()) {
            actions.back();
        } else if (view.scale().zoomed()) {
            view.scale(view.scale().whole());
        } else {
            return false;
        }
        return true;
    }
}
