package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
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
 * A client that waits for what a {@link Fill} brings. It is told once what to do; told by any thread, it acts on its own
 * event loop, and what goes wrong there is its own affair. One that waits for a fill made for another client does so for
 * no longer than an origin may take to answer, and then goes to the origin for itself.
 */
final class Waiter extends Deadline implements ClientResponse.Listener {
    private static final Logger LOG = Logger.getLogger(Waiter.class);

    private final CachingSource source;
    private final CacheRequest request;
    private final ClientResponse response;
    /** Hears of the client what concerns the one who answers it now. */
    private ClientResponse.@Nullable Listener answering;
    /** Whose answer it waits for beside others; null once it is told. */
    private @Nullable Fill joined;

    private boolean told;

    Waiter(CachingSource source, CacheRequest request) {
        this.source = source;
        this.request = request;
        this.response = new ClientResponse(source.loop().clients(), request.routed(), this);
        response.begin();
    }

    CacheRequest request() {
        return request;
    }

    /** {@code fill} will tell it. */
    void waitFor(Fill fill) {
        answering = new ClientResponse.Listener() {
            @Override
            public void clientReady() {}

            @Override
            public void clientLeft() {
                fill.left(Waiter.this);
            }
        };
    }

    /** {@code fill}, which was made for another client, will tell it; for so long it waits. */
    void joinTo(Fill fill) {
        waitFor(fill);
        joined = fill;
        source.loop()
                .clients()
                .untilTold()
                .set(this, request.routed().route().terms().firstByteTimeoutMs());
    }

    /** It was told nothing in time. */
    @Override
    protected void expired() {
        if (joined != null) {
            joined.left(this);
        }
        goAlone();
    }

    /** The back-to-origin request is made for this client. */
    void madeWith(UpstreamCall call) {
        response.madeWith(call);
    }

    boolean hasLeft() {
        return response.isOver();
    }

    /** Hears what an origin says before its response; to be called by the waiter's own loop. */
    void interim(UpstreamResponse from) {
        response.interim(from);
    }

    /** Gets the head of {@code response} and then its body as it comes; to be called by the waiter's own loop. */
    ResponseReceiver receive(UpstreamResponse from, UpstreamCall call, CacheStatus status) {
        var relay = Relay.of(source.loop().clients(), call, response, (head, fields) -> addStatus(fields, status));
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
                handOnNow(() -> source.answers().send(request, shared.head(), status, outcome(status)));
            } else {
                startFollowing(shared, status);
            }
        });
    }

    /** Answers with what is stored. */
    void serve(StoredResponse stored, CacheStatus status) {
        handOn(() -> source.answers().send(request, stored, status));
    }

    /** Waits for another response, since what comes is not for this client; {@code known} is by what they vary. */
    void waitAnew(Vary known) {
        handOn(() -> source.fetching().fetch(request, known, Reason.VARY_MISS));
    }

    /** Looks anew for what is stored by now. */
    void lookAgain() {
        handOn(() -> source.answer(request.routed()));
    }

    /** Goes to the origin for itself. */
    void goAlone() {
        handOn(() -> source.fetching().fetchAlone(request, Reason.URI_MISS));
    }

    /** Asks the origin for itself whether {@code stored} is still good. */
    void validateAlone(StoredResponse stored) {
        handOn(() -> source.fetching().validateAlone(request, stored, Reason.STALE));
    }

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
        var following = new Following(source.loop(), response, shared.body());
        if (!shared.body().follow(following)) {
            handOnNow(() -> source.answer(request.routed()));
            return;
        }
        answering = following;
        response.outcome(outcome(status));
        addFields(shared, status);
        response.head(shared.head().status(), shared.length());
        following.wake();
    }

    /** Age says that the response was not made for this request (RFC 9111 §5.1). */
    private void addFields(SharedResponse shared, CacheStatus status) {
        shared.head().fields().copyTo(response.fields()::add);
        if (!status.collapsed()) {
            shared.own().copyTo(response.fields()::add);
        }
        if (status.collapsed() || shared.head().ageSeconds(source.loop().now()) > 0) {
            source.answers().addAge(response.fields(), shared.head());
        }
        addStatus(response.fields(), status);
    }

    private static CacheOutcome outcome(CacheStatus status) {
        return status.collapsed() ? CacheOutcome.COLLAPSED : CacheOutcome.MISS;
    }

    private void addStatus(MultiMap fields, CacheStatus status) {
        fields.add(StoredAnswers.CACHE_STATUS, status.format(source.loop().name()));
    }

    /** Leaves the client to {@code action}; it stays under way meanwhile, so that a drain doesn't end in between. */
    private void handOn(Runnable action) {
        act(() -> handOnNow(action));
    }

    private void handOnNow(Runnable action) {
        var underWay = source.loop().clients().underWay();
        underWay.begin();
        try {
            response.release();
            action.run();
        } finally {
            underWay.end();
        }
    }

    private void act(Runnable action) {
        source.loop().run(() -> {
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
