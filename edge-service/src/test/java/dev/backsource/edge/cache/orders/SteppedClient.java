package dev.backsource.edge.cache.orders;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A client of HTTP/2 without a socket, and everything that it has got. */
final class SteppedClient {
    final String name;
    final SteppedLoop loop;
    final MultiMap fields = HttpHeaders.headers();
    final HttpServerRequest request;
    HttpMethod requestMethod = HttpMethod.GET;
    /** The number of back-to-origin requests whose responses it must not get, since they began before the last purge. */
    int forbidden;
    /** The cache generation of its route. */
    long generation;

    boolean hasArrived;
    boolean hasLeft;
    int status = 200;
    boolean isHeadWritten;
    boolean isReset;
    int ends;
    /** Whether the client takes in nothing until {@link #drain}. */
    boolean isSlow;

    private final StringBuilder body = new StringBuilder();
    private final MultiMap answered = HttpHeaders.headers();
    private final HttpServerResponse response;
    private final HttpConnection connection;
    private boolean isFull;
    private @Nullable Handler<Void> closed;
    private @Nullable Handler<Void> drained;

    SteppedClient(String name, SteppedLoop loop) {
        this.name = name;
        this.loop = loop;
        this.request = proxy(HttpServerRequest.class, (proxy, method, args) -> ofRequest(method.getName()));
        this.response = proxy(HttpServerResponse.class, (proxy, method, args) -> ofResponse(method.getName(), args));
        this.connection = proxy(HttpConnection.class, (proxy, method, args) -> ofObject(proxy, method.getName(), args));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object ofObject(Object proxy, String method, Object @Nullable [] args) {
        return switch (method) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> args != null && proxy == args[0];
            default -> throw new AssertionError("the connection was asked for " + method);
        };
    }

    private Object ofRequest(String method) {
        return switch (method) {
            case "method" -> requestMethod;
            case "version" -> HttpVersion.HTTP_2;
            case "headers" -> fields;
            case "connection" -> connection;
            case "response" -> response;
            case "isEnded" -> true;
            case "remoteAddress" -> SocketAddress.inetSocketAddress(1, "192.0.2.9");
            default -> throw new AssertionError("the request was asked for " + method);
        };
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object ofResponse(String method, Object @Nullable [] args) {
        switch (method) {
            case "headers":
                return answered;
            case "getStatusCode":
                return status;
            case "headWritten":
                return isHeadWritten;
            case "ended":
                return ends > 0;
            case "closed":
                return hasLeft || isReset;
            case "writeQueueFull":
                return isFull;
            case "setStatusCode":
                status = (int) args[0];
                return response;
            case "exceptionHandler":
                return response;
            case "closeHandler":
                closed = (Handler<Void>) args[0];
                return response;
            case "drainHandler":
                drained = (Handler<Void>) args[0];
                return response;
            case "write":
                take((Buffer) args[0]);
                return null;
            case "end":
                if (args != null && args.length > 0) {
                    take((Buffer) args[0]);
                }
                end();
                return null;
            case "reset":
                isReset = true;
                return true;
            default:
                throw new AssertionError("the response was asked for " + method);
        }
    }

    private void take(Buffer part) {
        if (ends > 0 || isReset) {
            throw new AssertionError(name + " got more after the end");
        }
        isHeadWritten = true;
        isFull = isSlow;
        body.append(part);
    }

    private void end() {
        if (isReset) {
            throw new AssertionError(name + " got an end after a reset");
        }
        isHeadWritten = true;
        ends++;
    }

    /** Goes away. */
    void leave() {
        hasLeft = true;
        if (closed != null && ends == 0) {
            closed.handle(null);
        }
    }

    boolean isFull() {
        return isFull;
    }

    /** Takes in all that was written. */
    void drain() {
        isFull = false;
        if (drained != null) {
            drained.handle(null);
        }
    }

    String body() {
        return body.toString();
    }

    String statusLine() {
        return status + " " + answered.get("cache-status");
    }
}
