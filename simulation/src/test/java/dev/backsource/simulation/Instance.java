package dev.backsource.simulation;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.edges.EdgesDoor;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.outbox.relay.RelayDoor;
import dev.backsource.config.reconciliation.Reconciliation;
import dev.backsource.config.reconciliation.ReconciliationDoor;
import dev.backsource.config.reconciliation.comparison.ComparisonDoor;
import dev.backsource.config.rollout.EdgeRollout;
import dev.backsource.config.rollout.RolloutDoor;
import dev.backsource.config.rollout.RolloutState;
import dev.backsource.config.view.ViewsDoor;
import dev.backsource.config.write.Provenance;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.database.DatabaseLink;
import dev.backsource.simulation.database.StoredRevision;
import dev.backsource.simulation.log.SimulatedFollower;
import dev.backsource.simulation.log.SimulatedKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instance of config-service: its relay, its views, its comparison of the topic; one process after the other. */
final class Instance {
    private static final String TRANSACTIONAL_ID = "relay";
    private static final double LOST_ANSWERS = 0.03;
    private static final long COMPARED_WITHIN_MICROS = 500_000;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long REPAIRED_EVERY_MICROS = 1_000_000;
    private static final Provenance PROVENANCE =
            new Provenance("", Caller.SERVICE, AuditedRequest.ofTheService("repairPublishedDomains"));

    private final World deployment;
    private final String id;
    private Process process;
    private Parts parts;
    private final Map<String, Judged> judged = new HashMap<>();
    private final KnownDecisions known;
    private int compared = -1;
    private long comparedAt;

    Instance(World deployment, String id) {
        this.deployment = deployment;
        this.id = id;
        this.known = new KnownDecisions(deployment.edges());
        this.process = deployment.process(id);
        this.parts = begin();
    }

    /** What the edges decide by the reports that it knows. */
    KnownDecisions known() {
        return known;
    }

    Process process() {
        return process;
    }

    void startAgain() {
        process = deployment.process(id);
        parts = begin();
    }

    /** A change was committed by this instance. */
    void ring() {
        if (!process.isKilled()) {
            parts.relay.bell().ring();
        }
    }

    /** A caller of this instance asks edges, or a prober. */
    void ask(Consumer<Callers> question) {
        if (!process.isKilled()) {
            var callers = parts.callers;
            deployment.scheduler().after(1, process, "is asked", () -> question.accept(callers));
        }
    }

    /** Its callers, those of its process now. */
    Callers callers() {
        return parts.callers;
    }

    /** What it says of the edges and the latest revision of a domain, as to a caller who has read that from the database. */
    List<EdgeRollout> rollout(StoredRevision latest) {
        var domain = new DomainName(latest.domain());
        noticeHistory(domain, latest);
        return parts.rollouts.ofRevision(domain, latest.version().revision(), latest.isRemoval(), position(latest));
    }

    /** Whether it says that an edge has applied the latest revision of a domain, which is published. */
    boolean hasApplied(String edge, StoredRevision latest) {
        var position = Objects.requireNonNull(position(latest));
        return parts.rollouts.ofEdge(edge, latest.domain(), latest.version(), latest.isRemoval(), position)
                == RolloutState.APPLIED;
    }

    /** As whoever reads a domain's latest revision from the database does first. */
    void noticeHistory(DomainName domain, StoredRevision latest) {
        if (parts.reconciliation.committed(domain).follows(latest.version())) {
            parts.reconciliation.historyWentBack();
        }
    }

    /**
     * Whether its view of these edges may have changed since the last call for that revision: other reports have arrived, or it has polled the
     * policy changes, by which it judges reports.
     */
    boolean mayJudgeOtherwise(StoredRevision latest, List<Edge> edges) {
        if (process.hasPolledChanges()) {
            judged.clear();
        }
        var reports = new HashMap<String, Instant>();
        edges.forEach(edge -> reports.put(edge.id(), reportedAt(edge.id())));
        var now = new Judged(latest, reports);
        return !now.equals(judged.put(latest.domain(), now));
    }

    private record Judged(StoredRevision latest, Map<String, Instant> reports) {}

    /** When the report was written that it judges an edge by; null when it knows none. */
    @Nullable
    Instant reportedAt(String edge) {
        return parts.rollouts.reportedAt(edge);
    }

    /** Whether it says that all edges have the latest revision of a domain; of older ones that can't be told. */
    boolean saysEverywhere(StoredRevision latest, int edges, int older) {
        var states = rollout(latest).stream().map(EdgeRollout::state).toList();
        return states.size() == edges
                && states.stream().filter(RolloutState.APPLIED::equals).count() == edges - older
                && states.stream().filter(RolloutState.UNKNOWN::equals).count() == older;
    }

    private static @Nullable Position position(StoredRevision revision) {
        var partition = revision.partition();
        var offset = revision.offset();
        return partition == null || offset == null ? null : new Position(partition, offset);
    }

    private void compared() {
        compared = deployment.database().timeline();
        comparedAt = deployment.scheduler().clock().micros();
    }

    /**
     * Whether it knows the history that the database has now. After a restore it takes a while to notice, and says of the edges what was
     * true before.
     */
    boolean knowsHistory() {
        return compared == deployment.database().timeline()
                && deployment.scheduler().clock().micros() - comparedAt > COMPARED_WITHIN_MICROS;
    }

    private Parts begin() {
        var scheduler = deployment.scheduler();
        var clock = deployment.clockOf(id);
        var kafka = new SimulatedKafka(deployment.log(), scheduler, process);
        var link = new DatabaseLink(scheduler, process, deployment.server());
        var transactionalId = deployment.plan().transactionalId(TRANSACTIONAL_ID, process.name());
        var relay = new RelayDoor(
                scheduler,
                process,
                deployment.database(),
                link,
                clock,
                () -> FencedPublisher.takeOver(
                        kafka.producer(transactionalId, deployment.isQuiet() ? 0 : LOST_ANSWERS)));
        var views = new ViewsDoor(kafka, clock, deployment.values(), (topic, reader) -> follow(kafka, topic, reader));
        var reports = EdgesDoor.follow(views, clock);
        var comparisons = ComparisonDoor.comparisons(
                kafka, deployment.records(), deployment.database(), process, scheduler.clock(), clock, this::compared);
        follow(kafka, Topic.POLICY_CHANGES, comparisons);
        var reconciliation = ReconciliationDoor.of(
                comparisons, deployment.database(), clock, () -> relay.bell().ring());
        relay.start();
        var callers = new Callers(deployment, process, kafka, clock, (topic, reader) -> follow(kafka, topic, reader));
        var begun = new Parts(relay, reconciliation, new RolloutDoor(reports, reconciliation, clock), callers);
        repair(begun);
        return begun;
    }

    private void repair(Parts of) {
        deployment.scheduler().after(REPAIRED_EVERY_MICROS, process, "repairs what differs", () -> {
            if (process.reachesDatabase(deployment.scheduler().clock().micros())) {
                ReconciliationDoor.repair(of.reconciliation, PROVENANCE);
            }
            repair(of);
        });
    }

    private static void follow(SimulatedKafka kafka, Topic topic, TopicReader reader) {
        new SimulatedFollower(kafka, FollowerConfig.of(topic.name(), topic), reader, IDLE).start();
    }

    private record Parts(RelayDoor relay, Reconciliation reconciliation, RolloutDoor rollouts, Callers callers) {}
}
