package dev.backsource.health;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsource.testing.rules.KafkaRules;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Map<String, Set<String>> OWN_DEADLINES = Map.of(
            "would pass by the producer's own retries within the deadline of all tests", Set.of("KafkaOutageIT"));
    private static final String HEALTH = "dev.backsource.health";
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(HEALTH);
    /** Who takes the time by itself, by reason. */
    private static final Map<String, Set<String>> OWN_TIME = Map.of(
            "the clock and the timers of the others",
            Set.of("StateLoop", "SystemClock"),
            "measures how long something took, for a metric or an answer",
            Set.of("probe.Prober", "probe.attempt.ProbeLoops", "preflight.Preflights"),
            "holds one probe to the time-outs of its sockets",
            Set.of(
                    "probe.attempt.SocketProbe",
                    "probe.attempt.TcpCheck",
                    "probe.attempt.HostLookup",
                    "probe.attempt.OriginConnections",
                    "probe.attempt.AddressLimits",
                    "http.HttpAsker",
                    "http.VisitLimits",
                    "http.HttpInquiries"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.backsource.health");

    @Test
    void shouldTakeTimeFromTheClock() {
        TimeRules.check(CLASSES, HEALTH, OWN_TIME);
    }

    @Test
    void shouldWaitInTestsByTheOneDeadline() {
        TimeRules.checkTests(TESTS, HEALTH, OWN_DEADLINES);
    }

    @Test
    void shouldLetNothingDependOnTheWatch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..health.watch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..health.watch..")
                .check(CLASSES);
    }

    @Test
    void shouldReadAndWriteTopicsInBulkByTheEventLogOnly() {
        KafkaRules.ONLY_THE_EVENT_LOG_READS_AND_WRITES_IN_BULK.check(CLASSES);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("dev.backsource.health.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("dev.backsource.health.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void shouldJudgeAlertsByTheKernelAlone() {
        classes()
                .that()
                .resideInAPackage("..health.alert..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.backsource.policy..", "..health.alert..")
                .check(CLASSES);
    }

    @Test
    void shouldKnowOfBacksourceOnlyTheKernelTheEventLogAndTheDeploymentsSettings() {
        var others = DescribedPredicate.describe(
                "other parts of Backsource",
                (JavaClass type) -> type.getPackageName().startsWith("dev.backsource.")
                        && !type.getPackageName()
                                .matches("dev\\.backsource\\.(health|policy|eventlog|deployment)(\\..*)?"));
        noClasses().should().dependOnClassesThat(others).check(CLASSES);
    }
}
