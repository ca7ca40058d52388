package io.headroom.report;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.Oversubscription;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.words.ForecastWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/// When promises break as traffic grows and what to order by when: what to do, the load over time, then what it rests on, and what is guaranteed in lanes.
final class ForecastSheet {
    private static final Words WORDS = Words.of(ForecastSheet.class);
    private static final ForecastWords SHOWN = ForecastWords.here();
    private static final int LAST = 11;
    private static final int CHART_ROWS = 18;
    private static final int SENTENCE_WIDTH = 170;

    /// The load of a partition on a date, in the file of loads.
    private record LoadOf(Forecast.Load load, PartitionId partition) {}

    /// A guarantee with the lane it is of.
    private record GuaranteeOf(PartitionId lane, Oversubscription.Guarantee guarantee) {}

    private final Page page;
    private final XSSFSheet sheet;
    private final Plan plan;
    private final Forecast forecast;
    private final @Nullable SoldLanes lanes;
    private int row = Table.HEADER_ROW;

    private ForecastSheet(Page page, XSSFSheet sheet, Plan plan, Forecast forecast, @Nullable SoldLanes lanes) {
        this.page = page;
        this.sheet = sheet;
        this.plan = plan;
        this.forecast = forecast;
        this.lanes = lanes;
    }

    /// @param page of rows that are streamed
    /// @param sheet the same sheet, for its chart
    /// @param forecast null where none was made, which the sheet then says
    /// @param lanes what is guaranteed in lanes, null where nobody looked
    static void fill(Page page, XSSFSheet sheet, Plan plan, @Nullable Forecast forecast, @Nullable SoldLanes lanes) {
        page.widths(28, 24, 20, 13, 13, 13, 13, 15, 15, 15, 13, 15);
        page.heading(WORDS.text("sheet.forecast"), forecast == null ? WORDS.text("forecast.missing") : WORDS.text("forecast.note", SHOWN.scope(forecast), forecast.leadDays()));
        if (forecast != null) {
            new ForecastSheet(page, sheet, plan, forecast, lanes).fill();
        }
        page.sheet().createFreezePane(0, 2);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
    }

    /// The tables as files.
    static List<Table<?>> tables(Plan plan, Forecast forecast) {
        List<LoadOf> loads = forecast.loads().stream().flatMap(load -> plan.partitions().stream().map(Partition::id).filter(load.expected()::containsKey).map(id -> new LoadOf(load, id))).toList();
        return List.of(promises(plan, forecast), needs(plan, forecast), growths(plan, forecast), new Table<>("loads", List.of(
                Column.<LoadOf>of(head("date"), 0, Style.DATE, one -> one.load().date()),
                Column.<LoadOf>of(head("partition"), 0, Style.TEXT, one -> plan.partition(one.partition()).name()),
                Column.<LoadOf>of(head("load.expected"), 0, Style.SHARE, one -> one.load().expected().get(one.partition())),
                Column.<LoadOf>of(head("load.slow"), 0, Style.SHARE, one -> one.load().slow().get(one.partition())),
                Column.<LoadOf>of(head("load.fast"), 0, Style.SHARE, one -> one.load().fast().get(one.partition()))), loads));
    }

    private void fill() {
        toDo();
        List<PartitionId> charted = LoadsChart.busiest(plan, forecast);
        int chart = row;
        if (!charted.isEmpty()) {
            section("section.load");
            row += CHART_ROWS + 1;
        }
        section("section.promises");
        int header = row;
        Table<Forecast.Prospect> promises = promises(plan, forecast);
        row = promises.place(page, row);
        page.sheet().setAutoFilter(new CellRangeAddress(header, Math.max(row - 1, header + 1), 0, promises.columns().size() - 1));
        row++;
        section("section.growth");
        row = growths(plan, forecast).place(page, row) + 1;
        if (lanes != null) {
            lanes(lanes);
        }
        if (!charted.isEmpty()) {
            section("section.loads");
            Table<Forecast.Load> loads = loads(charted);
            new LoadsChart(sheet, plan, forecast, charted).draw(chart + 1, chart + 1 + CHART_ROWS, LAST, row + 1);
            row = loads.place(page, row);
        }
    }

    private void toDo() {
        section("section.needs");
        List<String> sentences = new ArrayList<>(forecast.needs().stream().map(need -> SHOWN.need(plan, forecast, need)).toList());
        if (forecast.prospects().stream().noneMatch(Forecast.Prospect::breaks)) {
            sentences.add(WORDS.text("forecast.nothing", SHOWN.date(forecast.until())));
        } else if (sentences.isEmpty()) {
            sentences.add(WORDS.text("forecast.noNeeds"));
        }
        for (String sentence : sentences) {
            page.across(row++, 0, LAST, sentence, Style.WRAPPED, Page.linesIn(sentence, SENTENCE_WIDTH));
        }
        if (!forecast.needs().isEmpty()) {
            row = needs(plan, forecast).place(page, row + 1);
        }
        row++;
    }

