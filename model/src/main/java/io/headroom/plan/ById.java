package io.headroom.plan;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list that finds its items by their id without a walk: a plan of thousands of tenants is asked for one of them thousands of times. Immutable and equal to any list of the same items; what
/// it needs to find them it makes when it is first asked, and copies that keep the list keep that too.
///
/// @param <K> type of the ids
/// @param <T> type of the items
public final class ById<K, T> extends AbstractList<T> implements RandomAccess {
    /// Up to this many items a walk is as fast.
    private static final int FEW = 8;

    private final List<T> items;
    private final Function<T, K> id;
    private final Function<T, ? extends @Nullable Object> home;
    private volatile @Nullable Map<K, T> byId;
    private volatile @Nullable Map<@Nullable Object, List<T>> byHome;

    private ById(List<T> items, Function<T, K> id, Function<T, ? extends @Nullable Object> home) {
        this.items = List.copyOf(items);
        this.id = id;
        this.home = home;
    }

    /// A list of items with ids; the same list if it is one already.
    public static <K, T> List<T> of(List<T> items, Function<T, K> id) {
        return of(items, id, id);
    }

    /// A list of items with ids that are somewhere.
    ///
    /// @param home where an item is, or null
    public static <K, T> List<T> of(List<T> items, Function<T, K> id, Function<T, ? extends @Nullable Object> home) {
        return items instanceof ById<?, ?> ? items : new ById<>(items, id, home);
    }

    /// The first item with an id, or null if there is none.
    ///
    /// @param id gives the id of an item, for a list that was not made here
    public static <K, T> @Nullable T find(List<T> items, Function<T, K> id, K wanted) {
        if (items.size() > FEW && items instanceof ById<?, T> known) {
            return known.byId().get(wanted);
        }
        for (T item : items) {
            if (id.apply(item).equals(wanted)) {
                return item;
            }
        }
        return null;
    }

    /// The items that are somewhere, in order.
    ///
    /// @param home gives where an item is, for a list that was not made here
    public static <T> List<T> in(List<T> items, Function<T, ? extends @Nullable Object> home, @Nullable Object place) {
        if (items.size() > FEW && items instanceof ById<?, T> known) {
            List<T> there = known.byHome().get(place);
            return there == null ? List.of() : there;
        }
        return items.stream().filter(item -> Objects.equals(home.apply(item), place)).toList();
    }

    private Map<?, T> byId() {
        Map<K, T> map = byId;
        if (map == null) {
            map = new HashMap<>();
            for (T item : items) {
                map.putIfAbsent(id.apply(item), item);
            }
            byId = map;
        }
        return map;
    }

    private Map<@Nullable Object, List<T>> byHome() {
        Map<@Nullable Object, List<T>> map = byHome;
        if (map == null) {
            map = new HashMap<>();
            for (T item : items) {
                map.computeIfAbsent(home.apply(item), _ -> new ArrayList<>()).add(item);
            }
            map.replaceAll((_, there) -> List.copyOf(there));
            byHome = map;
        }
        return map;
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
