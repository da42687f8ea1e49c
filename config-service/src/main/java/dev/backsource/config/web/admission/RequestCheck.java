package dev.backsource.config.web.admission;

import dev.backsource.config.web.admission.RequestTarget.MalformedTargetException;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is too long, can't be read or doesn't come, with a problem, where the server would close the connection or answer in
 * words of its own.
 */
@Singleton
final class RequestCheck {
    /** Behind the check of the host, and before all else. */
    private static final int SECOND = 9_000;

    /** RFC 9110 §4.1 asks for 8,000 octets at least. */
    private static final int MAX_TARGET = 8_192;

    private static final int MAX_FIELDS = 32 * 1024;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final Duration within;

    RequestCheck(RequestSettings settings) {
        within = settings.requestWithin();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        var refusal = refusal(context.request());
        if (refusal != null) {
            refusal.endConnection(context);
            return;
        }
        if (hasBody(context.request())) {
            awaitWhole(context);
        }
        context.next();
    }

    private static @Nullable Refusal refusal(HttpServerRequest request) {
        var target = request.uri();
        if (target.length() > MAX_TARGET) {
            return Refusal.of(
                    ProblemKind.URI_TOO_LONG,
                    "the target has " + target.length() + " characters; at most " + MAX_TARGET + " are read");
        }
        if (size(request.headers()) > MAX_FIELDS) {
            return Refusal.of(
                    ProblemKind.FIELDS_TOO_LARGE,
                    "the header is larger than " + MAX_FIELDS + " bytes, the most that is read");
        }
        try {
            RequestTarget.check(target);
        } catch (MalformedTargetException e) {
            return Refusal.of(ProblemKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        return length(request) > JsonBody.MAX_BYTES ? Refusal.tooLarge() : null;
    }

    private static int size(MultiMap fields) {
        var size = 0;
        for (var field : fields) {
            size += field.getKey().length() + field.getValue().length() + 4;
        }
        return size;
    }

    /** What the request says of its body; 0 when nothing, or nothing that is a number. */
    private static long length(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && LENGTH.matcher(length).matches() ? Long.parseLong(length) : 0;
    }

    private static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Also when the request has its answer already: what is still to come of it holds the connection. */
    private void awaitWhole(RoutingContext context) {
        var request = context.request();
        var timer = context.vertx().setTimer(within.toMillis(), late -> {
            if (request.isEnded()) {
                return;
            }
            if (context.response().ended()) {
                request.connection().close();
                return;
            }
            var detail = "the body did not come whole within " + within.toMillis() + " ms";
            Refusal.of(ProblemKind.REQUEST_TIMEOUT, detail).endConnection(context);
        });
        context.addEndHandler(ended -> {
            if (request.isEnded()) {
                context.vertx().cancelTimer(timer);
            }
        });
    }
}