    private void lanes(SoldLanes sold) {
        section("section.lanes");
        List<String> sentences = sold.lanes().isEmpty() ? List.of(WORDS.text("forecast.noGuarantees")) : sold.lanes().stream().map(lane -> SHOWN.oversold(plan, lane)).toList();
        for (String sentence : sentences) {
            page.across(row++, 0, LAST, sentence, Style.WRAPPED, Page.linesIn(sentence, SENTENCE_WIDTH));
        }
        if (!sold.lanes().isEmpty()) {
            row = sold(plan, sold).place(page, row) + 1;
            row = guarantees(plan, sold).place(page, row);
        }
        row++;
    }

    /// The tables of lanes as files.
    static List<Table<?>> tables(Plan plan, SoldLanes lanes) {
        return List.of(sold(plan, lanes), guarantees(plan, lanes));
    }

    private static Table<Oversubscription> sold(Plan plan, SoldLanes lanes) {
        return new Table<>("lanes", List.of(
                Column.<Oversubscription>of(head("lane"), 0, Style.TEXT, lane -> plan.partition(lane.lane()).name()).to(Oversubscription::lane),
                Column.<Oversubscription>of(head("lane.state"), 0, Style.TEXT, lane -> head(lane.sold() > 1 ? "lane.oversold" : "lane.kept")),
                Column.<Oversubscription>of(head("lane.guarantees"), 0, Style.COUNT, lane -> lane.guarantees().size()),
                Column.<Oversubscription>of(head("lane.bestEffort"), 0, Style.COUNT, lane -> lane.bestEffort().size()),
                Column.<Oversubscription>of(head("lane.sold"), 0, Style.SHARE, Oversubscription::sold),
                Column.<Oversubscription>of(head("lane.collides"), 0, Style.SHARE, Oversubscription::collides),
                Column.<Oversubscription>of(head("lane.collides.low"), 0, Style.SHARE, lane -> lane.interval().lo()),
                Column.<Oversubscription>of(head("lane.collides.high"), 0, Style.SHARE, lane -> lane.interval().hi()),
                Column.<Oversubscription>of(head("lane.windows"), 0, Style.COUNT, Oversubscription::windows),
                Column.<Oversubscription>of(head("lane.window"), 0, Style.SECONDS, Oversubscription::windowSeconds)), lanes.lanes());
    }

    private static Table<GuaranteeOf> guarantees(Plan plan, SoldLanes lanes) {
        List<GuaranteeOf> rows = lanes.lanes().stream().flatMap(lane -> lane.guarantees().stream().map(one -> new GuaranteeOf(lane.lane(), one))).toList();
        return new Table<>("guarantees", List.of(
                Column.<GuaranteeOf>of(head("tenant"), 0, Style.TEXT, one -> plan.tenant(one.guarantee().tenant()).name()).to(one -> one.guarantee().tenant()),
                Column.<GuaranteeOf>of(head("lane"), 0, Style.TEXT, one -> plan.partition(one.lane()).name()).to(GuaranteeOf::lane),
                Column.<GuaranteeOf>of(head("guarantee.by"), 0, Style.TEXT, one -> head(one.guarantee().provisioned() ? "guarantee.provisioned" : "guarantee.limit")),
                Column.<GuaranteeOf>of(head("guarantee.perSecond"), 0, Style.PER_SECOND, one -> one.guarantee().perSecond()),
                Column.<GuaranteeOf>of(head("guarantee.share"), 0, Style.SHARE, one -> one.guarantee().share()),
                Column.<GuaranteeOf>of(head("guarantee.used"), 0, Style.SHARE, one -> one.guarantee().usedShare())), rows);
    }

    private static Table<Forecast.Need> needs(Plan plan, Forecast forecast) {
        return new Table<>("needs", List.of(
                Column.<Forecast.Need>of(head("partition"), 0, Style.TEXT, need -> plan.partition(need.partition()).name()).to(Forecast.Need::partition),
                Column.<Forecast.Need>of(head("gpus"), 0, Style.GPUS, Forecast.Need::gpus),
                Column.<Forecast.Need>of(head("needed"), 0, Style.GPUS, Forecast.Need::expected),
                Column.<Forecast.Need>of(head("neededFast"), 0, Style.GPUS, Forecast.Need::fast),
                Column.<Forecast.Need>of(head("free"), 0, Style.GPUS, Forecast.Need::free),
                Column.<Forecast.Need>of(head("toOrder"), 0, Style.GPUS, Forecast.Need::toOrder),
                Column.<Forecast.Need>of(head("lead"), 0, Style.COUNT, _ -> forecast.leadDays()),
                Column.<Forecast.Need>of(head("neededOn"), 0, Style.DATE, Forecast.Need::neededOn),
                Column.<Forecast.Need>of(head("orderBy"), 0, Style.DATE, Forecast.Need::orderBy)), forecast.needs());
    }

