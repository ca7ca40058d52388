package io.headroom.words;

import io.headroom.plan.Cluster;
import java.util.Locale;

/// What a node is called on the board, in the inspector and wherever else it is named.
public final class NodeName {
    private NodeName() {}

    /// "a1": the first letter of the cluster, so that nodes of two clusters are told apart, and the number.
    ///
    /// @param node number of the node, from 0
    public static String of(Cluster cluster, int node) {
        String letter = cluster.name().substring(0, 1).toLowerCase(Locale.ROOT);
        return (Character.isLetter(letter.charAt(0)) ? letter : "n") + (node + 1);
    }
}
