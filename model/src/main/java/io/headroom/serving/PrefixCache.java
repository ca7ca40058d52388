package io.headroom.serving;

import java.util.Arrays;

/*
 * vLLM v1's rules. A block of 16 tokens that is full is known by the hash of what it holds and of all before it. A prompt uses again the longest run of known
 * blocks it begins with, short of its last token, which must be computed. Blocks are shared by count of holders. A block that nobody holds goes to the back of the
 * free queue, the tail of a sequence before its head, and is known until it reaches the front and is taken.
 *
 * Only sequences whose content can be used again (Requests.shareable) have their blocks kept apart here; all other blocks are alike and only counted, as runs
 * in the same queue, so that they age the known ones as they would in vLLM. A node is either one known block or a run of alike ones. The caller keeps the number
 * of free blocks; the weights of the nodes in the queue add up to it.
 *
 * Blocks filled by decoding become known when the sequence gives them back, not as they fill: nobody else can begin with them before that.
 */
/// The blocks of one replica whose content may be used again.
final class PrefixCache {
    private static final int NONE = Requests.NONE;
    private static final int ALIKE = -1;

    private final Requests requests;

    private long[] hash;
    private int[] holders;
    private int[] weight;
    private int[] before;
    private int[] after;
    private int[] nextInBucket;
    private int[] spareNodes;
    private int spareNodeCount;
    private int nodes;

    private int[] buckets;
    private int known;
    private int front = NONE;
    private int back = NONE;

    private int[][] tables = new int[4][];
    private int[] lengths = new int[4];
    private int[] spareTables = new int[4];
    private int spareTableCount;
    private int tableCount;

    private int[] found = new int[64];
    private int foundCount;
    private int foundIdle;

    /// A cache that knows nothing yet.
    ///
    /// @param freeBlocks blocks that nobody holds
    PrefixCache(Requests requests, int freeBlocks) {
        this.requests = requests;
        int size = 1024;
        hash = new long[size];
        holders = new int[size];
        weight = new int[size];
        before = new int[size];
        after = new int[size];
        nextInBucket = new int[size];
        spareNodes = new int[size];
        buckets = new int[size];
        Arrays.fill(buckets, NONE);
        giveAlike(freeBlocks);
    }

    /// Takes blocks from the front of the queue; what they hold is forgotten.
    void take(int blocks) {
        int left = blocks;
        while (left > 0) {
            int node = front;
            if (weight[node] > left) {
                weight[node] -= left;
                return;
            }
            left -= weight[node];
            leaveQueue(node);
            if (holders[node] != ALIKE) {
                forget(node);
            }
            spareNodes[spareNodeCount++] = node;
        }
    }

    /// Puts blocks whose content is of no use at the back of the queue.
    void giveAlike(int blocks) {
        if (blocks == 0) {
            return;
        }
        if (back != NONE && holders[back] == ALIKE) {
            weight[back] += blocks;
            return;
        }
        int node = newNode();
        holders[node] = ALIKE;
        weight[node] = blocks;
        joinQueue(node);
    }

    /// Finds the known blocks that a request begins with, for [#hold].
    ///
    /// @param most blocks to find at most
    /// @return how many there are
    int find(int request, int most) {
        foundCount = 0;
        foundIdle = 0;
        while (foundCount < most) {
            int node = lookUp(requests.contentHash(request, foundCount));
            if (node == NONE) {
                break;
            }
            if (foundCount == found.length) {
                found = Arrays.copyOf(found, foundCount * 2);
            }
            found[foundCount++] = node;
            foundIdle += holders[node] == 0 ? 1 : 0;
        }
        return foundCount;
    }

    /// How many of the blocks found last nobody holds: holding them makes so many fewer free.
    int foundIdle() {
        return foundIdle;
    }

    /// Lets a request hold the blocks found last.
    void hold(int request) {
        int table = spareTableCount > 0 ? spareTables[--spareTableCount] : newTable();
        requests.table[request] = table;
        roomIn(table, foundCount);
        for (int i = 0; i < foundCount; i++) {
            int node = found[i];
            if (holders[node]++ == 0) {
                leaveQueue(node);
            }
            tables[table][i] = node;
        }
        lengths[table] = foundCount;
    }

