package dev.backsource.simulation;

import dev.backsource.config.outbox.relay.RelayDoor;
import dev.backsource.edge.routing.Route;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.simulation.database.SimulatedDatabase;
import dev.backsource.simulation.log.Entry;
import dev.backsource.simulation.log.SimulatedKafka;
import dev.backsource.simulation.log.SimulatedLog;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A deployment: three writers, two instances of config-service, five edges, with Kafka and the database between them. */
final class World implements AutoCloseable {
    private static final List<DomainName> DOMAINS = List.of(
            new DomainName("a.example"),
            new DomainName("b.example"),
            new DomainName("c.example"),
            new DomainName("d.example"),
            new DomainName("*.a.example"),
            new DomainName("e.a.example"));
    private static final int WRITERS = 3;
    private static final int INSTANCES = 2;
    private static final int EDGES = 5;
    private static final int OLDER_EDGES = 2;
    private static final int PROBERS = 2;
    /** More than edges and probers answer at once. */
    private static final int ASKED_AT_ONCE = 40;

    /** The share of questions and answers that Kafka doesn't take. */
    private static final double REFUSED = 0.02;

    private static final long LEASE_MICROS = 4_000_000;
    private static final long SECOND = 1_000_000;
    /** In place of the days for which changes and removals stay on the topic: longer than anybody is away. */
    private static final long CHANGES_KEPT_MICROS = 10 * SECOND;

    /** In memory where there is such a folder: a file that is forced to a disk takes longer than all else. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Schedule schedule;
    private final Plan plan;
    private final VirtualClock clock = new VirtualClock();
    private final Trace trace = new Trace();
    private final Scheduler scheduler;
    private final SimulatedLog log = new SimulatedLog(clock);
    private final SimulatedDatabase database = new SimulatedDatabase(clock);
    private final PolicyRecords records = new SharedRecords();
    private final SharedValues values = new SharedValues();
    private final Oracle oracle = new Oracle(database, records);
    private final Process server;
    private final Process outside;
    private final List<Writer> writers = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Origins origins = new Origins();
    private final AlertOracle alerts = new AlertOracle();
    private final List<Prober> probers = new ArrayList<>();
    private final ProberGroup group;
    private final Set<String> edgeIds = new LinkedHashSet<>();
    /** How many questions ended in which way. */
    private final Map<String, Integer> ended = new TreeMap<>();

    private boolean quiet;
    /** What was seen to be violated during the step. */
    private @Nullable Violation found;

    private final Path folder;
    /**
     * Either Kafka loses what it had, or the database does and others write to the topic: of a record that nobody committed, and that is lost
     * again before anybody has compared it, only the edges that have read it know.
     */
    private final boolean kafkaLoses;

    World(Schedule schedule, Plan plan) {
        this.schedule = schedule;
        this.plan = plan;
        this.scheduler = new Scheduler(clock, trace, schedule.chanceOf("scheduler"));
        this.kafkaLoses = schedule.chanceOf("which loses").nextBoolean();
        this.folder = makeFolder();
        this.server = process("database");
        this.outside = process("outside");
        database.leave(plan::leavesInOutbox);
        log.watchedBy(this::appended, this::committed, id -> {
            if (!id.startsWith(Prober.TRANSACTIONAL_ID)) {
                oracle.takenOver();
            }
        });
        for (var i = 1; i <= WRITERS; i++) {
            writers.add(new Writer(this, "writer-" + i));
        }
        for (var i = 1; i <= INSTANCES; i++) {
            instances.add(new Instance(this, "config-" + i));
        }
        for (var i = 1; i <= EDGES; i++) {
            edges.add(new Edge(this, "edge-" + i, i > OLDER_EDGES));
            edgeIds.add("edge-" + i);
        }
        for (var i = 1; i <= PROBERS; i++) {
            probers.add(new Prober(this, "prober-" + i));
        }
        group = new ProberGroup(this, process("prober-group"), probers);
        schedule.stimuli()
                .forEach(stimulus -> scheduler.after(
                        stimulus.atMicros(), outside, stimulus.kind().name(), () -> act(stimulus)));
        endSilentSessions();
    }

