package io.headroom.session;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.Moment;
import io.headroom.engine.Moment.PartitionMoment;
import io.headroom.engine.Moment.TenantMoment;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.Objective.Statistic;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;

/// A [Moment] in as little memory as keeps all of it: counts as they are, reals as floats. A trailing window knows no intervals, so there are none to keep. Immutable.
public final class RecordedMoment {
    private final RecordedLayout layout;
    private final double clockSeconds;
    private final double windowSeconds;
    private final boolean finished;
    private final int[] kept;
    private final float planLoad;
    private final float planUtilisation;
    private final int planWaiting;
    private final int slowest;

    private RecordedMoment(RecordedLayout layout, Moment moment, int[] kept) {
        this.layout = layout;
        this.kept = kept;
        clockSeconds = moment.clockSeconds();
        windowSeconds = moment.windowSeconds();
        finished = moment.finished();
        long offered = 0;
        int waiting = 0;
        for (TenantMoment tenant : moment.tenants()) {
            offered += tenant.offered();
            waiting += tenant.waiting();
        }
        planLoad = windowSeconds > 0 ? (float) (offered / windowSeconds) : 0;
        planWaiting = waiting;
        double busy = 0;
        double gpus = 0;
        for (int i = 0; i < moment.partitions().size(); i++) {
            double utilisation = moment.partitions().get(i).utilisation();
            if (!Double.isNaN(utilisation)) {
                busy += utilisation * layout.gpus(i);
                gpus += layout.gpus(i);
            }
        }
        planUtilisation = gpus > 0 ? (float) (busy / gpus) : Float.NaN;
        slowest = slowest(moment);
    }

