package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.CallFlow;
import dev.backsource.edge.cache.collapsing.body.SharedBody;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.StoreDecision;
import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.client.BodyBudgetExceeded;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request whose response may be stored, and its waiting requests. The head of the response decides
 * the outcome for them: the stored response after all (after a 304, or after an error for which a stale response is
 * allowed), the new response as it arrives, or, when that is for the leader only, a request to the origin alone. Runs
 * on the event loop that created it; requests of any loop may join.
 */
public final class InFlightFetch implements ResponseReceiver, WaitingRequest.Fetch, BodyCollector.Finish {
    private static final Logger LOG = Logger.getLogger(InFlightFetch.class);
    /** How long requests for a resource are not collapsed after a response that is not storable. */
    private static final long ALONE_MS = 120_000;

    private final CacheLoop loop;
    private final InFlightFetches<InFlightFetch> table;
    private final FetchKey key;
    private final FetchPlan plan;
    private final UpstreamCall call;
    private final WaitingRequests<WaitingRequest> waiting = new WaitingRequests<>();
    /** A hash code of its own, since the JVM takes a while to generate one. */
    private final int hash = ThreadLocalRandom.current().nextInt();

    private long sentMs;
    /** Receives the body after the head. */
    private @Nullable ResponseReceiver rest;

    InFlightFetch(CacheLoop loop, InFlightFetches<InFlightFetch> table, FetchKey key, FetchPlan plan) {
        this.loop = loop;
        this.table = table;
        this.key = key;
        this.plan = plan;
        this.call = loop.upstream().prepare(plan.request().routed(), plan.form(), this);
    }

    /** Whether the fetch was created for {@code other}. */
    boolean isFor(FetchPlan other) {
        return plan == other;
    }

    /** Lets {@code request} join; false when the outcome is already decided. */
    boolean join(WaitingRequest request) {
        request.joinTo(this);
        return waiting.enter(request, this::admit);
    }

    /** Gives up the response when no request waits for it any longer. */
    @Override
    public void left(WaitingRequest request) {
        waiting.leave(request);
        loop.run(this::giveUpIfUnwanted);
    }

    private void giveUpIfUnwanted() {
        var leader = plan.leader();
        if (rest == null && leader != null && leader.hasLeft() && waiting.closeIfEmpty()) {
            call.cancel();
            finish(null);
        }
    }

    void start() {
        sentMs = loop.now();
        safely(() -> {
            if (plan.leader() != null) {
                plan.leader().lead(this, call);
            }
            call.start();
        });
    }

    /** Reports a failure of {@code step} to all waiting requests, which would otherwise wait forever. */
    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.debug("fetch failed: internal error", e);
            call.cancel();
            settle(new FetchOutcome(null, leader -> leader.broken(call), WaitingRequest::goAlone));
        }
    }

    /** Forwards an interim response to the leader only; it is never stored. */
    @Override
    public void interim(UpstreamResponse response) {
        if (rest == null && plan.leader() != null) {
            plan.leader().interim(response);
        }
    }

    @Override
    public void head(UpstreamResponse response) {
        safely(() -> decide(response));
    }

    private void decide(UpstreamResponse response) {
        var outcome = outcome(response);
        if (outcome == null) {
            fetched(response);
        } else {
            call.cancel();
            settle(outcome);
        }
    }

    /** The outcome without passing this response on; null when it is passed on. */
    private @Nullable FetchOutcome outcome(UpstreamResponse response) {
        var stale = plan.stale();
        if (stale != null) {
            return revalidation(stale).answered(response, loop.now());
        }
        return response.status() == Validation.NOT_MODIFIED && !plan.offered().isEmpty() ? selected(response) : null;
    }

    /** The origin has selected a stored variant for this request too (RFC 9111 §4.3.3). */
    private FetchOutcome selected(UpstreamResponse response) {
        var selected = plan.selected(new MessageFields(response.fields()));
        if (selected != null) {
            return revalidation(selected).validated(response, loop.now());
        }
        loop.store().remove(key.key());
        return FetchOutcome.LOOK_UP_AGAIN;
    }

    private Revalidation revalidation(StoredResponse stored) {
        return new Revalidation(loop, plan, stored, sentMs);
    }

    private void fetched(UpstreamResponse response) {
        var said = loop.directives().of(response.fields());
        var verdict = StoreDecision.verdict(loop.rules(), plan.request(), response, said);
        if (verdict == Verdict.STORABLE && response.length() <= loop.limits().maxObjectBytes()) {
            share(response, said);
        } else {
            relay(response, verdict);
        }
    }

    /** Passes the response to all waiting requests that select it. */
    private void share(UpstreamResponse response, ResponseDirectives said) {
        var room = loop.clients().rooms().open(response.length(), call.reads());
        if (room == null) {
            call.cancel();
            settle(FetchOutcome.forAll(request -> request.fail(BodyBudgetExceeded.of(call))));
            return;
        }
        var body = new SharedBody(new CallFlow(loop, call), room);
        var headers = loop.clients().headers();
        var shared = SharedResponse.of(plan.request(), headers, response, said, sentMs, loop.now(), body);
        rest = new BodyCollector(loop, key.key(), shared, this);
        if (plan.leader() != null) {
            plan.leader().follow(shared, plan.status(response.status()).withStored());
        }
        waiting.open(shared, this::admit);
    }

    private void admit(SharedResponse shared, WaitingRequest request) {
        var head = shared.head();
        if (!shared.fits(request.request())) {
            request.waitAnew(shared.vary());
        } else if (Reuse.isAllowed(
                head.freshness(), head.ageSeconds(loop.now()), request.request().asked())) {
            request.follow(shared, plan.status(head.status()).withCollapsed());
        } else {
            request.goAlone();
        }
    }

    /** Passes the response to the leader only. */
    private void relay(UpstreamResponse response, Verdict verdict) {
        finish(isNews(response, verdict) ? this::forget : null);
        waiting.close().forEach(WaitingRequest::goAlone);
        var leader = plan.leader();
        if (leader == null || leader.hasLeft()) {
            call.cancel();
        } else {
            rest = leader.receive(response, call, plan.status(response.status()));
        }
    }

    /** Whether the store has to be updated for a response that is not storable. */
    private boolean isNews(UpstreamResponse response, Verdict verdict) {
        return (plan.isShared() || plan.stale() != null)
                && plan.request().isOfKey(response)
                && StoreDecision.isLasting(verdict, response.status());
    }

    /** Removes the stored response: the origin has replaced it by one that is not storable. */
    private void forget() {
        if (plan.stale() != null) {
            loop.store().remove(key.key(), plan.stale());
        }
        if (plan.isShared()) {
            loop.store().markAlone(key.key(), loop.now() + ALONE_MS);
        }
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
        var stale = plan.stale();
        var outcome = stale == null ? null : revalidation(stale).unreachable(loop.now());
        settle(outcome == null ? FetchOutcome.forAll(request -> request.fail(failure)) : outcome);
    }

    /** Ends the fetch and reports the outcome to all waiting requests. */
    void settle(FetchOutcome outcome) {
        finish(outcome.store());
        waiting.close().forEach(outcome.others());
        if (plan.leader() != null) {
            outcome.leader().accept(plan.leader());
        }
    }

    @Override
    public void finish(@Nullable Runnable store) {
        table.finish(key, this, store);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
