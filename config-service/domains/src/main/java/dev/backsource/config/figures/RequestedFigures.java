package dev.backsource.config.figures;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.outbox.EventSigning;
import dev.backsource.config.questions.QuestionTopic;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.FiguresRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * The domains whose figures edges report because somebody looks at them. Each takes a slot of the first caller until nobody has looked for five minutes,
 * and edges are requested again every minute. Thread-safe.
 */
@ApplicationScoped
public class RequestedFigures {
    private static final Logger LOG = Logger.getLogger(RequestedFigures.class);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final Duration RETRIED_AFTER = Duration.ofSeconds(10);
    /** How long a look waits for Kafka. */
    private static final Duration WAIT = Duration.ofMillis(300);
    /** How late edges still take a request, whatever the difference of clocks. */
    private static final Duration DEADLINE = Duration.ofSeconds(6);

    private final Function<Caller, Runnable> slots;
    private final Function<FiguresRequest, Uni<Void>> topic;
    private final Duration wait;
    private final Clock clock;
    /** By domain; as many as there are slots. */
    private final Map<String, Open> open = new HashMap<>();

    @Inject
    RequestedFigures(
            @Channel("figures-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            SlotRegistry slots,
            Clock clock) {
        this(
                slots.of(SlotKind.REQUESTED_FIGURES)::take,
                new QuestionTopic<>(TopicCodec.FIGURES_REQUESTS, emitter, signing, clock)::write,
                WAIT,
                clock);
    }

    /**
     * Requests figures on {@code topic}.
     *
     * @param slots takes a slot, and returns its release; fails with {@link NoSlotException}
     * @param wait how long a look waits for the topic
     */
    RequestedFigures(
            Function<Caller, Runnable> slots, Function<FiguresRequest, Uni<Void>> topic, Duration wait, Clock clock) {
        this.slots = slots;
        this.topic = topic;
        this.wait = wait;
        this.clock = clock;
    }

    /**
     * Requests the figures of a domain for five minutes from now on.
     *
     * @return whether edges were requested, as far as is known; false when the caller gets no slot, or when Kafka has no request yet
     */
    synchronized Uni<Boolean> request(Caller caller, DomainName domain) {
        var now = clock.instant();
        expire(now);
        var request = open.get(domain.value());
        if (request == null) {
            try {
                request = new Open(slots.apply(caller));
            } catch (NoSlotException e) {
                return Uni.createFrom().item(false);
            }
            open.put(domain.value(), request);
        }
        request.until = now.plus(KEPT);
        if (!request.nextAt.isAfter(now)) {
            request.nextAt = now.plus(RENEWED_AFTER);
            return write(request, domain, now);
        }
        return Uni.createFrom().item(request.requestedUntil.isAfter(now));
    }

    /** Whether figures of a domain are requested now. */
    synchronized boolean isRequested(String domain) {
        expire(clock.instant());
        return open.containsKey(domain);
    }

    /** The request is written even if the caller doesn't wait for it. */
    private Uni<Boolean> write(Open open, DomainName domain, Instant now) {
        var deadline = now.plus(DEADLINE);
        var request = new FiguresRequest(
                UUID.randomUUID().toString(), domain.value(), Math.toIntExact(KEPT.toSeconds()), deadline);
        var outcome = topic.apply(request)
                .map(written -> written(open, now, deadline))
                .onFailure()
                .recoverWithItem(failure -> unwritten(open, domain, failure))
                .memoize()
                .indefinitely();
        outcome.subscribe().with(requested -> {});
        return outcome.ifNoItem().after(wait).recoverWithItem(() -> isReported(open));
    }

    /** Edges ignore a request that arrives after its deadline. */
    private synchronized boolean written(Open request, Instant at, Instant deadline) {
        var now = clock.instant();
        if (now.isBefore(deadline)) {
            request.requestedUntil = at.plus(KEPT);
        } else {
            request.nextAt = now.plus(RETRIED_AFTER);
        }
        return request.requestedUntil.isAfter(now);
    }

    private synchronized boolean unwritten(Open request, DomainName domain, Throwable failure) {
        LOG.debugf(failure, "request for figures of %s not written", domain);
        request.nextAt = clock.instant().plus(RETRIED_AFTER);
        return isReported(request);
    }

    private synchronized boolean isReported(Open request) {
        return request.requestedUntil.isAfter(clock.instant());
    }

    private void expire(Instant now) {
        open.values().removeIf(request -> {
            var ended = !request.until.isAfter(now);
            if (ended) {
                request.release.run();
            }
            return ended;
        });
    }

    private static final class Open {
        private final Runnable release;
        private Instant until = Instant.EPOCH;
        /** The time from which on a look writes the request again. */
        private Instant nextAt = Instant.EPOCH;
        /** The time until which edges report the domain. */
        private Instant requestedUntil = Instant.EPOCH;

        Open(Runnable release) {
            this.release = release;
        }
    }
}
