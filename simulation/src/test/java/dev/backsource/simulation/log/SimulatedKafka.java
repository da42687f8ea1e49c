package dev.backsource.simulation.log;

import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.Process;
import dev.backsource.simulation.Scheduler;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka as one process reaches it. */
public final class SimulatedKafka extends ConsumerFactory {
    private final SimulatedLog log;
    private final Scheduler scheduler;
    private final Process process;
    private final boolean seesTruncations;

    /** As the client does it. */
    public SimulatedKafka(SimulatedLog log, Scheduler scheduler, Process process) {
        this(log, scheduler, process, true);
    }

    /** @param seesTruncations whether consumers notice the loss of records that they have read */
    public SimulatedKafka(SimulatedLog log, Scheduler scheduler, Process process, boolean seesTruncations) {
        super(Map.of());
        this.log = log;
        this.scheduler = scheduler;
        this.process = process;
        this.seesTruncations = seesTruncations;
    }

    @Override
    public LogConsumer open(Map<String, Object> settings) {
        requireKafka();
        var isCommitted = settings.entrySet().containsAll(COMMITTED.entrySet());
        return new LogConsumer(log, process, scheduler.clock(), seesTruncations, isCommitted);
    }

    /**
     * A transactional producer.
     *
     * @param lostAnswers the share of writes whose answer is lost
     */
    public Producer<String, byte[]> producer(String transactionalId, double lostAnswers) {
        return new LogProducer(log, transactionalId, process, scheduler.clock(), lostAnswers);
    }

    /** Kafka's id of the topic. */
    public String topicId(Topic topic) {
        requireKafka();
        return log.idOf(topic);
    }

    public void requireKafka() {
        if (!process.reachesKafka(scheduler.clock().micros())) {
            throw new TimeoutException("Kafka can't be reached");
        }
    }

    SimulatedLog log() {
        return log;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Process process() {
        return process;
    }
}
