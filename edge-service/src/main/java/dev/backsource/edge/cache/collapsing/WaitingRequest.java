package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.answer.HitResponses;
import dev.backsource.edge.cache.collapsing.body.ClientReader;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.StatusTexts;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.http.client.ClientResponse;
import dev.backsource.edge.http.client.Relay;
import dev.backsource.edge.http.client.ResponseFields;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for the outcome of a fetch. Whichever comes first, the outcome, the end of its time or its client's
 * departure, decides: the fetch reports an outcome from any thread, and the request acts on it on its own event loop, once, and
 * handles its own failures there. A request that joined another client's fetch waits for the time limit of one origin at most, and
 * then goes to the origin alone; so it may still get an outcome afterwards, which does nothing.
 */
final class WaitingRequest extends Deadline implements ClientResponse.Listener {
    private static final Logger LOG = Logger.getLogger(WaitingRequest.class);

    /** The most responses of other variants that a request waits for before it goes to the origin alone. */
    private static final int MOST_MISFITS = 4;

    private final CacheLoop loop;
    private final FetchFallback fallback;
    private final StatusTexts texts;
    private final CacheRequest request;
    private final int misfits;
    private final ClientResponse response;
    /** The fetch that the request waits for. */
    private @Nullable Source source;
    /** Observes the client for the reader of the response; null before a response begins. */
    private ClientResponse.@Nullable Listener answering;

    private boolean told;

    /** The fetch, as the waiting request sees it. */
    interface Source {
        /**
         * {@code request} no longer waits: its client has left, or it goes to the origin alone. Any thread may call.
         */
        void left(WaitingRequest request);
    }

    /**
     * @param loop on which the request runs
     * @param fallback carries out the outcome of the fetch
     * @param texts of Cache-Status
     * @param misfits the number of variants so far that the request has waited for and doesn't select
     */
    WaitingRequest(CacheLoop loop, FetchFallback fallback, StatusTexts texts, CacheRequest request, int misfits) {
        this.loop = loop;
        this.fallback = fallback;
        this.texts = texts;
        this.request = request;
        this.misfits = misfits;
        this.response = new ClientResponse(loop.clients(), request.routed(), this);
        response.begin();
    }

    CacheRequest request() {
        return request;
    }

    /** Waits as the leader of {@code fetch}, whose back-to-origin request is {@code call}. */
    void lead(Source fetch, UpstreamCall call) {
        source = fetch;
        response.madeWith(call);
    }

    /** Waits for {@code fetch}, which was created for another client, within the time limit. */
    void joinTo(Source fetch) {
        source = fetch;
        loop.clients().untilTold().set(this, request.routed().route().terms().firstByteTimeoutMs());
    }

    /** The fetch has not reported in time. */
    @Override
    protected void expired() {
        leaveFetch();
        goAloneUnderBaseline();
    }

    private void leaveFetch() {
        if (source != null) {
            source.left(this);
        }
    }

    boolean hasLeft() {
        return response.isOver();
    }

    /** Forwards an interim response. Called on the request's own loop. */
    void interim(UpstreamResponse from) {
        response.interim(from);
    }

    /** The forwarding of the response to {@code call} to this client alone, from its head on. Called on the request's own loop. */
    ResponseReceiver receive(UpstreamCall call, CacheStatus status) {
        var relay = Relay.of(loop.clients(), call, response, (head, fields) -> addStatus(fields, status));
        told = true;
        answering = relay;
        response.outcome(CacheOutcome.MISS);
        return relay;
    }

    /** Reads a response that arrives for several clients. */
    void follow(SharedResponse shared, CacheStatus status) {
        act(() -> {
            if (HitResponses.isKnown(request, shared.head().stored())) {
                handOnNow(() -> fallback.answer(request, shared.head().stored(), status, outcome(status)));
            } else {
                startFollowing(shared, status);
            }
        });
    }

    /** Whether the client takes a whole response with a body of {@code length} bytes at once. Called on the request's own loop. */
    boolean takesAtOnce(long length) {
        return !told && !hasLeft() && response.isForOnce(length);
    }

