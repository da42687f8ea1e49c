package dev.backsource.simulation;

import dev.backsource.edge.explain.ExplainDoor;
import dev.backsource.edge.explain.ExplainTopicReader;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.TableDoor;
import dev.backsource.edge.routing.changes.PolicyChangeTopicReader;
import dev.backsource.edge.snapshot.SnapshotSaver;
import dev.backsource.edge.status.StatusDoor;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.simulation.database.StoredRevision;
import dev.backsource.simulation.log.SimulatedFollower;
import dev.backsource.simulation.log.SimulatedKafka;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** An edge: one process after the other. */
final class Edge {
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final long WRITTEN_WITHIN_MICROS = 20_000;
    private static final int REPORTS_KEPT = 200;
    private static final long STEP_SECONDS = 3;
    /** No count of a table's changes. */
    private static final long NEVER = -1;

    private final World deployment;
    private final String id;
    private final boolean tellsHoldings;
    /** A record with the topic, the partition and the attributes of all its reports. */
    private final ProducerRecord<String, byte[]> likeReports;

    private final Map<String, StateVersion> held = new HashMap<>();
    /** The latest that this process served or had removed, by its snapshot or by what it read. */
    private final Map<String, StateVersion> known = new HashMap<>();

    private final SavedTable snapshot;
    private final KeptAborts aborts;
    /** What it served when it reported, by the report's time and then by domain. */
    private final Map<Instant, Map<String, Route>> reported = BoundedMap.byAge(REPORTS_KEPT);

    private final Map<String, Compared> compared = new HashMap<>();
    private Process process;
    private EdgeParts door;
    private EdgeClients visits;
    private SnapshotSaver saving;
    private ExplainDoor explaining;
    private boolean wasRead;
    private Map<String, Route> servedBefore = Map.of();
    /** The table's count of changes at the last report. */
    private long changesBefore = NEVER;
    /** The table's count of changes at the last check, and whether the topic was read then. */
    private long changesChecked = NEVER;

    private boolean readChecked;

    /** @param tellsHoldings an older version doesn't report what it serves */
    Edge(World deployment, String id, boolean tellsHoldings) {
        this.snapshot = new SavedTable(deployment.folder(), id);
        this.aborts = new KeptAborts(deployment, id);
        this.tellsHoldings = tellsHoldings;
        this.deployment = deployment;
        this.id = id;
        this.likeReports = EventRecords.toRecord(
                Topic.EDGE_STATUS,
                id,
                null,
                new CloudEvent(
                        id,
                        Topic.EDGE_STATUS.eventType(),
                        "/edge-service/" + id,
                        id,
                        deployment.clockOf(id).instant(),
                        null,
                        null));
        this.process = deployment.process(id);
        this.door = begin();
        this.visits = new EdgeClients(deployment, process, door.table());
    }

    String id() {
        return id;
    }

    Process process() {
        return process;
    }

    /** After it was killed. */
    void startAgain() {
        process = deployment.process(id);
        held.clear();
        known.clear();
        wasRead = false;
        changesBefore = NEVER;
        changesChecked = NEVER;
        door = begin();
        visits = new EdgeClients(deployment, process, door.table());
    }

    /** A client asks, if there is anybody to answer. */
    void visit(String host, Scheme client, String path, boolean hasCookie) {
        if (!process.isKilled() && door.progress().isComplete()) {
            visits.visit(host, client, path, hasCookie);
        }
    }

    /** Saves what it serves for the last time; it is to be ended then. */
    void stop() {
        if (!process.isKilled()) {
            saving.stop();
        }
    }

    /** Many clients ask for resources of a domain, if its candidate is tried. */
    void tryCandidate(DomainName domain, SplittableRandom chance) {
        if (!process.isKilled() && door.progress().isComplete()) {
            aborts.request(domain, TableDoor.routeOf(door.table(), domain), chance);
            aborts.check(domain, TableDoor.routeOf(door.table(), domain));
        }
    }

