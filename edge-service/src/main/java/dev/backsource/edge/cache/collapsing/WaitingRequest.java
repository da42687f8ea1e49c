package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.answer.StoredAnswers;
import dev.backsource.edge.cache.collapsing.body.ClientReader;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.client.ClientResponse;
import dev.backsource.edge.http.client.Relay;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.MultiMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for what a fetch brings. The fetch tells it once what becomes of it, from any thread; the request
 * acts on its own event loop, and what goes wrong there is its own affair. One that joined a fetch made for another client
 * waits no longer than an origin may take to answer, and then goes to the origin alone.
 */
final class WaitingRequest extends Deadline implements ClientResponse.Listener {
    private static final Logger LOG = Logger.getLogger(WaitingRequest.class);

    private final CacheLoop loop;
    private final Outcomes outcomes;
    private final CacheRequest request;
    private final ClientResponse response;
    /** Hears of the client what concerns whoever answers it now. */
    private ClientResponse.@Nullable Listener answering;
    /** The fetch that was made for another client; null when there is none, or once the request has been told. */
    private @Nullable Fetch joined;

    private boolean told;

    /** What it waits for. */
    interface Fetch {
        /** {@code request} waits no longer: its client is gone, or it goes to the origin alone. Any thread. */
        void left(WaitingRequest request);
    }

    /** Of {@code loop}, whose {@code outcomes} carry out what it is told. */
    WaitingRequest(CacheLoop loop, Outcomes outcomes, CacheRequest request) {
        this.loop = loop;
        this.outcomes = outcomes;
        this.request = request;
        this.response = new ClientResponse(loop.clients(), request.routed(), this);
        response.begin();
    }

    CacheRequest request() {
        return request;
    }

    /** {@code fetch}, which is made for this client by {@code call}, will tell it. */
    void lead(Fetch fetch, UpstreamCall call) {
        waitFor(fetch);
        response.madeWith(call);
    }

    /** {@code fetch}, which was made for another client, will tell it in time. */
    void joinTo(Fetch fetch) {
        waitFor(fetch);
        joined = fetch;
        loop.clients().untilTold().set(this, request.routed().route().terms().firstByteTimeoutMs());
    }

    private void waitFor(Fetch fetch) {
        answering = new ClientResponse.Listener() {
            @Override
            public void clientReady() {}

            @Override
            public void clientLeft() {
                fetch.left(WaitingRequest.this);
            }
        };
    }

    /** It was told nothing in time. */
    @Override
    protected void expired() {
        if (joined != null) {
            joined.left(this);
        }
        goAlone();
    }

    boolean hasLeft() {
        return response.isOver();
    }

    /** Hands on what an origin says before its response; to be called by the request's own loop. */
    void interim(UpstreamResponse from) {
        response.interim(from);
    }

    /** Hands on the head of {@code from}, and then the body as it comes; to be called by the request's own loop. */
    ResponseReceiver receive(UpstreamResponse from, UpstreamCall call, CacheStatus status) {
        var relay = Relay.of(loop.clients(), call, response, (head, fields) -> addStatus(fields, status));
        told = true;
        answering = relay;
        response.outcome(CacheOutcome.MISS);
        relay.head(from);
        return relay;
    }

    /** Reads what arrives along with others. */
    void follow(SharedResponse shared, CacheStatus status) {
        act(() -> {
            if (StoredAnswers.isKnown(request, shared.head())) {
                handOnNow(() -> outcomes.answer(request, shared.head(), status, outcome(status)));
            } else {
                startFollowing(shared, status);
            }
        });
    }

    /** Is answered with what is stored, the origin having been asked. */
    void serve(StoredResponse stored, CacheStatus status) {
        var outcome =
                status.forwardedStatus() == Validation.NOT_MODIFIED ? CacheOutcome.REVALIDATED : CacheOutcome.STALE;
        handOn(() -> outcomes.answer(request, stored, status, outcome));
    }

    /** Waits for another response, by {@code vary}, since what comes is not for this client. */
    void waitAnew(Vary vary) {
        handOn(() -> outcomes.fetchVariant(request, vary));
    }

    /** Looks into the store again. */
    void lookUpAgain() {
        handOn(() -> outcomes.lookUpAgain(request));
    }

    /** Goes to the origin for its client alone. */
    void goAlone() {
        handOn(() -> outcomes.fetchAlone(request));
    }

    /** Asks the origin for its client alone whether {@code stored} is still good. */
    void validateAlone(StoredResponse stored) {
        handOn(() -> outcomes.validateAlone(request, stored));
    }

    /** Is answered with an error. */
    void fail(UpstreamFailure failure) {
        act(() -> response.fail(failure));
    }

    /** The edge failed on what came for it. */
    void broken(UpstreamCall call) {
        told = false;
        fail(new UpstreamFailure(
                ProxyError.PROXY_INTERNAL_ERROR, call.nextHop(), "the edge failed on the origin's response"));
    }

    @Override
    public void clientLeft() {
        Deadlines.drop(this);
        if (answering != null) {
            answering.clientLeft();
        }
    }

    @Override
    public void clientReady() {
        if (answering != null) {
            answering.clientReady();
        }
    }

    @Override
    public void over() {
        if (answering != null) {
            answering.over();
        }
    }

    private void startFollowing(SharedResponse shared, CacheStatus status) {
        var reader = new ClientReader(loop, response, shared.body());
        if (!shared.body().follow(reader)) {
            handOnNow(() -> outcomes.lookUpAgain(request));
            return;
        }
        answering = reader;
        response.outcome(outcome(status));
        addFields(shared, status);
        response.head(shared.head().status(), shared.length());
        reader.wake();
    }

    /** Age says that the response was not made for this request (RFC 9111 §5.1). */
    private void addFields(SharedResponse shared, CacheStatus status) {
        shared.head().fields().copyTo(response.fields()::add);
        if (!status.collapsed()) {
            shared.own().copyTo(response.fields()::add);
        }
        var now = loop.now();
        if (status.collapsed() || shared.head().ageSeconds(now) > 0) {
            StoredAnswers.addAge(response.fields(), shared.head(), now);
        }
        addStatus(response.fields(), status);
    }

    private static CacheOutcome outcome(CacheStatus status) {
        return status.collapsed() ? CacheOutcome.COLLAPSED : CacheOutcome.MISS;
    }

    private void addStatus(MultiMap fields, CacheStatus status) {
        fields.add(StoredAnswers.CACHE_STATUS, status.format(loop.name()));
    }

    /** Leaves the client to {@code action}. */
    private void handOn(Runnable action) {
        act(() -> handOnNow(action));
    }

    /** The request stays under way meanwhile, so that a drain doesn't end in between. */
    private void handOnNow(Runnable action) {
        var underWay = loop.clients().underWay();
        underWay.begin();
        try {
            response.release();
            action.run();
        } finally {
            underWay.end();
        }
    }

    private void act(Runnable action) {
        loop.run(() -> {
            if (!told && !response.isOver()) {
                told = true;
                joined = null;
                Deadlines.drop(this);
                actSafely(action);
            }
        });
    }

    /** Whoever tells it has others to tell as well. */
    private void actSafely(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.debug("the edge failed on an answer", e);
            response.release();
            request.routed().client().response().reset();
        }
    }
}
