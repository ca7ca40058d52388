package io.headroom.report;

import io.headroom.plan.Cluster;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/// Who holds which GPU: a row for each node, a cell for each GPU, as the board shows them. A cabin has solid walls, a lane dashed rails, a free GPU a thin dashed outline, and each cell
/// the mark of its partition, so that nothing hangs on a colour.
final class MapSheet {
    private static final Words WORDS = Words.of(MapSheet.class);
    private static final int NODE_WIDTH = 10;
    private static final int CELL_WIDTH = 6;
    private static final int WIDEST = 72; // GPUs of a node that get a column each; a wider node goes over several rows
    private static final int KEY = 14;
    private static final int NAMES = 12;

    private final Page page;
    private final Plan plan;
    private final Map<PartitionId, String> marks = new LinkedHashMap<>();
    private final Map<PartitionId, List<String>> tenants = new HashMap<>();
    private int row = 3;

    private MapSheet(Page page, Plan plan) {
        this.page = page;
        this.plan = plan;
        for (Tenant tenant : plan.tenants()) {
            if (tenant.partition() != null) {
                tenants.computeIfAbsent(tenant.partition(), _ -> new ArrayList<>()).add(tenant.name());
            }
        }
        int cabins = 0;
        int lanes = 0;
        for (Partition partition : plan.partitions()) {
            marks.put(partition.id(), partition.reserved() ? WORDS.text("map.cabin", ++cabins) : WORDS.text("map.lane", ++lanes));
        }
    }

    static void fill(Page page, Plan plan) {
        page.heading(WORDS.text("sheet.map"), WORDS.text("map.note"));
        MapSheet sheet = new MapSheet(page, plan);
        int widest = plan.fleet().stream().mapToInt(Cluster::gpusPerNode).max().orElse(8);
        int[] widths = new int[1 + Math.max(KEY, Math.min(WIDEST, widest))];
        Arrays.fill(widths, CELL_WIDTH);
        widths[0] = NODE_WIDTH;
        page.widths(widths);
        sheet.key();
        for (int i = 0; i < plan.fleet().size(); i++) {
            sheet.cluster(plan.fleet().get(i), i);
        }
        page.sheet().createFreezePane(1, 2);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
    }

    /// What each mark stands for.
    private void key() {
        section(WORDS.text("map.key"));
        for (Partition partition : plan.partitions()) {
            page.put(row, 0, marks.get(partition.id()), partition.reserved() ? Style.CELL_CABIN : Style.CELL_LANE);
            page.blank(row, 1, Style.TEXT); // words do not touch the wall of the mark
            page.across(row, 2, KEY, words(partition), Style.WRAPPED, Page.linesIn(Page.printable(words(partition)), (KEY - 1) * CELL_WIDTH));
            row++;
        }
        page.blank(row, 0, Style.CELL_FREE);
        page.blank(row, 1, Style.TEXT);
        page.across(row, 2, KEY, WORDS.text("map.free"), Style.WRAPPED, 1);
        row += 2;
    }

    private String words(Partition partition) {
        List<String> names = tenants.getOrDefault(partition.id(), List.of());
        return WORDS.text(partition.reserved() ? "map.reserved" : "map.shared", partition.name(), plan.deploymentOf(partition).name(),
                names.isEmpty() ? WORDS.text("map.vacant") : listed(names));
    }

    /// As many names as a reader of a map takes in; the sheet of tenants has all.
    private static String listed(List<String> names) {
        if (names.size() <= NAMES) {
            return String.join(", ", names);
        }
        return WORDS.text("map.more", String.join(", ", names.subList(0, NAMES)), names.size() - NAMES);
    }

    private void cluster(Cluster cluster, int index) {
        section(WORDS.text(plan.arriving(cluster) ? "map.cluster.arriving" : "map.cluster", cluster.name(), plan.gpuType(cluster.gpu()).name(), WORDS.count("map.nodes", cluster.nodes()), WORDS.count("map.gpus", cluster.gpusPerNode()),
                plan.freeGpus(cluster), String.valueOf(cluster.availableFrom())));
        NodePlacement placement = NodePlacement.of(plan, cluster);
        String letter = CellReference.convertNumToColString(index).toLowerCase(Locale.ROOT);
        for (int node = 0; node < placement.nodes(); node++) {
            page.put(row, 0, letter + (node + 1), Style.TEXT);
            for (int gpu = 0; gpu < placement.gpusPerNode(); gpu++) {
                if (gpu > 0 && gpu % WIDEST == 0) {
                    row++;
                }
                cell(1 + gpu % WIDEST, placement.cells(node, gpu));
            }
            row++;
        }
        row++;
    }

    private void cell(int column, List<NodePlacement.Cell> there) {
        if (there.isEmpty()) {
            page.blank(row, column, Style.CELL_FREE);
            return;
        }
        List<String> names = new ArrayList<>();
        there.forEach(cell -> names.add(String.valueOf(marks.get(cell.partition()))));
        page.put(row, column, names.stream().distinct().collect(Collectors.joining(" ")), plan.partition(there.getFirst().partition()).reserved() ? Style.CELL_CABIN : Style.CELL_LANE);
    }

    private void section(String words) {
        page.put(row, 0, words, Style.SECTION);
        for (int column = 1; column <= KEY; column++) {
            page.blank(row, column, Style.SECTION);
        }
        row++;
    }
}