    private static Table<Forecast.Prospect> promises(Plan plan, Forecast forecast) {
        return new Table<>("forecast", List.of(
                Column.<Forecast.Prospect>of(head("tenant"), 0, Style.TEXT, one -> plan.tenant(one.tenant()).name()).to(Forecast.Prospect::tenant),
                Column.<Forecast.Prospect>of(head("promise"), 0, Style.TEXT, one -> SHOWN.promise(forecast, one.objective())),
                Column.<Forecast.Prospect>of(head("partition"), 0, Style.TEXT, one -> plan.partition(one.partition()).name()).to(Forecast.Prospect::partition),
                standing("now", one -> figure(one, one.now(), one.now().value())),
                standing("now.low", one -> figure(one, one.now(), one.objective() == null ? one.now().hi() : one.now().lo())),
                standing("now.high", one -> figure(one, one.now(), one.objective() == null ? one.now().lo() : one.now().hi())),
                standing("then", one -> figure(one, one.then(), one.then().value())),
                Column.<Forecast.Prospect>of(head("expected"), 0, Style.DATE, one -> moment(one.expected())),
                Column.<Forecast.Prospect>of(head("earliest"), 0, Style.DATE, one -> moment(one.earliest())),
                Column.<Forecast.Prospect>of(head("latest"), 0, Style.DATE, one -> moment(one.latest())),
                Column.<Forecast.Prospect>of(head("cause"), 0, Style.TEXT, one -> one.cause() == null ? null : head("cause." + one.cause())),
                Column.<Forecast.Prospect>of(head("orderBy"), 0, Style.DATE, one -> gpus(one) ? one.unsafeFrom().map(forecast::orderBy).orElse(null) : null)), forecast.prospects());
    }

    private static boolean gpus(Forecast.Prospect prospect) {
        return prospect.cause() == Forecast.Cause.CAPACITY || prospect.cause() == Forecast.Cause.SUPPLY;
    }

    private static Column<Forecast.Prospect> standing(String key, Function<Forecast.Prospect, @Nullable Object> figure) {
        return new Column<>("", head(key), 0, one -> one.objective() == null ? Style.SHARE : Style.SECONDS, figure);
    }

    /// A share that is served, where a standing holds the one that is lost; nothing where the cluster is not there.
    private static @Nullable Object figure(Forecast.Prospect prospect, Forecast.Standing standing, double value) {
        if (!standing.there()) {
            return null;
        }
        return prospect.objective() == null ? 1 - value : value;
    }

    /// A date where it is known, so that a reader can sort and reckon with it.
    private static Object moment(Forecast.Moment moment) {
        if (moment.already()) {
            return head("already");
        }
        if (moment.breaksOn() != null) {
            return moment.exact() ? moment.breaksOn() : WORDS.text("forecast.by", moment.breaksOn());
        }
        return moment.exact() ? head("holds") : WORDS.text("forecast.seen", String.valueOf(moment.holdsOn()));
    }

    private static Table<WorkloadGrowth> growths(Plan plan, Forecast forecast) {
        return new Table<>("growth", List.of(
                Column.<WorkloadGrowth>of(head("tenant"), 0, Style.TEXT, growth -> plan.tenant(growth.tenant()).name()).to(WorkloadGrowth::tenant),
                Column.<WorkloadGrowth>of(head("workload"), 0, Style.TEXT, WorkloadGrowth::name),
                Column.<WorkloadGrowth>of(head("source"), 0, Style.TEXT, growth -> head("source." + growth.source())),
                Column.<WorkloadGrowth>of(head("growth"), 0, Style.SHARE, growth -> growth.range().expected()),
                Column.<WorkloadGrowth>of(head("growth.low"), 0, Style.SHARE, growth -> growth.range().low()),
                Column.<WorkloadGrowth>of(head("growth.high"), 0, Style.SHARE, growth -> growth.range().high())), forecast.growths());
    }

    private Table<Forecast.Load> loads(List<PartitionId> charted) {
        List<Column<Forecast.Load>> columns = new ArrayList<>(List.of(Column.of(head("date"), 0, Style.DATE, Forecast.Load::date)));
        columns.add(Column.of(head("capacity"), 0, Style.SHARE, _ -> 1.0));
        charted.forEach(id -> columns.add(load(id, plan.partition(id).name(), Forecast.Load::expected)));
        if (forecast.growths().stream().anyMatch(growth -> growth.range().wide())) {
            charted.forEach(id -> columns.add(load(id, WORDS.text("forecast.load.slowOf", plan.partition(id).name()), Forecast.Load::slow)));
            charted.forEach(id -> columns.add(load(id, WORDS.text("forecast.load.fastOf", plan.partition(id).name()), Forecast.Load::fast)));
        }
        return new Table<>("loads", columns, forecast.loads());
    }

    private static Column<Forecast.Load> load(PartitionId id, String title, Function<Forecast.Load, Map<PartitionId, Double>> pace) {
        return Column.of(title, 0, Style.SHARE, load -> pace.apply(load).get(id));
    }

    private void section(String key) {
        page.put(row, 0, head(key), Style.SECTION);
        for (int column = 1; column <= LAST; column++) {
            page.blank(row, column, Style.SECTION);
        }
        row++;
    }

    private static String head(String key) {
        return WORDS.text("forecast." + key);
    }
}
