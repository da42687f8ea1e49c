package dev.backsource.local.demo;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The response of one listener of the demo origin: plain text, one fact of the request per line. A cache may store
 * responses below {@code /cached/} for a minute, and no others; their last line has a running number. Below {@code /broken/} requests over HTTPS fail, which
 * no probe of the port finds.
 */
final class DemoAnswer implements Handler<HttpServerRequest> {
    private static final Pattern PORT_CONTROL = Pattern.compile("/demo/ports/(\\d{1,5})/(open|close)");
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String CACHED = "/cached/";
    private static final String BROKEN = "/broken/";
    private static final List<String> FORWARDING =
            List.of("Via", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host");

    private final DemoOrigin origin;
    private final Listener listener;

    DemoAnswer(DemoOrigin origin, Listener listener) {
        this.origin = origin;
        this.listener = listener;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var path = request.path() == null ? "" : request.path();
        var control = PORT_CONTROL.matcher(path);
        if (request.method().equals(HttpMethod.POST) && control.matches()) {
            if (!PortControl.isAllowed(request)) {
                answer(request, 403, PortControl.REFUSAL);
                return;
            }
            switchPort(
                    request,
                    Integer.parseInt(control.group(1)),
                    control.group(2).equals("open"));
        } else if (path.equals("/healthz")) {
            answer(request, 200, "ok\n");
        } else if (path.startsWith(BROKEN) && listener.tls()) {
            answer(request, 503, "broken over https\n");
        } else if (path.startsWith(CACHED) && isRead(request)) {
            answerForCaches(request, origin.countCacheable());
        } else {
            request.body().onSuccess(body -> answer(request, 200, facts(request, body.length())));
        }
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    private void answerForCaches(HttpServerRequest request, long count) {
        request.response()
                .putHeader("Cache-Control", "max-age=60")
                .putHeader("ETag", "\"" + count + "\"")
                .putHeader("Content-Type", TEXT)
                .end(facts(request, 0) + "response " + count + ", cacheable\n");
    }

    private String facts(HttpServerRequest request, int bodyLength) {
        var text = new StringBuilder();
        text.append("reached over ").append(listener.scheme());
        text.append(" on port ").append(listener.port()).append('\n');
        text.append(request.method()).append(' ').append(request.uri()).append('\n');
        text.append("Host: ").append(request.authority()).append('\n');
        for (var name : FORWARDING) {
            for (var value : request.headers().getAll(name)) {
                text.append(name).append(": ").append(value).append('\n');
            }
        }
        if (bodyLength > 0) {
            text.append("body of ").append(bodyLength).append(" bytes\n");
        }
        return text.toString();
    }

    /** Off the event loop, since closing waits for it. */
    private void switchPort(HttpServerRequest request, int port, boolean open) {
        if (!origin.has(port) || (port == listener.port() && !open)) {
            answer(request, 404, "unknown port: " + port + "\n");
            return;
        }
        CompletableFuture.runAsync(() -> {
                    if (open) {
                        origin.open(port);
                    } else {
                        origin.close(port);
                    }
                })
                .whenComplete((done, failure) -> answer(
                        request,
                        failure == null ? 200 : 503,
                        "port " + port + (failure == null ? (open ? " is open\n" : " is closed\n") : " unchanged\n")));
    }

    private static void answer(HttpServerRequest request, int status, String text) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", TEXT)
                .putHeader("Cache-Control", "no-store")
                .end(text);
    }
}
