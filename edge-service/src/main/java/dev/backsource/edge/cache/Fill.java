package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.http.client.NoRoom;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request whose response may be stored, and the clients that wait for it. What they get is decided
 * when the head has come: what is stored after all (304, or an error that staleness is allowed for), the response as it
 * comes, or, where that is for one of them only, the advice to look for themselves. Runs on the event loop that made it;
 * clients of any loop join.
 */
final class Fill implements ResponseReceiver {
    private static final Logger LOG = Logger.getLogger(Fill.class);
    /** For how long requests for something that can't be stored are not collapsed. */
    private static final long ALONE_MS = 120_000;

    private final CacheLoop loop;
    private final FillOrder order;
    private final FillKey key;
    private final UpstreamCall call;
    private final WaitingRoom<Waiter> waiting = new WaitingRoom<>();
    private long sentMs;
    /** Takes what follows the head. */
    private @Nullable ResponseReceiver rest;

    Fill(CacheLoop loop, FillKey key, FillOrder order) {
        this.loop = loop;
        this.key = key;
        this.order = order;
        this.call = loop.upstream().prepare(order.request().routed(), order.form(), this);
    }

    FillKey key() {
        return key;
    }

    /** Whether it was made for {@code order}. */
    boolean isFor(FillOrder other) {
        return order == other;
    }

    /** Whether {@code waiter} is told what comes; not when that is decided and over. */
    boolean join(Waiter waiter) {
        waiter.joinTo(this);
        return waiting.enter(waiter, this::admit);
    }

    /** {@code waiter}'s client is gone; an answer that nobody waits for any more is not waited for. Any thread. */
    void left(Waiter waiter) {
        waiting.leave(waiter);
        loop.run(this::giveUpIfUnwanted);
    }

    private void giveUpIfUnwanted() {
        var first = order.first();
        if (rest == null && first != null && first.hasLeft() && waiting.closeIfEmpty()) {
            call.cancel();
            finish(null);
        }
    }

    void start() {
        sentMs = loop.now();
        safely(() -> {
            if (order.first() != null) {
                order.first().waitFor(this);
                order.first().madeWith(call);
            }
            call.start();
        });
    }

    /** What goes wrong with one client's request or its response is told to all who wait, or they would for ever. */
    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.debug("the edge failed on a fill", e);
            call.cancel();
            finish(null);
            tell(first -> first.broken(call), Waiter::goAlone);
        }
    }

    /** For the client that the request was made for, and nobody else: what is said in between is never kept. */
    @Override
    public void interim(UpstreamResponse response) {
        if (rest == null && order.first() != null) {
            order.first().interim(response);
        }
    }

    @Override
    public void head(UpstreamResponse response) {
        safely(() -> decide(response));
    }

    private void decide(UpstreamResponse response) {
        var now = loop.now();
        var stale = order.stale();
        if (stale == null
                && response.status() == Revalidation.NOT_MODIFIED
                && !order.offered().isEmpty()) {
            selected(response, now);
        } else if (stale == null || !new Revalidation(loop, this, stale).settle(response, now)) {
            fetched(response, now);
        }
    }

    /** The origin says that a variant that is stored for others is the one for this request too (RFC 9111 §4.3.3). */
    private void selected(UpstreamResponse response, long now) {
        var selected = order.selected(new MessageFields(response.fields()));
        if (selected != null) {
            new Revalidation(loop, this, selected).settle(response, now);
        } else {
            call.cancel();
            loop.store().remove(key.key());
            finish(null);
            tellAll(Waiter::lookAgain);
        }
    }

    private void fetched(UpstreamResponse response, long now) {
        var said = loop.directives().of(response.fields());
        var verdict = Storing.verdict(loop.rules(), order.request(), response, said);
        if (verdict == Verdict.STORABLE && response.length() <= loop.limits().maxObjectBytes()) {
            share(response, said, now);
        } else {
            relay(response, verdict, now);
        }
    }

    /** The response is for all who wait, as far as it fits them. */
    private void share(UpstreamResponse response, ResponseDirectives said, long now) {
        var room = loop.clients().rooms().open(response.length(), call.reads());
        if (room == null) {
            call.cancel();
            finish(null);
            tellAll(waiter -> waiter.fail(NoRoom.of(call)));
            return;
        }
        var body = new SharedBody(new CallFlow(loop, call), room);
        var shared = Storing.share(order.request(), loop.clients().headers(), response, said, sentMs, now, body);
        rest = new Collector(loop, this, shared);
        if (order.first() != null) {
            order.first().follow(shared, status(response.status()).withStored());
        }
        waiting.open(shared, this::admit);
    }

    /** The response is only for the client that it was asked for. */
    private void relay(UpstreamResponse response, Verdict verdict, long now) {
        if (isOfKey(response) && Storing.isLasting(verdict, response.status())) {
            finish(() -> forget(now));
        } else {
            finish(null);
        }
        waiting.close().forEach(Waiter::goAlone);
        var first = order.first();
        if (first == null || first.hasLeft()) {
            call.cancel();
        } else {
            rest = first.receive(response, call, status(response.status()));
        }
    }

    /** What is stored is no longer what the origin says, and what it says can't be stored. */
    private void forget(long now) {
        if (order.stale() != null) {
            loop.store().remove(key.key(), order.stale());
        }
        if (order.isShared()) {
            loop.store().markAlone(key.key(), now + ALONE_MS);
        }
    }

    /** Whether it came over the scheme of the key; another origin of the domain may be asked over another one. */
    boolean isOfKey(UpstreamResponse response) {
        return response.scheme() == key.key().originScheme();
    }

    FillOrder order() {
        return order;
    }

    /** What comes of the origin's response is not wanted. */
    void cancelCall() {
        call.cancel();
    }

    /** When the request was made. */
    long sentMs() {
        return sentMs;
    }

    /** Tells all who wait, and nobody more: one thing to the client it was made for, and another to those who joined. */
    void tell(Consumer<Waiter> first, Consumer<Waiter> other) {
        waiting.close().forEach(other);
        if (order.first() != null) {
            first.accept(order.first());
        }
    }

    void finish(@Nullable Runnable store) {
        loop.fills().finish(key, this, store);
    }

    @Override
    public void body(Buffer part) {
        if (rest != null) {
            rest.body(part);
        }
    }

    @Override
    public void end() {
        if (rest != null) {
            rest.end();
        }
    }

    @Override
    public void failed(UpstreamFailure failure) {
        if (rest != null) {
            rest.failed(failure);
            return;
        }
        var now = loop.now();
        var stale = order.stale();
        if (stale == null || !new Revalidation(loop, this, stale).failed(now)) {
            finish(null);
            tellAll(waiter -> waiter.fail(failure));
        }
    }

    void tellAll(Consumer<Waiter> what) {
        tell(what, what);
    }

    private void admit(SharedResponse shared, Waiter waiter) {
        var head = shared.head();
        if (!shared.fits(waiter.request())) {
            waiter.waitAnew(shared.vary());
        } else if (CachingSource.isReusable(head, head.ageSeconds(loop.now()), waiter.request())) {
            waiter.follow(shared, status(head.status()).withCollapsed());
        } else {
            waiter.goAlone();
        }
    }

    CacheStatus status(int originStatus) {
        var status = CacheStatus.fwd(order.reason());
        return originStatus == 0 ? status : status.withFwdStatus(originStatus);
    }
}
