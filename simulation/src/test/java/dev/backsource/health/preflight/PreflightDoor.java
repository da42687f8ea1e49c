package dev.backsource.health.preflight;

import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.health.SimulatedPorts;
import dev.backsource.health.StateLoop;
import dev.backsource.health.http.HttpFindings;
import dev.backsource.health.log.ProbeAnswerChannel;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.signature.TrustedKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** A prober's answers to questions, from the partitions of questions that it is given. */
public final class PreflightDoor implements TopicReader {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final QuestionPositions positions;
    private final ProbeRequests requests;
    private long taken;

    public PreflightDoor(
            StateLoop loop,
            Function<ProbeTarget, Future<Outcome>> probes,
            ProbeAnswerChannel answers,
            Clock clock,
            LongSupplier nanoTime) {
        this.positions = new QuestionPositions(clock);
        var preflights = new Preflights(
                loop,
                (target, most) -> probes.apply(target),
                (target, most) -> false,
                (domain, origin, throughNames, within, caller) ->
                        Future.succeededFuture(new HttpFindings(List.of(), null)),
                () -> 120,
                new SimulatedPorts(),
                clock,
                nanoTime,
                "prober",
                registry);
        this.requests =
                new ProbeRequests(loop, preflights, answers, new SignatureCheck(TrustedKeys.none()), clock, registry);
    }

    /** As when the partitions of {@code consumer} are assigned to it. */
    @Override
    public Session begin(Consumer<?, ?> consumer) {
        positions.onPartitionsAssigned(consumer, consumer.assignment());
        return batch -> batch.forEach(received -> {
            taken++;
            requests.consume(received);
        });
    }

    @Override
    public void failed(RuntimeException failure) {
        throw failure;
    }

    @Override
    public void away(KafkaException failure) {
        // It is tried again.
    }

    /** How many questions were taken and have not ended, and how many ports are being probed for them: each takes a place. */
    public long underway() {
        var ended = registry.get("backsource.preflight.requests").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
        return taken
                - (long) ended
                + (long) registry.get("backsource.preflight.underway").gauge().value();
    }
}
