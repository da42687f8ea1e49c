package dev.backsource.config.tail;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.edges.Edge;
import dev.backsource.config.edges.Edges;
import dev.backsource.config.outbox.EventSigning;
import dev.backsource.config.questions.QuestionTopic;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import io.smallrye.mutiny.Multi;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    /** How long further lines are gathered behind the first one, so that a reader of a busy domain gets a page or two in a second. */
    private static final Duration GATHERED = Duration.ofMillis(500);
    /** The most lines of a tail in a second from all edges, as long as they are fewer. */
    private static final int LINES_PER_SECOND = 500;

    private final Function<Caller, Runnable> slots;
    private final Function<TailRequest, Uni<Void>> topic;
    private final Supplier<? extends Collection<String>> registered;
    private final Supplier<? extends Executor> requests;
    private final Multi<Long> renewals;
    private final Clock clock;
    /** Guarded by this; as many as there are slots. */
    private final Map<TailFilter, OpenTail> open = new HashMap<>();
    /** The offset of the next record of lines. Guarded by this. */
    private long next;

    private final BroadcastProcessor<String> arrivals = BroadcastProcessor.create();

    @Inject
    Tails(
            @Channel("tail-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            SlotRegistry slots,
            Edges edges,
            Clock clock) {
        this(
                slots.of(SlotKind.TAILS)::take,
                new QuestionTopic<>(TopicCodec.TAIL_REQUESTS, emitter, signing, clock)::write,
                () -> edges.registered().stream().map(Edge::edge).toList(),
                () -> MutinyHelper.executor(Vertx.currentContext()),
                Multi.createFrom().ticks().every(RENEWED_AFTER).onOverflow().drop(),
                clock);
    }

    /**
     * Requests tails on {@code topic}.
     *
     * @param slots takes a slot, and returns its release; fails with {@link NoSlotException}
     * @param registered the ids of all edges
     * @param requests the executor of the current request
     * @param renewals an item whenever readers that wait request edges again
     */
    Tails(
            Function<Caller, Runnable> slots,
            Function<TailRequest, Uni<Void>> topic,
            Supplier<? extends Collection<String>> registered,
            Supplier<? extends Executor> requests,
            Multi<Long> renewals,
            Clock clock) {
        this.slots = slots;
        this.topic = topic;
        this.registered = registered;
        this.requests = requests;
        this.renewals = renewals;
        this.clock = clock;
    }

    /**
     * The lines behind a place; with {@code atMost}, those that come within half a second of the first, and after {@code atMost} without one.
     *
     * @param after a place of an earlier page; null to begin now
     * @throws NoSlotException when there is no slot for another tail
     */
    public Uni<TailPage> read(Caller caller, TailFilter filter, @Nullable String after, Duration atMost) {
        var edges = registered.get();
        var tail = request(caller, filter, edges.size());
        var page = page(tail, after, edges);
        if (atMost.isZero()) {
            return Uni.createFrom().item(page);
        }
        var begin = after == null ? page.next() : after;
        var half = atMost.dividedBy(2);
        var gathered = half.compareTo(GATHERED) < 0 ? half : GATHERED;
        return arrival(tail, begin, () -> prolong(tail, caller, edges.size()))
                .ifNoItem()
                .after(atMost.minus(gathered))
                .recoverWithItem(tail.id)
                .onItem()
                .delayIt()
                .by(gathered)
                .emitOn(requests.get())
                .map(arrived -> page(tail, begin, registered.get()));
    }

    /**
     * The first line behind a place: one that comes, or one that has come before the subscription to those.
     *
     * @param prolong runs at each renewal until then
     */
    private Uni<String> arrival(OpenTail tail, String after, Runnable prolong) {
        var coming = arrivals.onOverflow().dropPreviousItems().filter(tail.id::equals);
        var there = Multi.createFrom().items(() -> hasLines(tail, after) ? Stream.of(tail.id) : Stream.empty());
        Multi<String> none = renewals.invoke(prolong).onItem().transformToIterable(renewal -> List.of());
        return Multi.createBy().merging().streams(coming, there, none).toUni();
    }

    /** Whether lines of a tail are wanted here. */
    synchronized boolean isOpen(String tail) {
        return of(tail).isPresent();
    }

    /** Takes in a record of an edge; one of another instance's tail is ignored. */
    void take(long offset, TailLines lines) {
        synchronized (this) {
            var tail = of(lines.tail());
            if (tail.isEmpty()) {
                return;
            }
            tail.get().add(offset, lines, clock.instant());
            next = offset + 1;
        }
        if (!lines.lines().isEmpty()) {
            arrivals.onNext(lines.tail());
        }
    }

    /** All records before {@code offset} have been read. */
    synchronized void passed(long offset) {
        next = offset;
    }

    /** Reading begins, or begins again, at {@code offset}. */
    synchronized void begin(long offset) {
        if (offset != next) {
            var anewUntil = offset < next ? clock.instant().plus(KEPT) : null;
            open.values().forEach(tail -> tail.restarted(offset, anewUntil));
            next = offset;
        }
    }

    private Optional<OpenTail> of(String tail) {
        return open.values().stream().filter(each -> each.id.equals(tail)).findFirst();
    }

    private synchronized boolean hasLines(OpenTail tail, String after) {
        return tail.hasLines(after, next, clock.instant());
    }

    private synchronized TailPage page(OpenTail tail, @Nullable String after, Collection<String> edges) {
        return tail.page(after, next, edges, clock.instant());
    }

    private synchronized OpenTail request(Caller caller, TailFilter filter, int edges) {
        var now = clock.instant();
        expire(now);
        var tail = open.get(filter);
        if (tail == null) {
            tail = new OpenTail(filter, caller, slot(caller, filter, now), next);
            open.put(filter, tail);
        }
        follow(tail, caller, edges, now);
        return tail;
    }

    /** As a read does, while its reader waits; not for a tail that has lost its slot. */
    private synchronized void prolong(OpenTail tail, Caller caller, int edges) {
        if (open.get(tail.filter) == tail) {
            follow(tail, caller, edges, clock.instant());
        }
    }

    private void follow(OpenTail tail, Caller caller, int edges, Instant now) {
        tail.readBy(caller, now.plus(KEPT));
        if (!tail.requestedAt().plus(RENEWED_AFTER).isAfter(now)) {
            tail.requested(now);
            write(tail, edges, now);
        }
    }

    /** A slot; where there is none, that of another filter of the same domain that nobody but the caller has read. */
    private Runnable slot(Caller caller, TailFilter filter, Instant now) {
        try {
            return slots.apply(caller);
        } catch (NoSlotException e) {
            var earlier = open.values().stream()
                    .filter(tail -> tail.filter.domain().equals(filter.domain()) && tail.isOnlyOf(caller, now))
                    .min(Comparator.comparing(tail -> tail.until))
                    .orElseThrow(() -> e);
            open.remove(earlier.filter);
            earlier.release.run();
            return slots.apply(caller);
        }
    }

    private void write(OpenTail tail, int edges, Instant now) {
        var ofEdge = LINES_PER_SECOND / Math.max(1, edges);
        var request = new TailRequest(
                UUID.randomUUID().toString(),
                tail.id,
                tail.filter.domain().value(),
                tail.filter.statusClass(),
                tail.filter.sample(),
                Math.max(1, Math.min(ofEdge, TailRequest.MAX_LINES_PER_SECOND)),
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
