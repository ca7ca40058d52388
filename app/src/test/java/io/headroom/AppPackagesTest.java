package io.headroom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/// Who may know whom in the application.
@AnalyzeClasses(locations = AppPackagesTest.OurClasses.class)
class AppPackagesTest {
    private static final String[] VIEWS = {"board", "gauges", "inspector", "timeline", "comparison", "calibration", "help", "answers", "welcome", "tenants", "library", "layout", "commands", "errors", "importing"};

    @ArchTest
    static final ArchRule sessionHasNoScene = noClasses().that().resideInAnyPackage(own("session"))
            .should().dependOnClassesThat(resideInAnyPackage("javafx..").and(not(resideInAnyPackage("javafx.beans..", "javafx.collections.."))))
            .allowEmptyShould(true)
            .because("the open plan is tested without a toolkit; what it needs of a screen or a clock is passed in");

    @ArchTest
    static final ArchRule sessionKnowsNoView = noClasses().that().resideInAnyPackage(own("session"))
            .should().dependOnClassesThat().resideInAnyPackage(own(and(VIEWS, "readings", "look", "report", "cli", "shell")))
            .allowEmptyShould(true)
            .because("views watch the session, and it must not matter to it which of them are open");

    @ArchTest
    static final ArchRule viewModelsAreTestedWithoutAToolkit = noClasses().that().haveSimpleNameEndingWith("Model")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "org.controlsfx..", "eu.hansolo..")
            .allowEmptyShould(true)
            .because("a test builds a view model with a fake clock and a direct task runner and never starts a toolkit");

    @ArchTest
    static final ArchRule readingsHaveNoScene = noClasses().that().resideInAnyPackage(own("readings"))
            .should().dependOnClassesThat(resideInAnyPackage("javafx..", "org.controlsfx.."))
            .because("what a gauge says is computed and tested without a toolkit, and drawn by the view that is given it");

    @ArchTest
    static final ArchRule viewsKnowNoReadings = noClasses().that().resideInAnyPackage(own(and(VIEWS, "report", "cli")))
            .should().dependOnClassesThat().resideInAnyPackage(own("readings"))
            .because("a view draws what it is given; how it was read from verdict, moment and estimate is not its concern");

    @ArchTest
    static final ArchRule startKnowsNobody = noClasses().that().resideInAnyPackage(own("start"))
            .should().dependOnClassesThat().resideInAnyPackage(own(and(VIEWS, "readings", "words", "look", "session", "report", "cli", "shell")))
            .because("whoever has a part in the start sets a mark, and a mark must load nothing else");

    @ArchTest
    static final ArchRule lookIsOnlyLook = noClasses().that().resideInAnyPackage(own("look"))
            .should().dependOnClassesThat().resideInAnyPackage(own(and(VIEWS, "readings", "session", "report", "cli", "shell")))
            .allowEmptyShould(true)
            .because("themes, icons and fonts are the same whatever is drawn with them");

    @ArchTest
    static final ArchRule nothingKnowsTheShell = noClasses().that().resideInAnyPackage(own(and(VIEWS, "readings", "session", "look", "report", "cli")))
            .should().dependOnClassesThat().resideInAnyPackage(own("shell"))
            .allowEmptyShould(true)
            .because("the shell puts the parts together; a part that knew it could not be used, or tested, without all the others");

    @ArchTest
    static final ArchRule reportAndCommandLineNeedNoToolkit = noClasses().that().resideInAnyPackage(own("report", "cli"))
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "eu.hansolo..", "atlantafx..")
            .allowEmptyShould(true)
            .because("they run on servers that have no display; a picture is drawn by the shell, passed in");

    @ArchTest
    static final ArchRule onlyReportAndIntakeKnowExcel = noClasses().that().resideOutsideOfPackages(own("report", "intake"))
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.poi..")
            .because("a workbook is one way to tell a result or to bring data, and the slowest to load");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsPdf = noClasses().that().resideOutsideOfPackages(own("report.pdf"))
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.pdfbox..")
            .because("a page is drawn the same for a PDF, an SVG and a bitmap; what it is written with is one package's concern");

    @ArchTest
    static final ArchRule drawingsNeedNoToolkit = noClasses().that().resideInAnyPackage(own("drawing"))
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "io.headroom.look..", "io.headroom.plan..")
            .because("pictures are drawn on servers and off the front, of anything")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyGaugesKnowTilesFx = noClasses().that().resideOutsideOfPackages(own("gauges"))
            .should().dependOnClassesThat().resideInAnyPackage("eu.hansolo..")
            .because("TilesFX is no longer developed, so it stays where it can be replaced: behind our own gauges");

    @ArchTest
    static final ArchRule nothingKnowsTheLauncher = noClasses().that().resideOutsideOfPackage("io.headroom")
            .should().dependOnClassesThat().resideInAPackage("io.headroom")
            .allowEmptyShould(true)
            .because("the entry point decides what starts, and nothing started by it should decide again");

    @ArchTest
    static final ArchRule pagesKnowNoOtherPage = slices().matching("io.headroom.answers.(*)..").should().notDependOnEachOther()
            .allowEmptyShould(true)
            .because("each question is a room of its own; what two of them share belongs to the frame");

    @ArchTest
    static final ArchRule packagesAreLayered = slices().matching("io.headroom.(*)..").should().beFreeOfCycles()
            .allowEmptyShould(true)
            .because("two packages that know each other are one package");

    /// The classes of this module alone: the model has rules of its own.
    static final class OurClasses implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> test) {
            return Set.of(Location.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }

    private static String[] and(String[] names, String... more) {
        return Stream.concat(Arrays.stream(names), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String[] own(String... names) {
        return Arrays.stream(names).map(name -> "io.headroom." + name + "..").toArray(String[]::new);
    }
}
