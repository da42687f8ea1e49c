package dev.backsource.edge.assembly;

import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.accesslog.AccessLogs;
import dev.backsource.edge.admin.RoutesRoute;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.explain.ExplainTopicReader;
import dev.backsource.edge.explain.Explanations;
import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.figures.reports.FiguresReporter;
import dev.backsource.edge.figures.reports.FiguresTopicReader;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.http.limit.RequestLimits;
import dev.backsource.edge.http.telemetry.AccessLog;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.edge.progressive.Trials;
import dev.backsource.edge.proxy.EdgeServer;
import dev.backsource.edge.proxy.listener.ListenerOptions;
import dev.backsource.edge.purge.PurgeProgress;
import dev.backsource.edge.purge.PurgeRejections;
import dev.backsource.edge.purge.PurgeTopicReader;
import dev.backsource.edge.recovery.Recovery;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.ChangeTaster;
import dev.backsource.edge.routing.changes.PolicyChangeTopicReader;
import dev.backsource.edge.routing.changes.Rejections;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.routing.changes.RoutingState;
import dev.backsource.edge.snapshot.SnapshotFiles;
import dev.backsource.edge.snapshot.SnapshotLoader;
import dev.backsource.edge.snapshot.SnapshotReport;
import dev.backsource.edge.snapshot.SnapshotSaver;
import dev.backsource.edge.status.EdgeStatusReporter;
import dev.backsource.edge.status.EdgeStatusSource;
import dev.backsource.edge.status.LastReport;
import dev.backsource.edge.status.RoutingTableReadiness;
import dev.backsource.edge.status.TableAge;
import dev.backsource.edge.tail.TailTopics;
import dev.backsource.edge.tail.Tails;
import dev.backsource.edge.taster.Taster;
import dev.backsource.edge.tls.DomainCertificates;
import dev.backsource.edge.tls.TlsEngineLoader;
import dev.backsource.edge.topics.EdgeTopics;
import dev.backsource.edge.upstream.OriginUpstreamFactory;
import dev.backsource.edge.upstream.balancing.OriginHealthConsumer;
import dev.backsource.edge.upstream.balancing.OutlierDetection;
import dev.backsource.edge.upstream.trust.OriginClientOptions;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * An edge and its parts, in the order of the data flow. Records of the event log become routes of the {@link RoutingTable}, which a
 * snapshot keeps for the next start. Listeners accept clients' requests, cache misses are fetched from origins, and reports give the
 * edge's position in the log. The class depends on no framework: {@code application} runs it in Quarkus, and tests run as many edges as
 * they need.
 *
 * <p>The parts created here live as long as the edge. Each event loop creates the rest for itself, see {@code proxy.EdgeLoop}.
 */
public final class Edge implements AutoCloseable {
    private final EdgeSettings settings;
    private final EdgeTopics topics;

    // Records and the table
    private final RoutingState routing;
    private final Trials trials;
    /** Empty when changes are applied untried. */
    private final Optional<Taster> taster;

    private final Recovery recovery;
    private final SnapshotReport snapshotReport;
    private final SnapshotLoader snapshotLoader;
    private final SnapshotSaver snapshotSaver;

    // Listeners, cache and origins
    private final EdgeServer server;
    private final EdgeCache cache;
    private final EdgeFindings findings;
    private final AccessLog accessLog;
    private final Tracing tracing;
    private volatile boolean serving = true;

    // Reports
    private final PurgeProgress purges = new PurgeProgress();
    private final LastReport lastReport = new LastReport();
    private final EdgeStatusReporter reporter;
    private final FiguresReporter figuresReporter;
    private final TailTopics tailTopics;
    private final RoutingTableReadiness readiness;
    private final RoutesRoute management;

