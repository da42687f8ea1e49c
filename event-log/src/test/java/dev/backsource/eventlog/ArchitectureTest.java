package dev.backsource.eventlog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsource.testing.rules.TimeRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.backsource.eventlog");
    /** The classes that read the system's time themselves, by reason. */
    private static final Map<String, Set<String>> OWN_TIME = Map.of(
            "asks a broker or a name again after a pause, on a thread of its own",
            Set.of("broker.BootstrapNames", "broker.KafkaMonitor", "topics.TopicCreation", "topics.Topics"),
            "measures how long Kafka was away, for a log line",
            Set.of("broker.Outage"),
            "the time of followers: pauses after failures, and how long Kafka has had nothing for a reader",
            Set.of("reading.ReadingTime"));

    private static final String LOG = "dev.backsource.eventlog";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(LOG);

    @Test
    void shouldTakeTimeFromTheClock() {
        TimeRules.check(CLASSES, LOG, OWN_TIME);
    }

    @Test
    void shouldWaitInTestsByTheOneDeadline() {
        TimeRules.checkTests(TESTS, LOG, Map.of());
    }

    @Test
    void theEventLogKnowsTheKernelAndKafkaOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "io.micrometer..",
                        "jakarta..",
                        "dev.backsource.config..",
                        "dev.backsource.edge..",
                        "dev.backsource.health..")
                .check(CLASSES);
    }

    @Test
    void roomsDependOneWay() {
        knows(LOG);
        knows(LOG + ".broker");
        knows(LOG + ".topics", LOG + ".broker");
        knows(LOG + ".reading", LOG, LOG + ".topics", LOG + ".broker");
        knows(LOG + ".writing", LOG);
        knows(LOG + ".questions", LOG, LOG + ".reading");
        slices().matching(LOG + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static void knows(String own, String... others) {
        var allowed = List.of(others);
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are its own or of " + allowed, known -> isKnown(known.getPackageName(), own, allowed)))
                .check(CLASSES);
    }

    private static boolean isKnown(String known, String own, List<String> others) {
        return !known.startsWith(LOG) || known.equals(own) || others.contains(known);
    }
}