    /** A planted fault. */
    private void stepByItself(EdgeParts of) {
        for (var domain : deployment.domains()) {
            var route = TableDoor.routeOf(of.table(), domain);
            var candidate = route == null ? null : route.candidate();
            if (route != null && candidate != null) {
                of.trials().serve(domain.value(), route.version(), RolloutSteps.next(candidate.rollout()));
                aborts.check(domain, route);
            }
        }
    }

    void damageSnapshot(SplittableRandom chance) {
        snapshot.damage(chance);
    }

    private EdgeParts begin() {
        var kafka = new SimulatedKafka(
                deployment.log(),
                deployment.scheduler(),
                process,
                deployment.plan().seesTruncations());
        var clock = deployment.clockOf(id);
        var trials = aborts.begin(timers("trial-aborts"), clock);
        var begun = new EdgeParts(() -> kafka.topicId(Topic.POLICY_CHANGES), deployment.records(), trials, clock);
        known.putAll(snapshot.load(begun, deployment.plan()));
        begun.onWithdrawn(known::clear);
        var time = deployment.scheduler().clock();
        saving = snapshot.saving(begun, timers("snapshot"), clock, time, deployment);
        begun.onAdvanced(saving::changed);
        begun.onAdvanced(StatusDoor.start(
                id, begun, clock, status -> report(kafka, begun, status), timers("edge-status"), time::nanos));
        explaining = new ExplainDoor(
                id, begun, answer -> deployment.write(kafka, process, answer, WRITTEN_WITHIN_MICROS), clock);
        var readers = new LinkedHashMap<FollowerConfig, TopicReader>();
        readers.put(PolicyChangeTopicReader.FOLLOWING, deployment.plan().reading(id, begun.reading(), begun.table()));
        readers.put(ExplainTopicReader.FOLLOWING, explaining);
        if (!deployment.plan().awaitsSteps()) {
            timers("steps")
                    .scheduleAtFixedRate(() -> stepByItself(begun), STEP_SECONDS, STEP_SECONDS, TimeUnit.SECONDS);
        }
        new SimulatedFollower(kafka, "edge-topics", readers, IDLE).start();
        return begun;
    }

    private ProcessTimers timers(String name) {
        return new ProcessTimers(deployment.scheduler(), process, name);
    }

    /** Notes what is served while the edge reports, and writes the report a while later. */
    private Uni<Void> report(SimulatedKafka kafka, EdgeParts of, EdgeStatus status) {
        var holdings = status.holdings();
        if (holdings != null
                && holdings.deviations().size() > deployment.domains().size()) {
            throw new Violation(Invariant.WITHIN_BOUNDS, id + " deviates in " + holdings.deviations());
        }
        var report = deployment.plan().report(tellsHoldings ? status : status.with((EdgeHoldings) null));
        var served = served(of.table());
        reported.put(report.reportedAt(), deployment.plan().served(served, servedBefore));
        servedBefore = served;
        return Uni.createFrom()
                .emitter(emitter -> deployment
                        .scheduler()
                        .after(process.between(1, WRITTEN_WITHIN_MICROS), process, "writes its report", () -> {
                            try {
                                kafka.requireKafka();
                                deployment.log().append(toRecord(report));
                                emitter.complete(null);
                            } catch (KafkaException e) {
                                emitter.fail(e);
                            }
                        }));
    }

    /** The same map as at the last report if the table hasn't changed since. */
    private Map<String, Route> served(RoutingTable table) {
        if (table.changes() == changesBefore) {
            return servedBefore;
        }
        changesBefore = table.changes();
        var served = new HashMap<String, Route>();
        for (var domain : deployment.domains()) {
            var route = TableDoor.routeOf(table, domain);
            if (route != null) {
                served.put(domain.value(), route);
            }
        }
        return served;
    }

    /** The views decode it by {@link SharedValues}, and of its attributes look at the type alone. */
    private ProducerRecord<String, byte[]> toRecord(EdgeStatus report) {
        return new ProducerRecord<>(
                likeReports.topic(),
                likeReports.partition(),
                id,
                deployment.values().standingFor(report),
                likeReports.headers());
    }

    /** What it served of a domain when it reported at {@code at}; null for nothing. */
    @Nullable
    Route reported(@Nullable Instant at, String domain) {
        var served = reported(at);
        return served == null ? null : served.get(domain);
    }

