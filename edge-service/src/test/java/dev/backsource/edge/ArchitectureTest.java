package dev.backsource.edge;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.backsource.edge.assembly.Edge;
import dev.backsource.testing.rules.KafkaRules;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The allowed dependencies between packages. */
class ArchitectureTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.backsource.edge");
    /** The classes that read the system's time themselves, by reason. */
    private static final Map<String, Set<String>> OWN_TIME = Map.of(
            "the clock of a loop, and of what has no loop",
            Set.of(
                    "LogRateFilter",
                    "tasting.RouteTasting",
                    "tasting.TastingEdge",
                    "transport.LoopClock",
                    "application.EdgeApplication"),
            "measures how long something took",
            Set.of(
                    "http.client.RecordedAnswer",
                    "http.telemetry.AnswerRecorder",
                    "snapshot.SnapshotLoader",
                    "upstream.exchange.UpstreamAttempt"),
            "closes a connection on which too little happens",
            Set.of(
                    "proxy.listener.LoopListeners",
                    "transport.BatchedWrites",
                    "transport.FlushBatch",
                    "transport.LingeringClose",
                    "upstream.connection.OriginConnection",
                    "upstream.pool.OriginClients",
                    "upstream.pool.OriginPool"),
            "says when something was",
            Set.of(
                    "cache.EdgeCache",
                    "http.fields.PresentDate",
                    "http.telemetry.AccessLogRecord",
                    "routing.RoutingTable",
                    "routing.changes.RoutingProgress",
                    "snapshot.SnapshotReport",
                    "status.EdgeStatusSource",
                    "status.LastReport",
                    "status.TableAge"),
            "does something from time to time",
            Set.of(
                    "figures.reports.FiguresReporter",
                    "tail.TailTopics",
                    "progressive.AbortSaver",
                    "recovery.Recovery",
                    "proxy.EdgeServer",
                    "proxy.EdgeLoop",
                    "proxy.LoopWatch",
                    "snapshot.GoodSnapshot",
                    "snapshot.SnapshotSaver",
                    "status.EdgeStatusReporter",
                    "tls.DomainCertificates",
                    "tls.ListenerTls"),
            "a name that no other process has",
            Set.of("cache.answer.Multipart"),
            "asks whether a certificate is valid now",
            Set.of("upstream.trust.StrictTrust"));

    private static final String EDGE = "dev.backsource.edge";
    private static final String TRANSPORT = EDGE + ".transport";
    private static final String UPSTREAM = EDGE + ".upstream";
    private static final String DEADLINE = EDGE + ".deadline";
    /** The internals in the sense of ADR 37. */
    private static final String[] INTERNALS = {
        "io.vertx..impl..",
        "io.vertx.core.spi..",
        "io.netty.bootstrap..",
        "io.netty.channel..",
        "io.netty.handler..",
        "io.netty.resolver..",
        "io.netty.util.internal.."
    };

    /** The service's own classes, read once for all rules about them. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(EDGE);

    /** Assigns the classes of {@code root} and the packages below, each with its nested classes. */
    private record ClassesBelow(String root) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return (type.getPackageName() + ".").startsWith(root + ".")
                    ? SliceIdentifier.of(outermost(type).getName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "classes of " + root;
        }
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @Test
    void shouldTakeTimeFromTheClock() {
        TimeRules.check(CLASSES, EDGE, OWN_TIME);
    }

    @Test
    void shouldWaitInTestsByTheOneDeadline() {
        TimeRules.checkTestsAwait(
                TESTS,
                EDGE,
                Map.of(
                        "lets time fly",
                        Set.of("testing.ManualClock"),
                        "is a process of its own, with a defect",
                        Set.of("recovery.PoisonedEdge")));
    }

    @Test
    void shouldKeepRoutingFreeOfWhatUsesIt() {
        onlyKnows(EDGE + ".routing", EDGE + ".progressive");
        onlyKnows(EDGE + ".routing.changes", EDGE + ".recovery", EDGE + ".routing");
        onlyKnows(EDGE + ".recovery");
    }

    @Test
    void shouldLetTheTransportAloneKnowInternalsOfVertxAndNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TRANSPORT + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(INTERNALS)
                        .or(resideInAPackage("io.vertx..").and(simpleNameEndingWith("Internal")))
                        .or(resideInAPackage("io.netty.util.concurrent").and(not(simpleName("FastThreadLocal")))))
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheTransportFreeOfWhatUsesIt() {
        onlyKnows(DEADLINE);
        onlyKnows(TRANSPORT, DEADLINE);
        onlyKnows(TRANSPORT + ".http1", TRANSPORT, DEADLINE);
        onlyKnows(TRANSPORT + ".http2", TRANSPORT, DEADLINE);
        onlyKnows(TRANSPORT + ".client", TRANSPORT, TRANSPORT + ".http1", TRANSPORT + ".http2", DEADLINE);
        onlyKnows(TRANSPORT + ".origin", TRANSPORT);
        onlyKnows(TRANSPORT + ".tls");
    }

    @Test
    void shouldKeepTheTextsOfErrorsFreeOfAllButTheKindsOfFindings() {
        classes()
                .that()
                .resideInAPackage(EDGE + ".error")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        EDGE + ".error", "dev.backsource.policy.finding", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void shouldLetHttpKnowTheTransportAndRoutingOnly() {
        onlyKnows(EDGE + ".http", TRANSPORT, TRANSPORT + ".http2");
        onlyKnows(EDGE + ".http.tracing");
        onlyKnows(
                EDGE + ".http.upstream",
                TRANSPORT,
                EDGE + ".figures",
                EDGE + ".findings",
                EDGE + ".http",
                EDGE + ".http.tracing",
                EDGE + ".progressive",
                EDGE + ".routing");
        onlyKnows(EDGE + ".http.fields", TRANSPORT, EDGE + ".findings", EDGE + ".http.upstream", EDGE + ".routing");
        onlyKnows(
                EDGE + ".http.telemetry",
                TRANSPORT + ".http1",
                EDGE + ".figures",
                EDGE + ".http.tracing",
                EDGE + ".http.upstream",
                EDGE + ".routing");
        onlyKnows(EDGE + ".http.limit", EDGE + ".http.upstream");
        onlyKnows(EDGE + ".http.tunnel", TRANSPORT, DEADLINE, EDGE + ".http.telemetry");
        onlyKnows(
                EDGE + ".http.client",
                TRANSPORT,
                TRANSPORT + ".client",
                TRANSPORT + ".http2",
                DEADLINE,
                EDGE + ".figures",
                EDGE + ".http",
                EDGE + ".http.telemetry",
                EDGE + ".http.fields",
                EDGE + ".http.limit",
                EDGE + ".http.tracing",
                EDGE + ".http.tunnel",
                EDGE + ".http.upstream",
                EDGE + ".routing");
    }

    @Test
    void shouldLetTheUpstreamSideKnowHttpAndRouting() {
        onlyKnows(UPSTREAM + ".address", TRANSPORT + ".origin");
        onlyKnows(UPSTREAM + ".balancing", EDGE + ".http.upstream", EDGE + ".routing");
        onlyKnows(UPSTREAM + ".response", TRANSPORT, TRANSPORT + ".origin");
        onlyKnows(UPSTREAM + ".trust", EDGE + ".routing");
        onlyKnows(
                UPSTREAM + ".connection",
                TRANSPORT,
                TRANSPORT + ".origin",
                UPSTREAM + ".response",
                EDGE + ".http.telemetry");
        onlyKnows(
                UPSTREAM + ".pool",
                TRANSPORT + ".origin",
                UPSTREAM + ".address",
                UPSTREAM + ".connection",
                UPSTREAM + ".response",
                EDGE + ".http.telemetry",
                EDGE + ".http.upstream",
                EDGE + ".routing");
        onlyKnows(
                UPSTREAM + ".retry",
                TRANSPORT + ".origin",
                UPSTREAM + ".address",
                UPSTREAM + ".balancing",
                UPSTREAM + ".response",
                UPSTREAM + ".trust",
                EDGE + ".http.upstream",
                EDGE + ".routing");
        onlyKnows(
                UPSTREAM + ".exchange",
                TRANSPORT,
                DEADLINE,
                UPSTREAM + ".balancing",
                UPSTREAM + ".connection",
                UPSTREAM + ".pool",
                UPSTREAM + ".response",
                UPSTREAM + ".retry",
                EDGE + ".findings",
                EDGE + ".http",
                EDGE + ".http.telemetry",
                EDGE + ".http.tracing",
                EDGE + ".http.fields",
                EDGE + ".http.upstream",
                EDGE + ".routing");
        onlyKnows(UPSTREAM + ".trial", TRANSPORT, EDGE + ".http.upstream", EDGE + ".progressive", EDGE + ".routing");
        onlyKnows(
                UPSTREAM,
                TRANSPORT + ".origin",
                DEADLINE,
                UPSTREAM + ".address",
                UPSTREAM + ".balancing",
                UPSTREAM + ".exchange",
                UPSTREAM + ".pool",
                UPSTREAM + ".response",
                UPSTREAM + ".trial",
                UPSTREAM + ".trust",
                EDGE + ".findings",
                EDGE + ".http",
                EDGE + ".http.limit",
                EDGE + ".http.telemetry",
                EDGE + ".http.fields",
                EDGE + ".http.upstream",
                EDGE + ".routing");
    }

    @Test
    void shouldLetTheLookUpKnowTheRestOfTheCache() {
        onlyKnows(
                EDGE + ".cache",
                EDGE + ".cache.answer",
                EDGE + ".cache.collapsing",
                EDGE + ".cache.loop",
                EDGE + ".cache.rules",
                EDGE + ".cache.rules.syntax",
                EDGE + ".cache.rules.variants",
                EDGE + ".cache.store",
                EDGE + ".findings",
                EDGE + ".http",
                EDGE + ".http.telemetry",
                EDGE + ".http.client",
                EDGE + ".http.upstream",
                EDGE + ".routing");
    }

    @Test
    void shouldLetCollapsedForwardingKnowNoLookUp() {
        onlyKnows(
                EDGE + ".cache.collapsing.body",
                EDGE + ".cache.loop",
                EDGE + ".http",
                EDGE + ".http.client",
                EDGE + ".http.upstream");
        onlyKnows(
                EDGE + ".cache.collapsing",
                EDGE + ".cache.collapsing.body",
                EDGE + ".cache.answer",
                EDGE + ".cache.loop",
                EDGE + ".cache.rules",
                EDGE + ".cache.rules.syntax",
                EDGE + ".cache.rules.variants",
                EDGE + ".cache.store",
                DEADLINE,
                EDGE + ".http",
                EDGE + ".http.telemetry",
                EDGE + ".http.client",
                EDGE + ".http.fields",
                EDGE + ".http.upstream",
                EDGE + ".routing");
    }

    @Test
    void shouldLetAnswersFromTheStoreKnowNoOrigin() {
        onlyKnows(
                EDGE + ".cache.answer",
                EDGE + ".cache.loop",
                EDGE + ".cache.rules",
                EDGE + ".cache.rules.ranges",
                EDGE + ".cache.rules.syntax",
                EDGE + ".cache.store",
                EDGE + ".http.telemetry",
                EDGE + ".http.client",
                EDGE + ".http.fields",
                EDGE + ".http.upstream",
                EDGE + ".routing");
    }

    @Test
    void shouldLetTheStoreKnowRulesOnly() {
        onlyKnows(
                EDGE + ".cache.loop",
                TRANSPORT,
                EDGE + ".cache.rules",
                EDGE + ".cache.rules.syntax",
                EDGE + ".cache.rules.variants",
                EDGE + ".cache.store",
                EDGE + ".findings",
                EDGE + ".http.client",
                EDGE + ".http.fields",
                EDGE + ".http.upstream",
                EDGE + ".routing");
        onlyKnows(
                EDGE + ".cache.store",
                EDGE + ".cache.rules",
                EDGE + ".cache.rules.syntax",
                EDGE + ".cache.rules.variants",
                EDGE + ".findings",
                EDGE + ".http.fields",
                EDGE + ".http.upstream",
                EDGE + ".routing");
    }

    @Test
    void shouldKeepTheCachingRulesFreeOfAllButTheJdk() {
        onlyKnows(EDGE + ".cache.rules.syntax");
        onlyKnows(EDGE + ".cache.rules.syntax.structured", EDGE + ".cache.rules.syntax");
        onlyKnows(
                EDGE + ".cache.rules.syntax.directives",
                EDGE + ".cache.rules.syntax",
                EDGE + ".cache.rules.syntax.structured");
        onlyKnows(EDGE + ".cache.rules.ranges", EDGE + ".cache.rules.syntax");
        onlyKnows(EDGE + ".cache.rules.variants", EDGE + ".cache.rules.syntax");
        classes()
                .that()
                .resideInAPackage(EDGE + ".cache.rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(EDGE + ".cache.rules..", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {EDGE + ".cache", UPSTREAM, EDGE + ".http.upstream"})
    void shouldHaveNoCyclesBetweenClasses(String below) {
        slices().assignedFrom(new ClassesBelow(below)).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldLetTheStatusKnowRoutingPurgesAndSnapshotsOnly() {
        onlyKnows(
                EDGE + ".status",
                EDGE + ".http.telemetry",
                EDGE + ".identity",
                EDGE + ".purge",
                EDGE + ".recovery",
                EDGE + ".routing",
                EDGE + ".routing.changes",
                EDGE + ".snapshot");
        onlyKnows(EDGE + ".identity");
    }

    @Test
    void shouldLetSnapshotsKnowRoutingOnly() {
        onlyKnows(EDGE + ".snapshot", EDGE + ".recovery", EDGE + ".routing", EDGE + ".routing.changes");
    }

    @Test
    void shouldKeepTrialsFreeOfWhatUsesThem() {
        onlyKnows(EDGE + ".progressive");
    }

    @Test
    void shouldLetTheAdminEndpointsKnowRoutingAndItsExplanationsOnly() {
        onlyKnows(
                EDGE + ".admin",
                EDGE + ".explain",
                EDGE + ".proxy.request",
                EDGE + ".routing",
                EDGE + ".routing.changes");
        onlyKnows(
                EDGE + ".explain",
                EDGE + ".cache",
                EDGE + ".cache.store",
                EDGE + ".identity",
                EDGE + ".proxy.request",
                EDGE + ".routing",
                EDGE + ".routing.changes",
                UPSTREAM + ".balancing");
    }

    @Test
    void shouldLetPurgesKnowTheCacheOnly() {
        onlyKnows(EDGE + ".purge", EDGE + ".cache");
    }

    @Test
    void shouldLetTheAccessLogKnowWhatIsAccountedOnly() {
        onlyKnows(EDGE + ".accesslog", EDGE + ".http.telemetry", EDGE + ".http.upstream", EDGE + ".routing");
    }

    @Test
    void shouldLetCountsKnowErrorsAndTheirReportsTheIdentityOnly() {
        onlyKnows(EDGE + ".figures");
        onlyKnows(EDGE + ".findings", EDGE + ".routing");
        onlyKnows(EDGE + ".figures.reports", EDGE + ".figures", EDGE + ".findings", EDGE + ".identity");
        onlyKnows(EDGE + ".tail", EDGE + ".figures", EDGE + ".http.telemetry", EDGE + ".identity");
    }

    @Test
    void shouldKeepTlsToItself() {
        onlyKnows(EDGE + ".tls", TRANSPORT + ".tls");
    }

    @Test
    void shouldLetTheProxyPutThemTogether() {
        onlyKnows(
                EDGE + ".proxy.request",
                TRANSPORT,
                TRANSPORT + ".http1",
                EDGE + ".tls",
                EDGE + ".figures",
                EDGE + ".http.client",
                EDGE + ".http.fields",
                EDGE + ".http.tracing",
                EDGE + ".http.upstream",
                EDGE + ".routing",
                EDGE + ".routing.changes");
        onlyKnows(
                EDGE + ".proxy.listener",
                EDGE + ".proxy.request",
                TRANSPORT,
                TRANSPORT + ".client",
                DEADLINE,
                EDGE + ".tls",
                EDGE + ".http.telemetry",
                EDGE + ".http.client",
                EDGE + ".http.limit",
                EDGE + ".http.tunnel",
                EDGE + ".routing");
        onlyKnows(
                EDGE + ".proxy",
                EDGE + ".proxy.listener",
                EDGE + ".proxy.request",
                TRANSPORT,
                TRANSPORT + ".client",
                EDGE + ".tls",
                EDGE + ".cache",
                UPSTREAM,
                EDGE + ".figures",
                EDGE + ".http",
                EDGE + ".http.telemetry",
                EDGE + ".http.client",
                EDGE + ".http.fields",
                EDGE + ".http.limit",
                EDGE + ".http.tracing",
                EDGE + ".http.tunnel",
                EDGE + ".http.upstream",
                EDGE + ".routing",
                EDGE + ".routing.changes");
    }

    @Test
    void shouldLetTheApplicationAloneKnowTheEdgeAndTheFramework() {
        onlyKnows(EDGE + ".application", EDGE + ".assembly", EDGE + ".topics", TRANSPORT + ".origin");
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGE + ".application", EDGE + ".tasting")
                .should()
                .dependOnClassesThat(belongToAnyOf(Edge.class))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("jakarta..", "io.quarkus.runtime", "io.quarkus.tls.."))
                .check(CLASSES.that(not(belongToAnyOf(Edge.class))));
    }

    /** The taster's process runs an edge of its own. */
    @Test
    void shouldKeepTheTastersProcessApart() {
        onlyKnows(EDGE + ".taster", EDGE + ".routing.changes");
        onlyKnows(
                EDGE + ".tasting",
                EDGE + ".assembly",
                EDGE + ".routing",
                EDGE + ".routing.changes",
                EDGE + ".taster",
                EDGE + ".topics",
                TRANSPORT + ".origin");
    }

    @Test
    void shouldReadAndWriteTopicsInBulkByTheEventLogOnly() {
        KafkaRules.ONLY_THE_EVENT_LOG_READS_AND_WRITES_IN_BULK.check(CLASSES);
        KafkaRules.NOTHING_COMES_BY_CHANNEL.check(CLASSES);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching(EDGE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(EDGE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Of Backsource, {@code own} depends only on itself, the settings, the errors, the metrics, the kernel, the event log and {@code others}. */
    private static void onlyKnows(String own, String... others) {
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are of " + own + ", the settings, errors, kernel, event log or " + String.join(", ", others),
                        known -> isKnown(known, own, others)))
                .check(CLASSES);
    }

    private static boolean isKnown(JavaClass known, String own, String... others) {
        var name = known.getPackageName();
        if (!name.startsWith("dev.backsource.")) {
            return true;
        }
        for (var other : others) {
            if (name.equals(other)) {
                return true;
            }
        }
        return name.equals(own)
                || name.equals(EDGE)
                || name.equals(EDGE + ".error")
                || name.startsWith("dev.backsource.policy")
                || name.equals("dev.backsource.deployment")
                || name.equals("dev.backsource.deployment.metrics")
                || name.equals("dev.backsource.deployment.listener")
                || name.equals("dev.backsource.deployment.tracing")
                || name.startsWith("dev.backsource.eventlog");
    }
}
