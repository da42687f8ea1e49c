package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.http.CacheOutcome;
import dev.backsource.edge.http.ClientResponse;
import dev.backsource.edge.http.ResponseReceiver;
import dev.backsource.edge.http.UpstreamCall;
import dev.backsource.edge.http.UpstreamFailure;
import dev.backsource.edge.http.UpstreamResponse;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * A client that waits for what a {@link Fill} brings. It is told once what to do; told by any thread, it acts on its own
 * event loop.
 */
final class Waiter implements ClientResponse.Listener {
    private final CachingSource source;
    private final CacheRequest request;
    private final ClientResponse response;
    private @Nullable ClientFlow flow;

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
        flow = new ClientFlow() {
            @Override
            public void ready() {}

            @Override
            public void left() {
                fill.left(Waiter.this);
            }
        };
    }

    boolean hasLeft() {
        return response.isOver();
    }

    /** Gets the head of {@code response} and then its body as it comes; to be called by the waiter's own loop. */
    ResponseReceiver receive(UpstreamResponse from, UpstreamCall call, CacheStatus status) {
        var direct = new DirectFlow(call, response);
        flow = direct;
        response.madeWith(call);
        response.outcome(CacheOutcome.MISS);
        source.loop().clients().headers().toClient(from.fields(), from.version(), response.fields()::add);
        addStatus(response.fields(), status);
        response.head(from.status(), from.length());
        return direct;
    }

    /** Reads what arrives along with others. */
    void follow(SharedResponse shared, CacheStatus status) {
        act(() -> {
            if (StoredAnswers.isKnown(request, shared.head())) {
                serve(shared.head(), status);
            } else {
                startFollowing(shared, status);
            }
        });
    }

    /** Answers with what is stored. */
    void serve(StoredResponse stored, CacheStatus status) {
        act(() -> {
            response.release();
            source.answers().send(request, stored, status);
        });
    }

    /** Looks anew, since what comes is not for this client. */
    void lookAgain(Vary known) {
        act(() -> {
            response.release();
            source.fetch(request, known);
        });
    }

    /** Goes to the origin for itself. */
    void goAlone() {
        act(() -> {
            response.release();
            source.fetchAlone(request);
        });
    }

    void fail(UpstreamFailure failure) {
        act(() -> response.fail(failure));
    }

    @Override
    public void clientLeft() {
        if (flow != null) {
            flow.left();
        }
    }

    @Override
    public void clientReady() {
        if (flow != null) {
            flow.ready();
        }
    }

    private void startFollowing(SharedResponse shared, CacheStatus status) {
        var following = new Following(source.loop(), response, shared.body());
        if (!shared.body().follow(following)) {
            response.release();
            source.fetchAlone(request);
            return;
        }
        flow = following;
        response.outcome(status.collapsed() ? CacheOutcome.COLLAPSED : CacheOutcome.MISS);
        shared.head().fields().copyTo(response.fields()::add);
        source.answers().addAge(response.fields(), shared.head());
        addStatus(response.fields(), status);
        response.head(shared.head().status(), shared.length());
        following.wake();
    }

    private void addStatus(MultiMap fields, CacheStatus status) {
        fields.add(StoredAnswers.CACHE_STATUS, status.format(source.loop().name()));
    }

    private void act(Runnable action) {
        source.loop().run(() -> {
            if (!response.isOver()) {
                action.run();
            }
        });
    }
}