    /** What it served when it reported at {@code at}; null when that isn't known any more. */
    @Nullable
    Map<String, Route> reported(@Nullable Instant at) {
        return at == null ? null : reported.get(at);
    }

    /** Whether the domain of {@code latest} is decided as that was committed by what the edge served {@code then}; also when it isn't known any more. */
    boolean decidedAs(StoredRevision latest, @Nullable Map<String, Route> then) {
        if (then == null) {
            return true;
        }
        var route = then.get(latest.domain());
        var last = compared.get(latest.domain());
        if (last == null || last.route() != route || last.state() != latest.state()) {
            last = new Compared(latest.state(), route, DecisionComparison.alike(latest.state(), route));
            compared.put(latest.domain(), last);
        }
        return last.alike();
    }

    /** What a domain was compared with last, which is the same most times: neither ever changes. */
    private record Compared(
            @Nullable Domain state, @Nullable Route route, boolean alike) {}

    /** Checks what this process holds and serves against what it held and served before, if its table has changed since the last check. */
    void check(List<DomainName> domains) {
        var changes = door.table().changes();
        var isRead = door.progress().isRead();
        if (changes == changesChecked && isRead == readChecked) {
            return;
        }
        changesChecked = changes;
        readChecked = isRead;
        forgetUnmentioned(domains);
        for (var domain : domains) {
            checkHeld(domain);
            checkServed(domain);
            aborts.check(domain, TableDoor.routeOf(door.table(), domain));
        }
    }

    /** A domain that the topic doesn't mention any more is not: what a snapshot said of it counts no longer. */
    private void forgetUnmentioned(List<DomainName> domains) {
        if (!wasRead && door.progress().isRead()) {
            wasRead = true;
            domains.stream()
                    .filter(domain -> door.table().versionOf(domain).revision() == 0)
                    .forEach(domain -> known.remove(domain.value()));
        }
    }

    private void checkHeld(DomainName domain) {
        var now = door.table().versionOf(domain);
        var before = held.put(domain.value(), now);
        if (before != null && (before.follows(now) || (before.isLevelWith(now) && !before.equals(now)))) {
            throw new Violation(
                    Invariant.EDGES_MOVE_FORWARD, id + " held " + domain + " at " + before + ", then at " + now);
        }
        if (now.revision() > 0 && door.progress().isRead()) {
            known.merge(domain.value(), now, (one, other) -> one.follows(other) ? one : other);
        }
    }

    private void checkServed(DomainName domain) {
        var route = TableDoor.routeOf(door.table(), domain);
        var latest = known.getOrDefault(domain.value(), StateVersion.NONE);
        if (route == null || !(latest.follows(route.version()) || isRemoval(latest, route.version()))) {
            return;
        }
        throw new Violation(
                latest.digest() == 0 ? Invariant.REMOVED_STAYS_REMOVED : Invariant.EDGES_MOVE_FORWARD,
                id + " had " + domain + " at " + latest + " and serves it at " + route.version());
    }

    private static boolean isRemoval(StateVersion latest, StateVersion served) {
        return latest.revision() > 0 && latest.digest() == 0 && latest.isLevelWith(served);
    }

    /** Whether it has dealt with a record of a partition that ends before it. */
    boolean reportsBeyond(int partition, long end) {
        return door.progress().appliedOffsets().getOrDefault(partition, -1L) >= end;
    }

    /** How many questions take a place here. */
    long questionsUnderway() {
        return explaining.underway();
    }

    /** The domains whose latest record it doesn't hold. */
    List<Deviation> deviations() {
        var holdings = door.served().latest().holdings();
        return holdings == null ? List.of() : holdings.deviations();
    }

    /** Whether it serves of a domain what was committed last; null when it never was. */
    boolean has(String domain, @Nullable StoredRevision latest) {
        var route = TableDoor.routeOf(door.table(), new DomainName(domain));
        if (!door.progress().isRead()) {
            return false;
        }
        return latest == null || latest.isRemoval()
                ? route == null
                : route != null && route.version().equals(latest.version());
    }
}
