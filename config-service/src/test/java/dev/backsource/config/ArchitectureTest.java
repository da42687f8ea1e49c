package dev.backsource.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsource.config.testing.ServiceClasses;
import dev.backsource.testing.rules.KafkaRules;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules over all modules of the service and within them. Maven and {@link ModuleDoorsTest} keep the modules apart. */
class ArchitectureTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.backsource.config");
    /** Who takes the time by itself, by reason. */
    private static final Map<String, Set<String>> OWN_TIME = Map.of(
            "the clock of the others",
            Set.of("SystemClock"),
            "the timers of the others",
            Set.of("periodic.PeriodicTask"),
            "closes a connection on which too little happens",
            Set.of(
                    "events.SseConnection",
                    "events.SseResponse",
                    "web.admission.RequestBounds",
                    "web.connection.RequestWatch",
                    "web.problem.Refusal"),
            "gives up on a server that does not answer",
            Set.of(
                    "access.proof.ProofFiles",
                    "access.proof.ProofDeadline",
                    "access.provider.ProviderHttp",
                    "aliyun.wire.InFlightCalls",
                    "database.DatabaseOutageLog",
                    "database.DatabasePing",
                    "database.DatabaseReadiness",
                    "database.Sessions",
                    "edges.Edges",
                    "figures.RequestedFigures",
                    "notification.delivery.Deliveries",
                    "notification.delivery.ReceiverHttp",
                    "outbox.relay.OutboxConnection",
                    "questions.AnswerWait",
                    "reconciliation.comparison.StoredHistory",
                    "rollout.RolloutWait",
                    "tail.Tails"),
            "not yet taken from the clock and the timers of the others",
            Set.of(
                    "access.sessions.CoalescedRead",
                    "outbox.relay.RelaySession",
                    "reconciliation.comparison.TopicComparisons"));

    private static final JavaClasses SERVICE = ServiceClasses.ALL;

    private static final String POOLS_AND_QUEUES = "java\\.util\\.concurrent\\."
            + "(Executors|\\w*ThreadPoolExecutor|ForkJoinPool|Semaphore|\\w*Blocking\\w+)"
            + "|io\\.vertx\\..*WorkerExecutor";

    @Test
    void shouldTakeTimeFromTheClock() {
        TimeRules.check(SERVICE, "dev.backsource.config", OWN_TIME);
    }

    /** A pool or queue has room for a number that one tenant could take; docs/places.md has their shares. */
    @Test
    void shouldShareEveryPoolAndQueueBySlots() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.backsource.config.access.passwords.PasswordHashing")
                .and()
                .doNotHaveFullyQualifiedName("dev.backsource.config.events.CatchUps")
                .and()
                // One thread, of the relay alone.
                .doNotHaveFullyQualifiedName("dev.backsource.config.outbox.relay.OutboxPublisher")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(POOLS_AND_QUEUES)
                .because("it takes its places from a SlotKind, or nobody else may use it; list it here with that")
                .check(SERVICE);
    }

    @Test
    void shouldWaitInTestsByTheOneDeadline() {
        TimeRules.checkTestsAwait(
                TESTS,
                "dev.backsource.config",
                Map.of(
                        "looks at a consumer of its own",
                        Set.of("testing.QuestionFollower"),
                        "asserts that it takes less than a slow subscriber's time",
                        Set.of("events.EventStreamIT")));
    }

    @Test
    void shouldKeepTheApiUnknownToAllOthers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.backsource.config.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.backsource.config.api..")
                .check(SERVICE);
    }

    @Test
    void shouldKeepFeaturesOfTheApiUnawareOfEachOther() {
        slices().matching("dev.backsource.config.api.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        JavaClass.Predicates.resideInAPackage("dev.backsource.config.api.answers"))
                .ignoreDependency(
                        JavaClass.Predicates.resideInAnyPackage(
                                "dev.backsource.config.api.creations",
                                "dev.backsource.config.api.batches",
                                "dev.backsource.config.api.changerequests",
                                "dev.backsource.config.api.progressive"),
                        JavaClass.Predicates.resideInAPackage("dev.backsource.config.api.parts"))
                .ignoreDependency(
                        JavaClass.Predicates.resideInAnyPackage(
                                "dev.backsource.config.api.domains", "dev.backsource.config.api.batches"),
                        JavaClass.Predicates.resideInAPackage("dev.backsource.config.api.creations"))
                .check(SERVICE);
    }

    @Test
    void shouldKeepDomainsUnawareOfWhatIsMadeOfThem() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.backsource.config.domain", "dev.backsource.config.outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.backsource.config.changerequests",
                        "dev.backsource.config.edges",
                        "dev.backsource.config.progressive",
                        "dev.backsource.config.purge",
                        "dev.backsource.config.reconciliation..",
                        "dev.backsource.config.rollout",
                        "dev.backsource.config.health",
                        "dev.backsource.config.history",
                        "dev.backsource.config.view")
                .check(SERVICE);
    }

    @Test
    void shouldKeepTheOutboxUnawareOfWhatItsEventsAreOf() {
        classes()
                .that()
                .resideInAPackage("dev.backsource.config.outbox..")
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.backsource.config.."))
                                .or(JavaClass.Predicates.resideInAnyPackage(
                                        "dev.backsource.config.outbox..", "dev.backsource.config.database")))
                .check(SERVICE);
    }

    @Test
    void shouldReachTheRelayByTheOutboxOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.backsource.config.outbox.relay")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.backsource.config.outbox.relay")
                .check(SERVICE);
    }

    @Test
    void shouldCompareTheTopicWithTheDatabaseForReconciliationOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.backsource.config.reconciliation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.backsource.config.reconciliation.comparison")
                .check(SERVICE);
    }

    @Test
    void shouldMeetNettysCodecInOnePlaceOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.backsource.config.web.connection")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty.bootstrap..", "io.netty.handler..")
                .check(SERVICE);
    }

    @Test
    void shouldReadAndWriteTopicsInBulkByTheEventLogOnly() {
        KafkaRules.ONLY_THE_EVENT_LOG_READS_AND_WRITES_IN_BULK.check(SERVICE);
        KafkaRules.NOTHING_COMES_BY_CHANNEL.check(SERVICE);
    }

    @Test
    void shouldReachTheDatabaseByOneDriver() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "io.agroal..")
                .check(SERVICE);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("dev.backsource.config.(**)")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void shouldUseOfBacksourceOnlyTheKernelTheEventLogAndTheDeploymentsSettings() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.backsource.."))
                                .or(JavaClass.Predicates.resideInAnyPackage(
                                        "dev.backsource.config..",
                                        "dev.backsource.policy..",
                                        "dev.backsource.eventlog..",
                                        "dev.backsource.deployment..")))
                .check(SERVICE);
    }
}