    /** Whoever appends may take an exception for Kafka's: a violation is kept until the step is done. */
    private void appended(TopicPartition partition, Entry entry) {
        trace.mix(partition.hashCode());
        trace.mix(entry.offset());
        // Not its bytes: the order of a JSON object's members can be another one in each JVM.
        var value = entry.value();
        trace.mix(value == null ? -1 : value.length);
        check(() -> oracle.appended(partition, entry));
    }

    /** Alerts are events: those of aborted transactions never were. */
    private void committed(TopicPartition partition, Entry entry) {
        check(() -> alerts.appended(partition, entry));
    }

    private void check(Runnable invariants) {
        try {
            invariants.run();
        } catch (Violation violation) {
            found = found == null ? violation : found;
        }
    }

    private static Path makeFolder() {
        try {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "simulation")
                    : Files.createTempDirectory("simulation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where edges keep their snapshots. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Scheduler scheduler() {
        return scheduler;
    }

    SimulatedLog log() {
        return log;
    }

    List<Edge> edges() {
        return edges;
    }

    Origins origins() {
        return origins;
    }

    Oracle oracle() {
        return oracle;
    }

    SimulatedDatabase database() {
        return database;
    }

    /** Reads the policy changes for all. */
    PolicyRecords records() {
        return records;
    }

    /** Decodes the reports of edges for the instances' views. */
    SharedValues values() {
        return values;
    }

    Process server() {
        return server;
    }

    Plan plan() {
        return plan;
    }

    List<DomainName> domains() {
        return DOMAINS;
    }

    Trace trace() {
        return trace;
    }

    /** Whether faults have stopped. */
    boolean isQuiet() {
        return quiet;
    }

    /** As the clock of whoever has that name goes: always wrong by the same, up to 2 s either way. */
    Clock clockOf(String name) {
        return clock.wrongBy(
                Duration.ofMillis(schedule.chanceOf("clock of " + name).nextInt(-2_000, 2_001)));
    }

    Process process(String name) {
        return new Process(name, schedule.chanceOf(name + "/" + clock.micros()));
    }

    /** A change was committed by one of the instances. */
    void ring(SplittableRandom chance) {
        instances.get(chance.nextInt(instances.size())).ring();
    }

    /** Runs the next step before {@code until} and checks what has to hold after it; false when there is none. */
    boolean step(long until) {
        var process = scheduler.runNext(until);
        if (process == null) {
            return false;
        }
        if (found != null) {
            throw found;
        }
        checkBounds();
        for (var edge : edges) {
            if (edge.process() == process) {
                edge.check(DOMAINS);
            }
        }
        for (var instance : instances) {
            if (instance.process() == process) {
                instance.callers().check();
                if (process.hasRead() && instance.knowsHistory()) {
                    checkRollouts(instance);
                }
            }
        }
        return true;
    }

    /** The outbox has each revision that wasn't published, once, and nothing else. */
    private void checkBounds() {
        var unpublished = database.unpublished();
        if (database.outboxSize() != unpublished) {
            throw new Violation(
                    Invariant.WITHIN_BOUNDS,
                    "the outbox has " + database.outboxSize() + " rows of " + unpublished + " unpublished revisions");
        }
    }

    /** Whoever is said to have applied a revision decides by it, or by one that was committed since. */
    private void checkRollouts(Instance instance) {
        var known = instance.known();
        known.take(instance);
        for (var domain : DOMAINS) {
            var latest = database.latest(domain.value());
            if (latest == null || latest.offset() == null) {
                continue;
            }
            instance.noticeHistory(domain, latest);
            var others = known.otherwise(latest);
            if (others.isEmpty() || !instance.mayJudgeOtherwise(latest, others)) {
                continue;
            }
            for (var edge : others) {
                if (instance.hasApplied(edge.id(), latest)) {
                    throw new Violation(
                            Invariant.APPLIED_IS_SERVED,
                            instance.process().name() + " says that " + edge.id() + " has applied " + latest
                                    + "; when it reported it served "
                                    + versionOf(edge.reported(instance.reportedAt(edge.id()), latest.domain())));
                }
            }
        }
    }

    private static String versionOf(@Nullable Route route) {
        return route == null ? "nothing" : route.version().toString();
    }

    /** Nothing goes wrong any more. */
    void beQuiet() {
        quiet = true;
        instances.forEach(instance -> heal(instance.process()));
        edges.forEach(edge -> heal(edge.process()));
        probers.forEach(prober -> heal(prober.process()));
    }

    private void heal(Process process) {
        process.heal(clock.micros());
        scheduler.goOn(process);
    }

    /** What of the committed state doesn't show at each edge; empty when all of it does. */
    String missing() {
        if (database.outboxSize() > 0) {
            return database.outboxSize() + " rows in the outbox";
        }
        for (var edge : edges) {
            for (var domain : DOMAINS) {
                if (!edge.has(domain.value(), database.latest(domain.value()))) {
                    return edge.process().name() + " hasn't " + domain + " as " + database.latest(domain.value());
                }
            }
        }
        for (var edge : edges) {
            if (!edge.deviations().isEmpty()) {
                return edge.process().name() + " deviates: " + edge.deviations();
            }
        }
        for (var instance : instances) {
            for (var domain : DOMAINS) {
                var latest = database.latest(domain.value());
                if (latest != null && !instance.saysEverywhere(latest, EDGES, OLDER_EDGES)) {
                    return instance.process().name() + " says of " + latest + ": " + instance.rollout(latest);
                }
            }
        }
        var asked = underway();
        if (asked > 0) {
            return asked + " places taken by questions";
        }
        for (var domain : DOMAINS) {
            var state = database.state(domain.value());
            if (alerts.fires(domain.value()) != (state != null && needsClosedPort(state))) {
                return "an alert of " + domain + ", which is " + state;
            }
        }
        return "";
    }

    /** The places that questions take: of callers, of edges and of probers. */
    private long underway() {
        return instances.stream()
                        .mapToLong(instance -> instance.callers().waiting())
                        .sum()
                + edges.stream().mapToLong(Edge::questionsUnderway).sum()
                + probers.stream().mapToLong(Prober::questionsUnderway).sum();
    }

    void countEnd(String how) {
        ended.merge(how, 1, Integer::sum);
    }

    /** How many questions ended in which way. */
    Map<String, Integer> ended() {
        return ended;
    }

    /** Has a process write a record of no transaction; now and then Kafka doesn't take one. */
    Uni<Void> write(SimulatedKafka kafka, Process process, ProducerRecord<String, byte[]> unwritten, long within) {
        return Uni.createFrom().emitter(emitter -> {
            var isRefused = !quiet && process.chance().nextDouble() < REFUSED;
            scheduler.after(process.between(1, within), process, "writes " + unwritten.key(), () -> {
                if (!isRefused && process.reachesKafka(clock.micros())) {
                    log.append(unwritten);
                    emitter.complete(null);
                } else if (plan.failsUnwritten()) {
                    emitter.fail(new TimeoutException("Kafka didn't take the record"));
                }
            });
        });
    }

    private boolean needsClosedPort(Domain domain) {
        return domain.neededPorts().stream()
                .anyMatch(port ->
                        !origins.isOpen(port.origin().value(), port.target().port()));
    }

    private void endSilentSessions() {
        scheduler.after(SECOND / 2, server, "looks for silent sessions", () -> {
            database.endSilent(LEASE_MICROS);
            endSilentSessions();
        });
    }

    private void act(Stimulus stimulus) {
        var chance = new SplittableRandom(stimulus.seed());
        switch (stimulus.kind()) {
            case WRITE ->
                writers.get(chance.nextInt(WRITERS)).write(DOMAINS.get(chance.nextInt(DOMAINS.size())), chance);
            case KILL -> kill(chance);
            case STAND -> disturb(chance, 8 * SECOND, Process::stand);
            case STAND_PUBLISHING ->
                anyInstance(chance).process().standBefore(RelayDoor.PUBLISHES, chance.nextLong(SECOND, 12 * SECOND));
            case LOSE_KAFKA -> disturb(chance, 6 * SECOND, Process::loseKafka);
            case LOSE_DATABASE ->
                anyInstance(chance).process().loseDatabase(clock.micros() + chance.nextLong(SECOND / 10, 6 * SECOND));
            case COMPACT -> log.compact(Topic.POLICY_CHANGES, CHANGES_KEPT_MICROS);
            case VISIT ->
                edges.get(chance.nextInt(EDGES))
                        .visit(
                                host(chance),
                                chance.nextBoolean() ? Scheme.HTTPS : Scheme.HTTP,
                                "/" + chance.nextInt(2),
                                chance.nextBoolean());
            case TRY ->
                edges.get(chance.nextInt(EDGES)).tryCandidate(DOMAINS.get(chance.nextInt(DOMAINS.size())), chance);
            case ASK -> ask(anyInstance(chance), chance);
            case BACK_UP -> database.backUp();
            case RESTORE -> {
                if (!kafkaLoses) {
                    database.restore(CHANGES_KEPT_MICROS);
                }
            }
            case FORGE -> forge(chance);
            case STOP -> stop(edges.get(chance.nextInt(EDGES)), chance);
            case DAMAGE -> edges.get(chance.nextInt(EDGES)).damageSnapshot(chance);
            case TRUNCATE -> truncate(chance);
            case MAKE_ANEW -> makeAnew(chance);
            case TURN_PORT ->
                origins.turn(Origins.address(chance.nextInt(Origins.ADDRESSES)), chance.nextBoolean() ? 80 : 443);
        }
    }

    private void ask(Instance instance, SplittableRandom chance) {
        var domain = DOMAINS.get(chance.nextInt(DOMAINS.size()));
        var host = host(chance);
        var state = chance.nextBoolean() ? database.state(domain.value()) : null;
        var count = chance.nextInt(ASKED_AT_ONCE) == 0 ? ASKED_AT_ONCE : 1;
        for (var i = 0; i < count; i++) {
            instance.ask(callers -> {
                if (state == null) {
                    callers.askEdges(edgeIds, host);
                } else {
                    callers.askAProber(state);
                }
            });
        }
    }

    private static String host(SplittableRandom chance) {
        var domain = DOMAINS.get(chance.nextInt(DOMAINS.size())).value();
        return domain.startsWith("*") ? "any" + domain.substring(1) : domain;
    }

    /** A change that nobody committed, or a value that nobody can read. */
    private void forge(SplittableRandom chance) {
        if (kafkaLoses) {
            return;
        }
        var domain = DOMAINS.get(chance.nextInt(DOMAINS.size()));
        var latest = database.latest(domain.value());
        var revision = (latest == null ? 0 : latest.version().revision()) + 1 + chance.nextInt(3);
        var incarnation = latest == null ? 0 : latest.version().incarnation();
        var attributes = new CloudEvent(
                "forged",
                Topic.POLICY_CHANGES.eventType(),
                "/somebody",
                domain.value(),
                clock.instant(),
                revision,
                null);
        var value = chance.nextInt(3) == 0
                ? "{}".getBytes(StandardCharsets.UTF_8)
                : EventCodec.POLICY_CHANGE.encode(PolicyChange.of(
                        Writer.state(domain, chance), incarnation, revision, clock.instant(), "somebody"));
        oracle.forge(() -> log.append(EventRecords.toRecord(Topic.POLICY_CHANGES, domain.value(), value, attributes)));
    }

    /** The services publish by themselves what Kafka has lost. */
    private void truncate(SplittableRandom chance) {
        if (!kafkaLoses) {
            return;
        }
        var domain = DOMAINS.get(chance.nextInt(DOMAINS.size())).value();
        var number = EventRecords.partitionOf(Topic.POLICY_CHANGES, domain);
        var partition = new TopicPartition(Topic.POLICY_CHANGES.topicName(), number);
        log.truncate(partition, 1 + chance.nextInt(4));
        oracle.lost(partition, log.all(partition));
        overtake(domain, partition, chance.nextLong(SECOND / 10, 5 * SECOND));
    }

    /** An edge that has read a lost record goes on reporting its offset until another record follows; so one domain is changed until that has happened. */
    private void overtake(String domain, TopicPartition partition, long afterMicros) {
        scheduler.after(afterMicros, server, "changes " + domain + " if an edge reports a lost offset", () -> {
            if (edges.stream().anyMatch(edge -> edge.reportsBeyond(partition.partition(), log.end(partition)))) {
                database.publishAgain(domain, clock.instant());
                overtake(domain, partition, SECOND);
            }
        });
    }

    /** Edges go by the id that the topic had when they started; so they are started again, and snapshots of the former topic don't count. */
    private void makeAnew(SplittableRandom chance) {
        if (!kafkaLoses) {
            return;
        }
        log.makeAnew(Topic.POLICY_CHANGES);
        oracle.lostAll();
        for (var edge : edges) {
            restart(edge.process(), chance.nextLong(SECOND / 10, 5 * SECOND), edge::startAgain);
        }
        for (var instance : instances) {
            restart(instance.process(), chance.nextLong(SECOND / 10, 5 * SECOND), instance::startAgain);
        }
    }

    /** Has something be wrong with a process until a time; a prober's session may be over by then. */
    private void disturb(SplittableRandom chance, long most, ObjLongConsumer<Process> wrong) {
        var number = chance.nextInt(INSTANCES + EDGES + PROBERS);
        var lasts = chance.nextLong(SECOND / 10, most);
        if (number < INSTANCES) {
            wrong.accept(instances.get(number).process(), clock.micros() + lasts);
        } else if (number < INSTANCES + EDGES) {
            wrong.accept(edges.get(number - INSTANCES).process(), clock.micros() + lasts);
        } else {
            var prober = probers.get(number - INSTANCES - EDGES);
            wrong.accept(prober.process(), clock.micros() + lasts);
            group.silenced(prober);
        }
    }

    private Instance anyInstance(SplittableRandom chance) {
        return instances.get(chance.nextInt(INSTANCES));
    }

    private void kill(SplittableRandom chance) {
        var number = chance.nextInt(INSTANCES + EDGES + PROBERS);
        var down = chance.nextLong(SECOND / 10, 3 * SECOND);
        if (number < INSTANCES) {
            restart(instances.get(number).process(), down, instances.get(number)::startAgain);
        } else if (number < INSTANCES + EDGES) {
            var edge = edges.get(number - INSTANCES);
            restart(edge.process(), down, edge::startAgain);
        } else {
            var prober = probers.get(number - INSTANCES - EDGES);
            if (!prober.process().isKilled()) {
                group.vanished(prober);
            }
            restart(prober.process(), down, () -> {
                prober.startAgain();
                group.joined(prober);
            });
        }
    }

    private void stop(Edge edge, SplittableRandom chance) {
        var process = edge.process();
        edge.stop();
        scheduler.after(
                SECOND / 100,
                outside,
                "ends " + process.name(),
                () -> restart(process, chance.nextLong(SECOND / 10, 3 * SECOND), edge::startAgain));
    }

    private void restart(Process process, long down, Runnable start) {
        if (!process.isKilled()) {
            process.kill();
            scheduler.after(down, outside, "starts " + process.name(), start);
        }
    }
}