    /** Answers with a response that is complete and stored, which was fetched for this request. Called on the request's own loop. */
    void answer(FetchedHead head, Buffer body, CacheStatus status) {
        actNow(() -> {
            if (HitResponses.isKnown(request, head.stored())) {
                handOnNow(() -> fallback.answer(request, head.stored(), status, outcome(status)));
            } else {
                begin(head, status);
                response.write(body);
            }
        });
    }

    /** Answers with {@code stored} after the origin was contacted. */
    void serve(StoredResponse stored, CacheStatus status) {
        var outcome =
                status.forwardedStatus() == Validation.NOT_MODIFIED ? CacheOutcome.REVALIDATED : CacheOutcome.STALE;
        handOn(() -> fallback.answer(request, stored, status, outcome));
    }

    /** Waits again, with the {@code vary} known now, since this client does not select the response that arrives. */
    void waitAnew(Vary vary) {
        handOn(() -> fetchVariant(request, vary));
    }

    /** Likewise, under the baseline, since its arm has failed. */
    void waitAnewUnderBaseline(Vary vary) {
        handOn(() -> fetchVariant(request.underBaseline(), vary));
    }

    private void fetchVariant(CacheRequest as, Vary vary) {
        if (misfits < MOST_MISFITS) {
            fallback.fetchVariant(as, vary, misfits + 1);
        } else {
            fallback.fetchAlone(as);
        }
    }

    /** Looks up again. */
    void lookUpAgain() {
        handOn(() -> fallback.lookUpAgain(request));
    }

    /** Goes to the origin alone. */
    void goAlone() {
        handOn(() -> fallback.fetchAlone(request));
    }

    /** Likewise, under the baseline, since its arm has failed or taken too long. */
    void goAloneUnderBaseline() {
        handOn(() -> fallback.fetchAlone(request.underBaseline()));
    }

    /** Validates {@code stored} for this client alone. */
    void validateAlone(StoredResponse stored) {
        handOn(() -> fallback.validateAlone(request, stored));
    }

    /** Answers with an error. */
    void fail(UpstreamFailure failure) {
        act(() -> response.fail(failure));
    }

    /** Answers with an error after a failure of the edge itself. */
    void broken(UpstreamCall call) {
        told = false;
        fail(UpstreamFailure.ofEdge(ClientError.INTERNAL, call.nextHop()));
    }

    @Override
    public void clientLeft() {
        Deadlines.drop(this);
        if (answering == null) {
            leaveFetch();
        } else {
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
            handOnNow(() -> fallback.lookUpAgain(request));
            return;
        }
        answering = reader;
        begin(shared.head(), status);
        if (status.collapsed()) {
            // The leader follows before any part has arrived.
            reader.wake();
        }
    }

    private void begin(FetchedHead head, CacheStatus status) {
        if (status.collapsed()) {
            loop.served(request, head.stored());
        }
        response.outcome(outcome(status));
        addFields(head, status);
        response.head(head.stored().status(), head.length());
    }

    /** Adds Cache-Status, and Age, which shows that the response was not generated for this request (RFC 9111 §5.1). */
    private void addFields(FetchedHead head, CacheStatus status) {
        var fields = response.fields();
        head.stored().fields().copyBytesTo(fields);
        if (!status.collapsed()) {
            head.own().copyBytesTo(fields);
        }
        var now = loop.now();
        if (status.collapsed() || head.stored().ageSeconds(now) > 0) {
            HitResponses.addAge(fields, head.stored(), now);
        }
        addStatus(fields, status);
    }

    private static CacheOutcome outcome(CacheStatus status) {
        return status.collapsed() ? CacheOutcome.COLLAPSED : CacheOutcome.MISS;
    }

    private void addStatus(ResponseFields fields, CacheStatus status) {
        fields.accept(HitResponses.CACHE_STATUS, texts.of(status));
    }

    /** Hands the request over to {@code action}. */
    private void handOn(Runnable action) {
        act(() -> handOnNow(action));
    }

    /** Keeps the request counted as in progress, so that a drain doesn't end in between. */
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
        loop.run(() -> actNow(action));
    }

    private void actNow(Runnable action) {
        if (!told && !response.isOver()) {
            told = true;
            Deadlines.drop(this);
            actSafely(action);
        }
    }

    /** Contains failures of {@code action}: the caller has other requests to notify. */
    private void actSafely(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.debug("response failed: internal error", e);
            response.release();
            request.routed().client().response().reset();
        }
    }
}
