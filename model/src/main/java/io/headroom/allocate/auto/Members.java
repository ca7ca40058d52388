package io.headroom.allocate.auto;

import java.util.Arrays;

/// Numbers of tenants in rising order.
final class Members {
    private Members() {}

    /// With one more.
    static int[] with(int[] members, int tenant) {
        int at = -Arrays.binarySearch(members, tenant) - 1;
        int[] more = new int[members.length + 1];
        System.arraycopy(members, 0, more, 0, at);
        more[at] = tenant;
        System.arraycopy(members, at, more, at + 1, members.length - at);
        return more;
    }

    /// With one less.
    static int[] without(int[] members, int tenant) {
        int at = Arrays.binarySearch(members, tenant);
        int[] fewer = new int[members.length - 1];
        System.arraycopy(members, 0, fewer, 0, at);
        System.arraycopy(members, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    /// Both together.
    static int[] union(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        Arrays.sort(all);
        return all;
    }
}
