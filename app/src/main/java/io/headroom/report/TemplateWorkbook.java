package io.headroom.report;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Tier;
import io.headroom.plan.Workload;
import io.headroom.sheet.ClusterColumn;
import io.headroom.sheet.Field;
import io.headroom.sheet.PriceColumn;
import io.headroom.sheet.Subject;
import io.headroom.sheet.TenantColumn;
import io.headroom.store.AtomicFile;
import io.headroom.store.SaveFailed;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// A workbook to fill in: a sheet each for tenants, fleet and prices with the titles that an import knows, an example and lists to choose from, and a sheet that says what each column takes.
public final class TemplateWorkbook {
    private static final Words WORDS = Words.of(TemplateWorkbook.class);
    private static final int UNIT_ROW = 2;
    private static final int FIRST_ROW = Table.HEADER_ROW + 1;
    private static final int ROWS_CHECKED = 5_000;
    private static final int CHOICES = 5; // column of the notes that the lists stand in
    private static final int MOST_CHOICES = 500;
    private static final String EXAMPLE = "example";
    private static final GpuTypeId USUAL_GPU = new GpuTypeId("h100-80-sxm");

    private final XSSFWorkbook workbook;
    private final Stylesheet styles;
    private final ExportWatch.Rows rows = new ExportWatch.Rows(ExportWatch.NONE, 1);
    private final @Nullable Plan plan;
    private final Map<Choice, String> ranges = new EnumMap<>(Choice.class);

    /// What a cell may be chosen from.
    private enum Choice { TIER, MODEL, CLASS, GPU, PRICED }

    private TemplateWorkbook(XSSFWorkbook workbook, @Nullable Plan plan) {
        this.workbook = workbook;
        this.styles = new Stylesheet(workbook);
        this.plan = plan;
    }

