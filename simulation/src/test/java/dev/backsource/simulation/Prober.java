package dev.backsource.simulation;

import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.health.SimulatedLoop;
import dev.backsource.health.log.LogDoor;
import dev.backsource.health.preflight.PreflightDoor;
import dev.backsource.health.probe.ProberDoor;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.health.watch.WatchDoor;
import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.log.SimulatedFollower;
import dev.backsource.simulation.log.SimulatedKafka;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An instance of origin-health-service: one process after the other, with the partitions that its group gives it. */
final class Prober {
    /** The step in which it publishes port states and alerts. */
    static final String WRITES = "writes events";

    /** The beginning of what Kafka knows the owners of partitions by. */
    static final String TRANSACTIONAL_ID = "prober-of-";

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final double LOST_ANSWERS = 0.03;
    private static final long WRITTEN_WITHIN_MICROS = 20_000;
    private static final long PROBED_WITHIN_MICROS = 100_000;

    private final World deployment;
    private final String id;
    private final Map<Integer, List<SimulatedFollower>> followed = new HashMap<>();
    private Process process;
    private SimulatedKafka kafka;
    private WatchDoor watch;
    private PreflightDoor preflights;

    Prober(World deployment, String id) {
        this.deployment = deployment;
        this.id = id;
        this.process = deployment.process(id);
        this.kafka = new SimulatedKafka(deployment.log(), deployment.scheduler(), process);
        this.watch = begin();
    }

    Process process() {
        return process;
    }

    /** The partitions that it answers for. */
    Set<Integer> owned() {
        return new TreeSet<>(followed.keySet());
    }

    void startAgain() {
        process = deployment.process(id);
        kafka = new SimulatedKafka(deployment.log(), deployment.scheduler(), process);
        followed.clear();
        watch = begin();
    }

    void assign(List<Integer> numbers) {
        watch.assigned(numbers);
        for (var number : numbers) {
            var followers = new ArrayList<SimulatedFollower>();
            followers.add(follower(Topic.POLICY_CHANGES, number, reader(watch)));
            if (number < Topic.PROBE_REQUESTS.partitions()) {
                // The group that shares the questions is led like the other.
                followers.add(follower(Topic.PROBE_REQUESTS, number, preflights));
            }
            followed.put(number, followers);
            followers.forEach(SimulatedFollower::start);
        }
    }

    private SimulatedFollower follower(Topic topic, int number, TopicReader reader) {
        var config = FollowerConfig.of(topic.name() + "-" + number, TopicPartitions.of(topic, List.of(number)));
        return new SimulatedFollower(kafka, config, reader, IDLE);
    }

    /** How many questions take a place here. */
    long questionsUnderway() {
        return preflights.underway();
    }

    /** Gives partitions away; {@code left} runs once nothing of them is underway any more. */
    void revoke(List<Integer> numbers, Runnable left) {
        for (var number : numbers) {
            var followers = followed.remove(number);
            if (followers != null) {
                followers.forEach(SimulatedFollower::stop);
            }
        }
        watch.revoked(numbers, left);
    }

    private static TopicReader reader(WatchDoor watch) {
        return new TopicReader() {
            @Override
            public Session begin(Consumer<?, ?> consumer) {
                consumer.seekToBeginning(new ArrayList<>(consumer.assignment()));
                return batch -> batch.forEach(watch::received);
            }

            @Override
            public void failed(RuntimeException failure) {
                throw failure;
            }

            @Override
            public void away(org.apache.kafka.common.KafkaException failure) {
                // It is tried again.
            }
        };
    }

    private WatchDoor begin() {
        var loop = new SimulatedLoop(new ProcessTimers(deployment.scheduler(), process, "state loop"));
        var clock = deployment.clockOf(id);
        var writing = new ProcessTimers(deployment.scheduler(), process, WRITES, WRITTEN_WITHIN_MICROS);
        var publisher = LogDoor.publisher(loop, this::takeOver, writing);
        preflights = new PreflightDoor(
                loop,
                this::probe,
                LogDoor.answers(this::send),
                clock,
                deployment.scheduler().clock()::nanos);
        var prober = ProberDoor.of(loop, this::probe, clock, process.chance());
        return new WatchDoor(
                loop,
                LogDoor.reader(kafka, deployment.plan()::restored),
                publisher,
                prober,
                deployment.records(),
                clock);
    }

    private FencedPublisher takeOver(int partition) {
        var id = deployment.plan().proberTransactionalId(TRANSACTIONAL_ID + partition, process.name());
        return FencedPublisher.takeOver(kafka.producer(id, deployment.isQuiet() ? 0 : LOST_ANSWERS));
    }

    private Future<Void> send(ProducerRecord<String, byte[]> written) {
        var sent = Promise.<Void>promise();
        deployment
                .scheduler()
                .after(process.between(1, WRITTEN_WITHIN_MICROS), process, "writes " + written.key(), () -> {
                    if (process.reachesKafka(deployment.scheduler().clock().micros())) {
                        deployment.log().append(written);
                        sent.complete();
                    } else {
                        sent.fail("Kafka can't be reached");
                    }
                });
        return sent.future();
    }

    private Future<Outcome> probe(ProbeTarget target) {
        var found = Promise.<Outcome>promise();
        var within = process.between(100, PROBED_WITHIN_MICROS);
        deployment.scheduler().after(within, process, "probed " + target.address() + ":" + target.port(), () -> {
            var isOpen = deployment.origins().isOpen(target.address().value(), target.port());
            found.complete(isOpen ? Outcome.open("connected") : Outcome.closed("connection refused"));
        });
        return found.future();
    }
}