    /// Makes the full blocks among a holder's first tokens known.
    void know(int request, int tokens) {
        int table = requests.table[request];
        int full = tokens / KvCache.BLOCK_TOKENS;
        roomIn(table, full);
        for (int block = lengths[table]; block < full; block++) {
            int node = newNode();
            hash[node] = requests.contentHash(request, block);
            holders[node] = 1;
            weight[node] = 1;
            enter(node);
            tables[table][block] = node;
        }
        lengths[table] = Math.max(full, lengths[table]);
    }

    /// Takes the blocks of a holder's tokens back, tail first.
    ///
    /// @return blocks that nobody holds any more
    int release(int request, int tokens) {
        know(request, tokens);
        int table = requests.table[request];
        int length = lengths[table];
        int alike = KvCache.blocksFor(tokens) - length;
        int freed = alike;
        giveAlike(alike);
        for (int block = length - 1; block >= 0; block--) {
            int node = tables[table][block];
            if (--holders[node] == 0) {
                joinQueue(node);
                freed++;
            }
        }
        requests.table[request] = NONE;
        spareTables[spareTableCount++] = table;
        return freed;
    }

    /// Blocks that are known, held or not.
    int known() {
        return known;
    }

    /// Blocks in the free queue.
    int queued() {
        int blocks = 0;
        for (int node = front; node != NONE; node = after[node]) {
            blocks += weight[node];
        }
        return blocks;
    }

    private int bucket(long content) {
        return (int) content & (buckets.length - 1);
    }

    private int lookUp(long content) {
        int node = buckets[bucket(content)];
        while (node != NONE && hash[node] != content) {
            node = nextInBucket[node];
        }
        return node;
    }

    /// Of several blocks with the same content the first is found, as in vLLM: new ones go to the end of their bucket.
    private void enter(int node) {
        if (known++ == buckets.length) {
            enlargeBuckets();
        }
        append(node);
    }

    private void append(int node) {
        nextInBucket[node] = NONE;
        int bucket = bucket(hash[node]);
        int last = buckets[bucket];
        if (last == NONE) {
            buckets[bucket] = node;
            return;
        }
        while (nextInBucket[last] != NONE) {
            last = nextInBucket[last];
        }
        nextInBucket[last] = node;
    }

    private void enlargeBuckets() {
        int[] smaller = buckets;
        buckets = new int[smaller.length * 2];
        Arrays.fill(buckets, NONE);
        for (int first : smaller) {
            for (int node = first; node != NONE;) {
                int next = nextInBucket[node];
                append(node);
                node = next;
            }
        }
    }

    private void forget(int node) {
        known--;
        int bucket = bucket(hash[node]);
        if (buckets[bucket] == node) {
            buckets[bucket] = nextInBucket[node];
            return;
        }
        int previous = buckets[bucket];
        while (nextInBucket[previous] != node) {
            previous = nextInBucket[previous];
        }
        nextInBucket[previous] = nextInBucket[node];
    }

    private void joinQueue(int node) {
        before[node] = back;
        after[node] = NONE;
        if (back == NONE) {
            front = node;
        } else {
            after[back] = node;
        }
        back = node;
    }

    private void leaveQueue(int node) {
        if (before[node] == NONE) {
            front = after[node];
        } else {
            after[before[node]] = after[node];
        }
        if (after[node] == NONE) {
            back = before[node];
        } else {
            before[after[node]] = before[node];
        }
    }

    private int newNode() {
        if (spareNodeCount > 0) {
            return spareNodes[--spareNodeCount];
        }
        if (nodes == hash.length) {
            int size = nodes * 2;
            hash = Arrays.copyOf(hash, size);
            holders = Arrays.copyOf(holders, size);
            weight = Arrays.copyOf(weight, size);
            before = Arrays.copyOf(before, size);
            after = Arrays.copyOf(after, size);
            nextInBucket = Arrays.copyOf(nextInBucket, size);
            spareNodes = Arrays.copyOf(spareNodes, size);
        }
        return nodes++;
    }

    private int newTable() {
        if (tableCount == tables.length) {
            tables = Arrays.copyOf(tables, tableCount * 2);
            lengths = Arrays.copyOf(lengths, tableCount * 2);
            spareTables = Arrays.copyOf(spareTables, tableCount * 2);
        }
        tables[tableCount] = new int[64];
        return tableCount++;
    }

    private void roomIn(int table, int blocks) {
        if (blocks > tables[table].length) {
            tables[table] = Arrays.copyOf(tables[table], Math.max(blocks, tables[table].length * 2));
        }
    }
}
