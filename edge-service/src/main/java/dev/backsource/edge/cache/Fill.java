package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.http.ResponseReceiver;
import dev.backsource.edge.http.UpstreamCall;
import dev.backsource.edge.http.UpstreamFailure;
import dev.backsource.edge.http.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request whose response may be stored, and the clients that wait for it. What they get is decided
 * when the head has come: what is stored after all (304, or an error that staleness is allowed for), the response as it
 * comes, or, where that is for one of them only, the advice to look for themselves. Runs on the event loop that made it;
 * clients of any loop join.
 */
final class Fill implements ResponseReceiver {
    /** For how long requests for something that can't be stored are not collapsed. */
    private static final long ALONE_MS = 120_000;

    private final CacheLoop loop;
    private final FillOrder order;
    private final FillKey key;
    private final UpstreamCall call;
    private final WaitingRoom waiting = new WaitingRoom();
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
        waiter.waitFor(this);
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
        if (order.first() != null) {
            order.first().waitFor(this);
        }
        call.start();
    }

    @Override
    public void head(UpstreamResponse response) {
        var now = loop.now();
        var stale = order.stale();
        if (stale != null && response.status() == 304) {
            validated(stale, response, now);
        } else if (stale != null && isServerError(response.status()) && mayBeStale(stale, order.request(), now)) {
            call.cancel();
            serveStale(stale, response.status(), now);
        } else {
            fetched(response, now);
        }
    }

    private void fetched(UpstreamResponse response, long now) {
        var said = ResponseDirectives.of(new MessageFields(response.fields()));
        var verdict = Storing.verdict(order.request(), response, said);
        if (verdict == Verdict.STORABLE && response.length() <= loop.limits().maxObjectBytes()) {
            var shared = Storing.share(
                    order.request(), loop.clients().headers(), response, said, sentMs, now, new CallFlow(loop, call));
            rest = new Collector(loop, this, shared);
            if (order.first() != null) {
                order.first().follow(shared, status(response.status()).withStored());
            }
            waiting.open(shared, this::admit);
        } else {
            relay(response, verdict, now);
        }
    }

    /** The response is only for the client that it was asked for. */
    private void relay(UpstreamResponse response, Verdict verdict, long now) {
        if (order.isShared() && Storing.isLasting(verdict, response.status())) {
            loop.store().markAlone(key.key(), now + ALONE_MS);
        }
        loop.fills().finish(key, this, null);
        var first = order.first();
        if (first == null || first.hasLeft()) {
            call.cancel();
        } else {
            rest = first.receive(response, call, status(response.status()));
        }
        waiting.close().forEach(Waiter::goAlone);
    }

    private void validated(StoredResponse known, UpstreamResponse response, long now) {
        call.cancel();
        if (!Validation.selects(new MessageFields(response.fields()), known.validators())) {
            finish(() -> loop.store().remove(key.key()));
            everyone().forEach(Waiter::goAlone);
            return;
        }
        var renewed = StoredResponses.renewed(known, loop.clients().headers(), response, sentMs, now);
        finish(() -> Storing.keep(loop.store(), order.request(), renewed));
        serveIfFit(renewed, status(304), now);
    }

    private static boolean mayBeStale(StoredResponse known, CacheRequest request, long now) {
        return Reuse.staleIfError(known.freshness(), known.ageSeconds(now), request.asked());
    }

    private void serveStale(StoredResponse known, int originStatus, long now) {
        finish(null);
        var status = status(originStatus).withTtl(known.ttlSeconds(now));
        for (var waiter : everyone()) {
            if (mayBeStale(known, waiter.request(), now)) {
                waiter.serve(known, status);
            } else {
                waiter.goAlone();
            }
        }
    }

    /** What needs validation for every request was validated for the first one only (RFC 9111 §5.2.2.4). */
    private void serveIfFit(StoredResponse renewed, CacheStatus status, long now) {
        for (var waiter : everyone()) {
            if (waiter == order.first() || isReusable(renewed, waiter.request(), now)) {
                waiter.serve(renewed, status);
            } else {
                waiter.goAlone();
            }
        }
    }

    private static boolean isReusable(StoredResponse response, CacheRequest request, long now) {
        return Reuse.of(response.freshness(), response.ageSeconds(now), request.asked()) != Reuse.Verdict.VALIDATE;
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
        if (stale != null && mayBeStale(stale, order.request(), now)) {
            serveStale(stale, 0, now);
        } else {
            finish(null);
            everyone().forEach(waiter -> waiter.fail(failure));
        }
    }

    private List<Waiter> everyone() {
        var first = order.first();
        var others = waiting.close();
        if (first == null) {
            return others;
        }
        var all = new ArrayList<Waiter>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return all;
    }

    private void admit(SharedResponse shared, Waiter waiter) {
        if (!shared.fits(waiter.request())) {
            waiter.lookAgain(shared.vary());
        } else if (isReusable(shared.head(), waiter.request(), loop.now())) {
            waiter.follow(shared, status(shared.head().status()).withCollapsed());
        } else {
            waiter.goAlone();
        }
    }

    private CacheStatus status(int originStatus) {
        var status = CacheStatus.fwd(order.reason());
        return originStatus == 0 ? status : status.withFwdStatus(originStatus);
    }

    private static boolean isServerError(int status) {
        return status == 500 || status == 502 || status == 503 || status == 504;
    }
}