    /**
     * Assembles an edge; {@link #start()} lets clients in.
     *
     * @throws IllegalStateException when a setting makes no sense, or a file that it names can't be read
     */
    public Edge(EdgeSettings settings, EdgePlatform platform) {
        TlsEngineLoader.start(settings.https().engine());
        this.settings = settings;
        this.topics = platform.topics();
        var clock = platform.clock();
        var meters = platform.meters();
        trials = Trials.of(settings, platform.nanoTime(), clock, meters, this::tried);
        routing = RoutingState.of(new RoutingTable(trials, clock), clock);
        var table = routing.table();
        var progress = routing.progress();
        taster = settings.taster().enabled()
                ? Optional.of(Taster.of(settings.taster(), platform.configuration(), platform.nanoTime(), meters))
                : Optional.empty();
        var vertx = platform.vertx();
        var signatures = new SignatureCheck(platform.trustedKeys().toKeys());
        var identity = new EdgeIdentity(settings);

        snapshotReport = new SnapshotReport(meters);
        recovery = Recovery.of(settings, platform.nanoTime(), clock, meters);
        var snapshots = SnapshotFiles.of(settings, platform.trustedKeys());
        snapshotLoader = new SnapshotLoader(snapshots, topics.servers(), routing, recovery, snapshotReport);
        snapshotSaver =
                new SnapshotSaver(snapshots, settings.snapshot(), topics.servers(), routing, recovery, snapshotReport);

        var certificates = new DomainCertificates(vertx, settings, meters);
        var listeners = new ListenerOptions(vertx, settings, platform.certificate(), certificates, table);
        var metrics = new ProxyMetrics(meters, platform.histograms());
        var figures = CountedDomains.of(settings.figures(), EdgeServer.loops(settings), clock);
        var tails = new Tails(figures, clock);
        findings = new EdgeFindings(table, clock);
        var redirects = new SeenRedirects(table, findings, clock);
        cache = new EdgeCache(settings, table, meters, redirects);
        var outliers = OutlierDetection.of(settings.origin().ejection(), platform.nanoTime(), meters);
        var upstreams = new OriginUpstreamFactory(
                settings,
                platform.standardPorts(),
                new OriginClientOptions(settings),
                platform.originAccess(),
                platform.origins(),
                outliers,
                findings,
                redirects,
                platform.nanoTime(),
                clock);
        accessLog = AccessLogs.open(settings, meters);
        tracing = Tracing.open(platform.tracing(), "edge-service", settings.id(), meters);
        server = new EdgeServer(
                vertx,
                settings,
                platform.nanoTime(),
                listeners,
                certificates,
                upstreams,
                table,
                progress,
                figures,
                metrics,
                cache,
                new RequestLimits(settings, meters),
                accessLog,
                tails,
                new RequestTraces(tracing, settings.tracing(), platform.nanoTime()));

        var purgeRejections = new PurgeRejections(clock);
        var source =
                new EdgeStatusSource(settings, routing, purges, purgeRejections, metrics, trials::reports, recovery);
        reporter = EdgeStatusReporter.of(source, identity, topics.reports(), lastReport);
        figuresReporter = new FiguresReporter(figures, findings, settings, identity, topics.figures());
        tailTopics = new TailTopics(tails, settings, identity, topics.tailLines(), signatures, clock);
        var age = new TableAge(progress, lastReport, meters);
        readiness = new RoutingTableReadiness(
                table,
                progress,
                lastReport,
                age,
                snapshotReport,
                () -> taster.map(Taster::describe).orElse("off"));
        var explanations = new Explanations(table, outliers, cache, clock);
        management = new RoutesRoute(settings, table, progress, explanations);

        topics.follow(
                PolicyChangeTopicReader.FOLLOWING,
                new PolicyChangeTopicReader(
                        routing,
                        new PolicyRecords(signatures),
                        taster.<ChangeTaster>map(tries -> tries).orElse(ChangeTaster.NONE),
                        platform.nanoTime(),
                        new RecordSpans(tracing),
                        recovery,
                        topics::changesId,
                        meters,
                        this::advanced,
                        snapshotLoader::withdrawn));
        topics.follow(
                PurgeTopicReader.FOLLOWING,
                new PurgeTopicReader(cache, purges, purgeRejections, signatures, meters, reporter::report));
        topics.follow(OriginHealthConsumer.FOLLOWING, new OriginHealthConsumer(outliers));
        topics.follow(
                ExplainTopicReader.FOLLOWING,
                new ExplainTopicReader(
                        settings, explanations, progress, signatures, identity, topics.answers(), clock, meters));
        topics.follow(FiguresTopicReader.FOLLOWING, new FiguresTopicReader(figures, signatures, clock));
        topics.follow(TailTopics.FOLLOWING, tailTopics);
    }

    /** Assembles an edge and starts it. */
    public static Edge start(EdgeSettings settings, EdgePlatform platform) {
        var edge = new Edge(settings, platform);
        edge.start();
        return edge;
    }

    /**
     * Serves from the snapshot, if there is one; lets clients in; then follows the topics. Kafka's clients occupy the processor for a
     * second when they start; the snapshot's routes are served before that. Edges that start from snapshots spread their start over a
     * time, so that a fleet doesn't connect to Kafka all at once.
     */
    public void start() {
        recovery.start();
        if (snapshotLoader.start()) {
            snapshotSaver.loaded();
        }
        server.start();
        taster.ifPresent(Taster::start);
        var spread = progress().snapshot() == null
                ? Duration.ZERO
                : settings.snapshot().startSpread();
        reporter.start(topics.start(spread));
        figuresReporter.start(topics.createFigures());
    }

    /** Records have been processed, or the table is complete. */
    private void advanced() {
        snapshotSaver.changed();
        reporter.report();
    }

    /** The candidate of a progressive rollout has been aborted. */
    private void tried() {
        reporter.report();
    }

    /** Reports the edge as not ready, saves the table, and lets the requests in progress end. */
    public void drain() {
        serving = false;
        recovery.stop();
        snapshotSaver.stop();
        server.drain();
    }

    /** Stops following topics and reporting. Remaining connections are cut when Vert.x ends. */
    @Override
    public void close() {
        server.close();
        reporter.close();
        figuresReporter.close();
        tailTopics.close();
        taster.ifPresent(Taster::close);
        recovery.close();
        topics.close();
        snapshotSaver.close();
        trials.close();
        AccessLogs.close(accessLog);
        tracing.close();
    }

    /** False from the drain on: load balancers should send no more clients, while the edge still serves those it has. */
    public boolean isServing() {
        return serving;
    }

    /** Whether the routing table is complete, and its age. */
    public HealthCheckResponse readiness() {
        return readiness.get();
    }

    /** Adds the management endpoints to {@code router}. */
    public void manage(Router router) {
        management.register(router);
    }

    public RoutingTable table() {
        return routing.table();
    }

    public RoutingProgress progress() {
        return routing.progress();
    }

    public Rejections rejections() {
        return routing.rejections();
    }

    public EdgeCache cache() {
        return cache;
    }

    public EdgeFindings findings() {
        return findings;
    }

    public PurgeProgress purges() {
        return purges;
    }

    public LastReport lastReport() {
        return lastReport;
    }
}
