package io.headroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/// Who may know whom in the model. What a package may use is said in full, so that a new neighbour or library is a decision made here.
/// None lists `javafx` or `org.apache.poi`: the model runs where there is no display and knows no workbook.
@AnalyzeClasses(packages = "io.headroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelPackagesTest {
    private static final String[] CALCULATION = {"java.lang..", "java.util..", "java.math..", "java.time..", "java.text..", "org.jspecify.."};
    private static final String[] FILES = {"java.io..", "java.nio..", "java.net.."};
    private static final String[] JACKSON = {"tools.jackson..", "com.fasterxml.jackson.annotation.."};
    private static final String[] HASH = {"java.security.."};
    private static final String[] CSV = {"de.siegmar.fastcsv.."};
    private static final String[] OPTIMISER = {"org.hipparchus.."};

    @ArchTest
    static final ArchRule planStandsAlone = the("plan", CALCULATION).because("every other package builds on the plan, so it can build on none");

    @ArchTest
    static final ArchRule servingKnowsThePlan =
            the("serving", CALCULATION, own("plan")).because("what one replica does depends on its deployment and on nothing around it");

    @ArchTest
    static final ArchRule engineSimulates = the("engine", CALCULATION, own("plan", "serving"))
            .because("a result is a function of plan, seed and engine version: no file and no clock of the machine may have a say in it");

    @ArchTest
    static final ArchRule compareSetsBeside = the("compare", CALCULATION, own("plan", "engine"))
            .because("who gains and who loses follows from two plans and what the engine says of them, whoever asks and however it is shown");

    @ArchTest
    static final ArchRule estimateAnswersAtOnce = the("estimate", CALCULATION, own("plan", "serving", "engine"))
            .because("an estimate stands in for a simulation while a plan is dragged about: the same kind of result, and like it of the plan alone");

    @ArchTest
    static final ArchRule costAddsUp = the("cost", CALCULATION, own("plan", "engine"))
            .because("what a plan costs follows from its prices and what the engine says of its load, whoever prints the bill");

    @ArchTest
    static final ArchRule allocateSearches = the("allocate", CALCULATION, own("plan", "serving", "engine", "estimate", "compare"))
            .because("a search proposes plans, by estimate or by rule, asks the simulation about them, and repeats as the simulation does");

    @ArchTest
    static final ArchRule answersAreLayered = slices().matching("io.headroom.allocate.(*)..").should().beFreeOfCycles()
            .because("each kind of answer is a room of its own, and two that know each other are one");

    @ArchTest
    static final ArchRule editChanges = the("edit", CALCULATION, own("plan", "serving", "allocate"))
            .because("an edit is a function from plan to plan, with or without a search behind it");

    @ArchTest
    static final ArchRule catalogReadsHardware = the("catalog", CALCULATION, FILES, own("plan", "estimate"), JACKSON, CSV)
            .because("the catalogue reads what ships as data: the GPU types and models that plans name, and how far an estimate is off");

    @ArchTest
    static final ArchRule calibrateFits = the("calibrate", CALCULATION, FILES, own("plan", "serving", "catalog"), CSV, JACKSON, OPTIMISER)
            .because("a fit compares measurements, tables or recorded runs, with the physics of serving alone");

    @ArchTest
    static final ArchRule traceImports = the("trace", CALCULATION, FILES, own("plan", "catalog", "edit"), CSV, JACKSON)
            .because("an importer turns a table of requests or rates into an edit that adds them to a plan");

    @ArchTest
    static final ArchRule storeKeeps = the("store", CALCULATION, FILES, HASH, own("plan", "catalog", "trace", "engine", "allocate", "sheet"), JACKSON, CSV)
            .because("a plan file holds a plan and what it refers to, and never a result; beside plans, a grid of points of one, and what they came to under the engine that the file names, and what columns of sheets mean");

    @ArchTest
    static final ArchRule sheetReadsCells = the("sheet", CALCULATION, own("plan", "catalog", "edit"))
            .because("what a cell says of a tenant or a cluster is the same for the clipboard and for a table: it follows from the plan, and from the catalogue where it names a GPU that the plan has not; what a sheet comes to is an edit");

    @ArchTest
    static final ArchRule trustCompares = the("trust", CALCULATION, FILES, own("plan", "serving", "engine", "catalog", "calibrate"), CSV)
            .because("what is known comes from files, and what it is compared with from the engine that every other result comes from");

    @ArchTest
    static final ArchRule benchTimes = the("bench", CALCULATION, own("plan", "catalog", "engine", "allocate"))
            .because("what is timed are the engine and the searches as every caller has them, on plans made for it");

    @ArchTest
    static final ArchRule everyPackageHasARule = classes()
            .should().resideInAnyPackage(own("plan", "serving", "engine", "estimate", "allocate", "edit", "catalog", "calibrate", "trace", "store", "trust", "bench", "compare", "cost", "sheet"))
            .because("a package without a rule here could know everything");

    @ArchTest
    static final ArchRule packagesAreLayered = slices().matching("io.headroom.(*)..").should().beFreeOfCycles()
            .because("two packages that know each other are one package");

    private static ArchRule the(String name, String[]... mayUse) {
        String[] allowed = Stream.concat(Arrays.stream(own(name)), Arrays.stream(mayUse).flatMap(Arrays::stream)).toArray(String[]::new);
        return classes().that().resideInAnyPackage(own(name)).should().onlyDependOnClassesThat().resideInAnyPackage(allowed).allowEmptyShould(true);
    }

    private static String[] own(String... names) {
        return Arrays.stream(names).map(name -> "io.headroom." + name + "..").toArray(String[]::new);
    }
}
