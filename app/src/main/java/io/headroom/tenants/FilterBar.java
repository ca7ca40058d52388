package io.headroom.tenants;

import io.headroom.look.Icon;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.tenants.TenantFilter.Only;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What is listed: words to find, quick filters, the tier, and the columns to show.
final class FilterBar extends HBox {
    private final Words words = Words.of(FilterBar.class);
    private final Format format = Format.here();
    private final Label count = new Label();
    private final TextField text = new TextField();
    private final Map<Only, ToggleButton> only = new EnumMap<>(Only.class);
    private final ComboBox<String> tier = new ComboBox<>();
    private final MenuButton columns = new MenuButton();
    private List<Tier> tiers = List.of();
    private boolean showing = true;

    /// @param changed told whenever the filter changes
    FilterBar(Runnable changed) {
        getStyleClass().add("filter-bar");
        Label title = new Label(words.text("tenants"));
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().addAll("figure", "second");
        count.setMinWidth(Region.USE_PREF_SIZE);
        text.setId("tenants-filter");
        text.setPromptText(words.text("tenants.filter"));
        text.setAccessibleText(words.text("tenants.filter.spoken"));
        text.textProperty().subscribe(_ -> tell(changed));
        HBox.setHgrow(text, Priority.ALWAYS);
        Label icon = new Label("", Icon.SEARCH.view());
        HBox quick = new HBox();
        quick.getStyleClass().add("quick-filters");
        for (Only each : Only.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("only-" + each);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.selectedProperty().subscribe(_ -> tell(changed));
            only.put(each, button);
            quick.getChildren().add(button);
        }
        tier.setId("tenants-tier");
        tier.setAccessibleText(words.text("column.tier"));
        tier.getSelectionModel().selectedIndexProperty().subscribe(_ -> tell(changed));
        columns.setText(words.text("tenants.columns"));
        columns.setId("tenants-columns");
        columns.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(title, count, icon, text, quick, tier, columns);
        showing = false;
    }

    /// Not while the bar itself is filled.
    private void tell(Runnable changed) {
        if (!showing) {
            changed.run();
        }
    }

    /// Offers the columns to show.
    void columns(List<Column> all, Function<String, @Nullable TableColumn<?, ?>> column) {
        for (Column each : all) {
            TableColumn<?, ?> shown = column.apply(each.key());
            if (shown != null && !each.key().equals("name")) {
                CheckMenuItem item = new CheckMenuItem(each.title());
                item.setId("column-" + each.key());
                item.setMnemonicParsing(false);
                item.selectedProperty().bindBidirectional(shown.visibleProperty());
                columns.getItems().add(item);
            }
        }
    }

    void count(int listed, int all) {
        count.setText(words.text("tenants.count", format.whole(listed), format.whole(all)));
    }

    void show(TenantsModel model) {
        only.forEach((each, button) -> button.setText(words.text("tenants." + key(each), format.whole(model.visible(new TenantFilter("", Set.of(each), null), List.of()).size()))));
        if (!tiers.equals(model.tiers()) && !tier.isShowing()) {
            TierId before = chosenTier();
            tiers = model.tiers();
            showing = true;
            tier.getItems().setAll(Stream.concat(Stream.of(words.text("tenants.anyTier")), tiers.stream().map(Tier::name)).toList());
            tier.getSelectionModel().select(1 + tiers.stream().map(Tier::id).toList().indexOf(before));
            showing = false;
        }
    }

    private static String key(Only only) {
        return switch (only) {
            case MISSED -> "missed";
            case AT_RISK -> "atRisk";
            case UNPLACED -> "unplaced";
        };
    }

    private @Nullable TierId chosenTier() {
        int at = tier.getSelectionModel().getSelectedIndex() - 1;
        return at >= 0 && at < tiers.size() ? tiers.get(at).id() : null;
    }

    TenantFilter filter() {
        Set<Only> chosen = EnumSet.noneOf(Only.class);
        only.forEach((each, button) -> {
            if (button.isSelected()) {
                chosen.add(each);
            }
        });
        return new TenantFilter(text.getText(), chosen, chosenTier());
    }
}