    private static int slowest(Moment moment) {
        int found = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < moment.tenants().size(); i++) {
            double latency = moment.tenants().get(i).ttft().p99();
            if (latency > most) {
                most = latency;
                found = i;
            }
        }
        return found;
    }

    /// Keeps a moment.
    ///
    /// @param layout one that fits it
    static RecordedMoment of(RecordedLayout layout, Moment moment) {
        int replicas = moment.partitions().stream().mapToInt(partition -> partition.replicaLoad().size() + partition.replicaKv().size()).sum();
        int[] kept = new int[layout.replicasAt() + replicas];
        for (int i = 0; i < moment.tenants().size(); i++) {
            keep(layout, i, moment.tenants().get(i), kept);
        }
        int at = layout.replicasAt();
        for (int i = 0; i < moment.partitions().size(); i++) {
            PartitionMoment partition = moment.partitions().get(i);
            int row = layout.partitionRow(i);
            kept[row] = real(partition.utilisation());
            kept[row + 1] = partition.waiting();
            kept[row + 2] = real(partition.tokensOutPerSecond());
            // Loads and KV fills are as many as there are replicas.
            kept[row + 3] = partition.replicaLoad().size();
            for (double load : partition.replicaLoad()) {
                kept[at++] = real(load);
            }
            for (int replica = 0; replica < partition.replicaLoad().size(); replica++) {
                kept[at++] = real(partition.replicaKv().get(replica));
            }
        }
        return new RecordedMoment(layout, moment, kept);
    }

    private static void keep(RecordedLayout layout, int number, TenantMoment tenant, int[] kept) {
        int at = layout.row(number);
        kept[at++] = Math.toIntExact(tenant.offered());
        kept[at++] = Math.toIntExact(tenant.served());
        kept[at++] = Math.toIntExact(tenant.throttled());
        kept[at++] = Math.toIntExact(tenant.rejected());
        kept[at++] = Math.toIntExact(tenant.expired());
        kept[at++] = Math.toIntExact(tenant.fellBack());
        kept[at++] = tenant.waiting();
        kept[at++] = tenant.away();
        kept[at++] = tenant.running();
        kept[at++] = (int) (tenant.waitingTokens() >>> 32);
        kept[at++] = (int) tenant.waitingTokens();
        kept[at++] = real(tenant.oldestWaitSeconds());
        kept[at] = real(tenant.tokensOutPerSecond());
        for (Metric metric : Metric.values()) {
            keep(latency(tenant, metric), RecordedLayout.latency(number, metric), kept);
        }
    }

    private static LatencySummary latency(TenantMoment tenant, Metric metric) {
        return switch (metric) {
            case TTFT -> tenant.ttft();
            case TPOT -> tenant.tpot();
            case E2E -> tenant.e2e();
            case WAIT -> tenant.waitTime();
        };
    }

    private static void keep(LatencySummary summary, int from, int[] kept) {
        kept[from] = Math.toIntExact(summary.count());
        kept[from + 1] = real(summary.mean());
        kept[from + 2] = real(summary.p50());
        kept[from + 3] = real(summary.p90());
        kept[from + 4] = real(summary.p95());
        kept[from + 5] = real(summary.p99());
    }

    private static int real(double value) {
        return Float.floatToRawIntBits((float) value);
    }

    private float real(int at) {
        return Float.intBitsToFloat(kept[at]);
    }

    /// Simulated seconds since the start of the run.
    public double clockSeconds() {
        return clockSeconds;
    }

    /// Requests per second of all tenants over the window.
    public float planLoad() {
        return planLoad;
    }

    /// Requests of all tenants that wait.
    public int planWaiting() {
        return planWaiting;
    }

    /// Mean utilisation of all replicas that are there, by GPUs; NaN where there are none.
    public float planUtilisation() {
        return planUtilisation;
    }

    /// The number of the tenant with the longest 99th percentile of the time to the first token, -1 where nothing was observed.
    public int slowest() {
        return slowest;
    }

    /// The number that a tenant has in this moment, -1 if it has none: what follows is asked by it, since thousands are asked at once.
    public int tenant(TenantId id) {
        return layout.tenant(id);
    }

    /// The tenants in order of their numbers.
    public List<TenantId> tenants() {
        return layout.tenants();
    }

    /// Requests per second of a tenant over the window.
    public float load(int tenant) {
        return windowSeconds > 0 ? (float) (kept[layout.row(tenant)] / windowSeconds) : 0;
    }

    /// Requests of a tenant that wait.
    public int waiting(int tenant) {
        return kept[layout.row(tenant) + 6];
    }

    /// A latency of a tenant over the window in seconds; NaN where nothing was observed.
    public float latency(int tenant, Metric metric, Statistic statistic) {
        return real(RecordedLayout.latency(tenant, metric) + switch (statistic) {
            case MEAN -> 1;
            case P50 -> 2;
            case P90 -> 3;
            case P95 -> 4;
            case P99 -> 5;
        });
    }

    /// Share of the window in which the replicas of a partition were busy; NaN if the partition was not there.
    public float utilisation(PartitionId id) {
        int partition = layout.partition(id);
        return partition < 0 ? Float.NaN : real(layout.partitionRow(partition));
    }

    /// The moment, its reals as floats.
    public Moment moment() {
        List<TenantMoment> tenants = new ArrayList<>(layout.tenants().size());
        for (int i = 0; i < layout.tenants().size(); i++) {
            tenants.add(tenantMoment(i));
        }
        List<PartitionMoment> partitions = new ArrayList<>(layout.partitions().size());
        int at = layout.replicasAt();
        for (int i = 0; i < layout.partitions().size(); i++) {
            int row = layout.partitionRow(i);
            int replicas = kept[row + 3];
            partitions.add(new PartitionMoment(layout.partitions().get(i), real(row), kept[row + 1], real(row + 2), reals(at, replicas), reals(at + replicas, replicas)));
            at += 2 * replicas;
        }
        return new Moment(clockSeconds, windowSeconds, finished, tenants, partitions);
    }

    private List<Double> reals(int from, int count) {
        List<Double> reals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reals.add((double) real(from + i));
        }
        return reals;
    }

    private TenantMoment tenantMoment(int number) {
        int at = layout.row(number);
        long tokens = (long) kept[at + 9] << 32 | (kept[at + 10] & 0xFFFF_FFFFL);
        return new TenantMoment(layout.tenants().get(number), kept[at], kept[at + 1], kept[at + 2], kept[at + 3], kept[at + 4], kept[at + 5], kept[at + 6], kept[at + 7], kept[at + 8],
                tokens, real(at + 11), summary(number, Metric.TTFT), summary(number, Metric.TPOT), summary(number, Metric.E2E), summary(number, Metric.WAIT), real(at + 12));
    }

    private LatencySummary summary(int number, Metric metric) {
        int at = RecordedLayout.latency(number, metric);
        return kept[at] == 0 ? LatencySummary.EMPTY
                : new LatencySummary(kept[at], real(at + 1), real(at + 2), real(at + 3), real(at + 4), real(at + 5), Interval.UNKNOWN, Interval.UNKNOWN);
    }

    /// Bytes it takes, about, without what it shares with others.
    public long bytes() {
        return 64 + (long) Integer.BYTES * kept.length;
    }
}