    /// Writes the template whole, or leaves the file as it was.
    ///
    /// @param plan the plan it is to be imported into, whose tiers, models and GPU types are offered; null for any
    /// @throws SaveFailed if the file cannot be written, saying in one line why and what to do
    public static void write(Path file, @Nullable Plan plan) throws SaveFailed {
        AtomicFile.replace(file, out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                new TemplateWorkbook(workbook, plan).fill();
                workbook.write(out);
            }
        });
    }

    private void fill() {
        for (String sheet : List.of("tenants", "fleet", "prices", "notes")) {
            workbook.createSheet(WORDS.text("template." + sheet));
        }
        notes(page("notes"));
        fill(page("tenants"), Subject.TENANTS, Arrays.stream(TenantColumn.values()).filter(column -> column != TenantColumn.MORE).map(Field::of).toList());
        fill(page("fleet"), Subject.FLEET, Arrays.stream(ClusterColumn.values()).map(Field::of).toList());
        fill(page("prices"), Subject.PRICES, Arrays.stream(PriceColumn.values()).map(Field::of).toList());
        workbook.setActiveSheet(0);
        workbook.getProperties().getCoreProperties().setTitle(WORDS.text("template.title"));
        workbook.getProperties().getCoreProperties().setCreator(WORDS.text("document.creator"));
    }

    private Page page(String sheet) {
        return new Page(workbook.getSheet(WORDS.text("template." + sheet)), styles, WORDS.text("template.title"), rows, Places.none());
    }

    private void fill(Page page, Subject subject, List<Field> columns) {
        List<Field> fields = new ArrayList<>(columns);
        if (subject != Subject.PRICES) {
            fields.addFirst(subject == Subject.TENANTS ? Field.ID : Field.CLUSTER_ID);
        }
        page.heading(WORDS.text("template." + subject.key()), WORDS.text("template.note"));
        List<Column<Subject>> shown = fields.stream().map(field -> Column.<Subject>of(field.title(), width(field), style(field), _ -> example(field))).toList();
        new Table<>(subject.key(), shown, List.of(subject)).fill(page, subject == Subject.PRICES ? 1 : 2);
        for (int i = 0; i < fields.size(); i++) {
            page.put(UNIT_ROW, i, WORDS.has(key(fields.get(i), "unit")) ? WORDS.text(key(fields.get(i), "unit")) : "", Style.NOTE);
            page.sheet().setDefaultColumnStyle(i, styles.get(style(fields.get(i))));
            check(page, i, fields.get(i));
        }
    }

    private static String key(Field field, String what) {
        return "template.%s.%s.%s".formatted(what, field.subject().key(), field.key());
    }

    private static int width(Field field) {
        return switch (field.column()) {
            case TenantColumn.INPUT, TenantColumn.OUTPUT, TenantColumn.OBJECTIVES, TenantColumn.NAME, ClusterColumn.NAME, ClusterColumn.SOURCE, PriceColumn.SOURCE -> 30;
            case PriceColumn.OF -> 22;
            case null, default -> 18;
        };
    }

    private static Style style(Field field) {
        return switch (field.column()) {
            case ClusterColumn column -> FleetRowsSheet.style(column);
            case PriceColumn column -> switch (column) {
                case ON_DEMAND, RESERVED -> Style.USD_PER_GPU_HOUR;
                case AS_OF -> Style.DATE;
                case OF, SOURCE -> Style.TEXT;
            };
            case null, default -> Style.TEXT;
        };
    }

    /// What the example says; it must be good for any plan that it is imported into.
    private Object example(Field field) {
        Prices prices = Catalogue.shipped().prices(USUAL_GPU).orElseThrow();
        return switch (field.column()) {
            case null -> EXAMPLE;
            case TenantColumn column -> switch (column) {
                case NAME -> WORDS.text("template.example.tenant");
                case TIER -> plan == null || plan.tiers().isEmpty() ? "" : plan.tiers().getFirst().id().value();
                case MODELS -> plan == null || plan.deployments().isEmpty() ? "" : plan.deployments().getFirst().model().value();
                case CLASS -> Spelling.word(Workload.Kind.INTERACTIVE);
                case ARRIVALS -> "gamma cv 2.5";
                case RATE -> "4.2/s";
                case INPUT -> "lognormal p50 1800 p99 7k";
                case OUTPUT -> "300";
                case OBJECTIVES -> "ttft p99 500ms; e2e p99 12s";
                case BUDGET -> "9000";
                case WORKLOAD -> "Requests";
                case DEADLINE, MISS, MORE -> "";
            };
            case ClusterColumn column -> switch (column) {
                case NAME -> WORDS.text("template.example.cluster");
                case GPU -> USUAL_GPU.value();
                case NODES -> 4;
                case GPUS_PER_NODE -> 8;
                case FROM, UNTIL -> "";
                case ON_DEMAND -> prices.onDemandUsdPerGpuHour();
                case RESERVED -> prices.reservedUsdPerGpuHour();
                case AS_OF -> prices.asOf();
                case SOURCE -> WORDS.text("template.example.source");
            };
            case PriceColumn column -> switch (column) {
                case OF -> EXAMPLE;
                case ON_DEMAND -> prices.onDemandUsdPerGpuHour();
                case RESERVED -> prices.reservedUsdPerGpuHour();
                case AS_OF -> prices.asOf();
                case SOURCE -> WORDS.text("template.example.source");
            };
        };
    }

    private void check(Page page, int column, Field field) {
        DataValidationHelper helper = page.sheet().getDataValidationHelper();
        DataValidationConstraint constraint = switch (field.column()) {
            case TenantColumn.TIER -> list(helper, Choice.TIER);
            case TenantColumn.MODELS -> list(helper, Choice.MODEL);
            case TenantColumn.CLASS -> list(helper, Choice.CLASS);
            case ClusterColumn.GPU -> list(helper, Choice.GPU);
            case PriceColumn.OF -> list(helper, Choice.PRICED);
            case ClusterColumn.NODES -> whole(helper, "100000");
            case ClusterColumn.GPUS_PER_NODE -> whole(helper, "128");
            case ClusterColumn.ON_DEMAND, ClusterColumn.RESERVED, PriceColumn.ON_DEMAND, PriceColumn.RESERVED -> helper.createDecimalConstraint(DataValidationConstraint.OperatorType.BETWEEN, "0", "100000");
            case ClusterColumn.FROM, ClusterColumn.UNTIL, ClusterColumn.AS_OF, PriceColumn.AS_OF -> helper.createDateConstraint(DataValidationConstraint.OperatorType.BETWEEN, "36526", "73050", null);
            case null, default -> null;
        };
        if (constraint != null) {
            DataValidation validation = helper.createValidation(constraint, new CellRangeAddressList(FIRST_ROW, FIRST_ROW + ROWS_CHECKED, column, column));
            String takes = WORDS.text(key(field, "takes"));
            validation.createPromptBox(field.title(), takes.length() > 250 ? takes.substring(0, 250) : takes);
            validation.setShowPromptBox(true);
            validation.createErrorBox(field.title(), takes.length() > 220 ? takes.substring(0, 220) : takes);
            validation.setShowErrorBox(true);
            // What is chosen may also be written otherwise, such as several models, or a name in place of an id.
            validation.setErrorStyle(field.column() == TenantColumn.CLASS || constraint.getValidationType() != DataValidationConstraint.ValidationType.LIST ? DataValidation.ErrorStyle.STOP
                    : DataValidation.ErrorStyle.WARNING);
            validation.setEmptyCellAllowed(true);
            page.sheet().addValidationData(validation);
        }
    }

    private @Nullable DataValidationConstraint list(DataValidationHelper helper, Choice choice) {
        String range = ranges.get(choice);
        return range == null ? null : helper.createFormulaListConstraint(range);
    }

    private static DataValidationConstraint whole(DataValidationHelper helper, String most) {
        return helper.createIntegerConstraint(DataValidationConstraint.OperatorType.BETWEEN, "1", most);
    }

    private void notes(Page page) {
        page.heading(WORDS.text("template.notes"), WORDS.text("template.limits"));
        List<Field> notes = Arrays.stream(Subject.values()).flatMap(subject -> Field.values(subject).stream()).filter(field -> field.objective().isEmpty() && field.column() != TenantColumn.MORE).toList();
        List<Column<Field>> columns = List.of(Column.of(WORDS.text("template.sheet"), 12, Style.TEXT, field -> WORDS.text("template." + field.subject().key())),
                Column.of(WORDS.text("template.column"), 22, Style.TEXT, field -> field.title()),
                Column.of(WORDS.text("template.needed"), 12, Style.TEXT, field -> field.needed() ? WORDS.text("template.needed.yes") : ""),
                Column.of(WORDS.text("template.takes"), 96, Style.WRAPPED, field -> WORDS.text(key(field, "takes"))));
        new Table<>("notes", columns, notes).fill(page, 2);
        List<String> gpus = Stream.concat(plan == null ? Stream.<String>of() : plan.gpuTypes().stream().map(GpuType::id).map(GpuTypeId::value),
                Catalogue.shipped().gpuTypes().stream().map(gpu -> gpu.id().value())).distinct().toList();
        choices(page, Choice.TIER, plan == null ? List.of() : plan.tiers().stream().map(Tier::id).map(Object::toString).toList());
        choices(page, Choice.MODEL, plan == null ? Catalogue.shipped().models().stream().map(Model::id).map(Object::toString).toList()
                : plan.deployments().stream().map(Deployment::model).map(Object::toString).distinct().toList());
        choices(page, Choice.CLASS, Arrays.stream(Workload.Kind.values()).map(Spelling::word).toList());
        choices(page, Choice.GPU, gpus);
        choices(page, Choice.PRICED, Stream.concat(gpus.stream(), plan == null ? Stream.of() : plan.fleet().stream().map(Cluster::id).map(Object::toString)).distinct().toList());
    }

    private void choices(Page page, Choice choice, List<String> all) {
        List<String> texts = all.subList(0, Math.min(MOST_CHOICES, all.size()));
        if (texts.isEmpty()) {
            return;
        }
        int column = CHOICES + List.of(Choice.values()).indexOf(choice);
        page.sheet().setColumnWidth(column, 22 * 256);
        page.put(Table.HEADER_ROW, column, WORDS.text("template.choice." + choice.name().toLowerCase(Locale.ROOT)), Style.HEADER);
        for (int i = 0; i < texts.size(); i++) {
            page.put(FIRST_ROW + i, column, texts.get(i), Style.TEXT);
        }
        ranges.put(choice, new CellRangeAddress(FIRST_ROW, FIRST_ROW + texts.size() - 1, column, column).formatAsString(page.sheet().getSheetName(), true));
    }
}
