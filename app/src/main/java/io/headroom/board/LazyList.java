package io.headroom.board;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A list whose elements are made when they are asked for, once: what is not seen is not read. Belongs to one thread.
final class LazyList<E> extends AbstractList<E> implements RandomAccess {
    private final @Nullable Object[] made;
    private final IntFunction<E> make;

    /// @param make gives the element at an index; asked at most once each
    LazyList(int size, IntFunction<E> make) {
        this.made = new Object[size];
        this.make = make;
    }

    @Override
    @SuppressWarnings("unchecked") // What is made comes from `make`.
    public E get(int index) {
        Object known = made[index];
        if (known == null) {
            known = make.apply(index);
            made[index] = known;
        }
        return (E) known;
    }

    @Override
    public int size() {
        return made.length;
    }

    /// How many elements were asked for so far.
    int asked() {
        int count = 0;
        for (Object element : made) {
            count += element == null ? 0 : 1;
        }
        return count;
    }
}
