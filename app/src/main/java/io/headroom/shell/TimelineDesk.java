package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.edit.Edit;
import io.headroom.timeline.TimelineActions;
import io.headroom.timeline.TimelineModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What the time line may ask of its window.
final class TimelineDesk implements TimelineActions {
    private static final List<String> OFFERED = List.of("time.back", "time.previous", "time.next", "-", "incident.burst", "incident.launch", "incident.node", "incident.cluster", "incident.provider");

    private final Workbench bench;
    private final Commands commands;
    private final IntConsumer reveal;

    /// @param reveal shows an incident in the inspector
    TimelineDesk(Workbench bench, Commands commands, IntConsumer reveal) {
        this.bench = bench;
        this.commands = commands;
        this.reveal = reveal;
    }

    /// What the time line shows now.
    TimelineModel model() {
        return new TimelineModel(bench.session().plan(), bench.selectionProperty().get(), bench.time(), bench.format());
    }

    @Override
    public void scrub(double seconds) {
        bench.travel().scrub(seconds);
    }

    @Override
    public void step(int moments) {
        bench.travel().step(moments);
    }

    @Override
    public void back() {
        bench.travel().back();
    }

    @Override
    public void apply(Edit edit) {
        bench.apply(edit);
    }

    @Override
    public void reveal(int number) {
        reveal.accept(number);
    }

    @Override
    public void status(String text) {
        bench.hintProperty().set(text);
    }

    @Override
    public List<MenuItem> menu() {
        List<MenuItem> items = new ArrayList<>();
        for (String id : OFFERED) {
            items.add(id.equals("-") ? new SeparatorMenuItem() : item(commands.get(id)));
        }
        return items;
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.words().get());
        item.setId("timeline-" + command.id());
        item.setMnemonicParsing(false);
        if (command.icon() != null) {
            item.setGraphic(command.icon().view());
        }
        item.setDisable(!command.enabled());
        item.setOnAction(_ -> command.run());
        return item;
    }
}
