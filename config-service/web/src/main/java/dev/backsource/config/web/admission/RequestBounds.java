package dev.backsource.config.web.admission;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.admission.RequestTarget.MalformedTargetException;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The largest request that a listener of the service accepts.
 *
 * @param target the request target, in characters
 * @param fields the header, in bytes
 * @param body the body, in bytes
 */
public record RequestBounds(int target, int fields, int body) {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** The refusal of a request by its head; null when there is none. */
    public @Nullable Refusal refusal(HttpServerRequest request) {
        var asked = request.uri();
        if (asked.length() > target) {
            return Refusal.of(
                    ProblemKind.URI_TOO_LONG,
                    "the target has " + asked.length() + " characters; the limit is " + target);
        }
        if (size(request.headers()) > fields) {
            return Refusal.of(ProblemKind.FIELDS_TOO_LARGE, "the header exceeds " + fields + " bytes");
        }
        try {
            RequestTarget.check(asked);
        } catch (MalformedTargetException e) {
            return Refusal.of(ProblemKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        return length(request) > body ? bodyTooLarge() : null;
    }

    /** The refusal of a request with a larger body. */
    public Refusal bodyTooLarge() {
        return body == JsonBody.MAX_BYTES ? Refusal.tooLarge() : Refusal.tooLarge(body);
    }

    /**
     * Limits the time in which a request's body arrives. A late request is ended, even when it has been answered already: the rest of its
     * body would hold the connection.
     *
     * @param end answers a late request, and ends the connection
     */
    public static void awaitBody(RoutingContext context, Duration within, BiConsumer<Refusal, RoutingContext> end) {
        var request = context.request();
        if (!hasBody(request)) {
            return;
        }
        var timer = context.vertx().setTimer(within.toMillis(), late -> {
            if (request.isEnded()) {
                return;
            }
            if (context.response().ended()) {
                request.connection().close();
                return;
            }
            var detail = "the body was not received within " + within.toMillis() + " ms";
            end.accept(Refusal.of(ProblemKind.REQUEST_TIMEOUT, detail), context);
        });
        context.addEndHandler(ended -> {
            if (request.isEnded()) {
                context.vertx().cancelTimer(timer);
            }
        });
    }

    private static int size(MultiMap fields) {
        var size = 0;
        for (var field : fields) {
            size += field.getKey().length() + field.getValue().length() + 4;
        }
        return size;
    }

    /** The declared length of the body; 0 when there is none, or it isn't a number. */
    private static long length(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && LENGTH.matcher(length).matches() ? Long.parseLong(length) : 0;
    }

    private static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
