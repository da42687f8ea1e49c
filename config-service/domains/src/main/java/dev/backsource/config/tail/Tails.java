package dev.backsource.config.tail;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.outbox.EventSigning;
import dev.backsource.config.questions.QuestionTopic;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.core.Vertx;
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
import org.jspecify.annotations.Nullable;

/**
 * The tails that callers follow at this instance. Each takes a slot of the first caller until nobody has read for half a minute. Edges are requested while
 * somebody reads, and stop by themselves otherwise. Thread-safe.
 */
@ApplicationScoped
public class Tails {
    private static final Logger LOG = Logger.getLogger(Tails.class);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(5);
    /** How late edges still take a request, whatever the difference of clocks. */
    private static final Duration DEADLINE = Duration.ofSeconds(6);

    private final Function<Caller, Runnable> slots;
    private final Function<TailRequest, Uni<Void>> topic;
    private final Clock clock;
    /** Guarded by this; as many as there are slots. */
    private final Map<TailFilter, OpenTail> open = new HashMap<>();

    private final BroadcastProcessor<String> arrivals = BroadcastProcessor.create();

    @Inject
    Tails(
            @Channel("tail-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            SlotRegistry slots,
            Clock clock) {
        this(
                slots.of(SlotKind.TAILS)::take,
                new QuestionTopic<>(TopicCodec.TAIL_REQUESTS, emitter, signing, clock)::write,
                clock);
    }

    /**
     * Requests tails on {@code topic}.
     *
     * @param slots takes a slot, and returns its release; fails with {@link dev.backsource.config.access.places.NoSlotException}
     */
    Tails(Function<Caller, Runnable> slots, Function<TailRequest, Uni<Void>> topic, Clock clock) {
        this.slots = slots;
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * The lines behind a place, as soon as there is one, and otherwise after {@code atMost}.
     *
     * @param after a place of an earlier page; null to begin now
     * @throws dev.backsource.config.access.places.NoSlotException when there is no slot for another tail
     */
    public Uni<TailPage> read(Caller caller, TailFilter filter, @Nullable String after, Duration atMost) {
        var tail = request(caller, filter);
        var page = page(tail, after);
        if (atMost.isZero() || !page.lines().isEmpty()) {
            return Uni.createFrom().item(page);
        }
        var request = MutinyHelper.executor(Vertx.currentContext());
        return arrivals.onOverflow()
                .dropPreviousItems()
                .filter(tail.id::equals)
                .toUni()
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(tail.id)
                .emitOn(request)
                .map(arrived -> page(tail, page.next()));
    }

    /** Takes in lines from an edge; those of other instances' tails are ignored. */
    void take(TailLines lines) {
        synchronized (this) {
            var tail = open.values().stream()
                    .filter(each -> each.id.equals(lines.tail()))
                    .findFirst();
            if (tail.isEmpty()) {
                return;
            }
            tail.get().add(lines);
        }
        arrivals.onNext(lines.tail());
    }

    private synchronized TailPage page(OpenTail tail, @Nullable String after) {
        return tail.page(after);
    }

    private synchronized OpenTail request(Caller caller, TailFilter filter) {
        var now = clock.instant();
        expire(now);
        var tail = open.get(filter);
        if (tail == null) {
            tail = new OpenTail(filter, slots.apply(caller));
            open.put(filter, tail);
        }
        tail.until = now.plus(KEPT);
        if (!tail.writtenAt.plus(RENEWED_AFTER).isAfter(now)) {
            tail.writtenAt = now;
            write(tail, now);
        }
        return tail;
    }

    private void write(OpenTail tail, Instant now) {
        var request = new TailRequest(
                UUID.randomUUID().toString(),
                tail.id,
                tail.filter.domain().value(),
                tail.filter.statusClass(),
                tail.filter.sample(),
                Math.toIntExact(KEPT.toSeconds()),
                now.plus(DEADLINE));
        topic.apply(request)
                .subscribe()
                .with(written -> {}, failure -> LOG.debugf(failure, "request for a tail not written"));
    }

    private void expire(Instant now) {
        open.values().removeIf(tail -> {
            var ended = !tail.until.isAfter(now);
            if (ended) {
                tail.release.run();
            }
            return ended;
        });
    }
}
