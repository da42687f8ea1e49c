package dev.backsource.edge.cache.answer;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.Preconditions;
import dev.backsource.edge.cache.rules.Preconditions.Verdict;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.client.ResponseFields;
import dev.backsource.edge.http.client.UnobservedWrites;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Responses to clients from the store: the whole response, ranges of it (RFC 9110 §14), or 304 (§13). Used by one event loop. */
public final class HitResponses {
    /** The Cache-Status field (RFC 9211). */
    public static final CharSequence CACHE_STATUS = createOptimized("cache-status");

    private static final CharSequence AGE = createOptimized("age");
    /** The largest body, in bytes, that is written in one go; a longer one is written as the client reads it. */
    private static final int AT_ONCE = 128 * 1024;

    /** The same over HTTP/2, where each stream of a connection may leave that much waiting. */
    private static final int AT_ONCE_ON_STREAM = 16 * 1024;

    /** The default status of a response, which is not set, since that would take a lock. */
    private static final int OK = 200;

    private final CacheLoop loop;
    private final PinnedBodies pinned;
    /** The Cache-Status of a hit, without the seconds. */
    private final CharSequence hit;

    /**
     * Creates the responder of one event loop.
     *
     * @param pinned shared by all event loops
     */
    public HitResponses(CacheLoop loop, PinnedBodies pinned) {
        this.loop = loop;
        this.pinned = pinned;
        this.hit = createOptimized(CacheStatus.hitBeforeTtl(loop.name()));
    }

    /** Sends a stored response that needs no validation. */
    public void hit(CacheRequest request, StoredResponse stored, long now) {
        loop.served(request, stored);
        var ttl = stored.ttlSeconds(now);
        var to = ResponseFields.of(request.routed().client());
        var answer = answer(request, stored, to, now);
        to.accept(CACHE_STATUS, hit, ttl);
        write(request, answer, ttl > 0 ? CacheOutcome.HIT : CacheOutcome.STALE);
    }

    /** Sends {@code stored} after the origin was contacted. */
    public void send(CacheRequest request, StoredResponse stored, CacheStatus status, CacheOutcome outcome) {
        loop.served(request, stored);
        var to = ResponseFields.of(request.routed().client());
        var answer = answer(request, stored, to, loop.now());
        to.accept(CACHE_STATUS, status.format(loop.name()));
        write(request, answer, outcome);
    }

    /** Whether to respond with 304 because the client has the stored response already (RFC 9110 §13). */
    public static boolean isKnown(CacheRequest request, StoredResponse stored) {
        var fields = request.fields();
        if (stored.status() != 200 || !(fields.has("if-none-match") || fields.has("if-modified-since"))) {
            return false;
        }
        return Preconditions.of(fields, stored.validators(), stored.bornMs()) == Verdict.NOT_MODIFIED;
    }

    /** Adds the current Age of the stored response (RFC 9111 §5.1). */
    public static void addAge(ResponseFields to, StoredResponse stored, long now) {
        to.accept(AGE, "", stored.ageSeconds(now));
    }

    private static ResponseContent answer(CacheRequest request, StoredResponse stored, ResponseFields to, long now) {
        var answer = isKnown(request, stored) ? ResponseContent.notModified(stored, to) : found(request, stored, to);
        addAge(to, stored, now);
        return answer;
    }

    private static ResponseContent found(CacheRequest request, StoredResponse stored, ResponseFields to) {
        var range = request.fields().first("range");
        return range == null
                        || stored.status() != 200
                        || request.routed().client().method() != HttpMethod.GET
                ? ResponseContent.whole(stored, to)
                : RangeAnswers.of(request.fields(), range, stored, to);
    }

    private void write(CacheRequest request, ResponseContent answer, CacheOutcome outcome) {
        var client = request.routed().client();
        var response = client.response();
        if (client.method() == HttpMethod.HEAD) {
            response.setStatusCode(answer.status()).end();
            loop.clients().recorder().answered(request.routed(), answer.status(), 0, outcome);
        } else if (isForOnce(client, answer)) {
            if (answer.status() != OK) {
                response.setStatusCode(answer.status());
            }
            response.end(
                    Buffer.buffer(Unpooled.wrappedBuffer(answer.body(), answer.offset(), answer.length())),
                    UnobservedWrites.by(client));
            loop.clients().recorder().answered(request.routed(), answer.status(), answer.length(), outcome);
        } else {
            LargeAnswer.start(loop.clients(), pinned, request.routed(), answer, outcome);
        }
    }

    private static boolean isForOnce(HttpServerRequest client, ResponseContent answer) {
        if (answer.parts() != null) {
            return false;
        }
        return client.version() == HttpVersion.HTTP_2
                ? answer.length() == 0
                        || (answer.length() <= AT_ONCE_ON_STREAM
                                && !client.response().writeQueueFull())
                : answer.length() <= AT_ONCE;
    }
}
