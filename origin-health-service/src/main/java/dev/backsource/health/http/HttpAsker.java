package dev.backsource.health.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.backsource.health.http.HttpAnswer.Failed;
import dev.backsource.health.http.HttpAnswer.Responded;
import dev.backsource.health.http.HttpAnswer.Unknown;
import dev.backsource.health.probe.attempt.AddressLimits;
import dev.backsource.health.probe.attempt.OriginConnections;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.response.OriginQuestion;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One GET over HTTP/1.1 to an origin, with the names and the fields about the client that edges send, but no credentials and no cookies. Ends within
 * a given time, and closes the connection, whatever the origin does; reads no more than {@link ResponseReader} needs. A response that doesn't begin
 * within that time is unknown: edges wait longer.
 */
final class HttpAsker {
    static final String USER_AGENT = "Backsource-Prober/1";

    private final Vertx vertx;
    private final OriginConnections connections;

    HttpAsker(Vertx vertx, OriginConnections connections) {
        this.vertx = vertx;
        this.connections = connections;
    }

    /**
     * Asks; never fails.
     *
     * @param share of the inquiry that the question belongs to
     * @param millis for everything, at least 1
     * @param readsPages whether the body of a page is read
     */
    Future<HttpAnswer> ask(
            ProbeTarget target, AddressLimits.Share share, OriginQuestion question, int millis, boolean readsPages) {
        var began = System.nanoTime();
        return connections
                .open(target, share, millis)
                .compose(socket -> exchange(socket, question, left(millis, began), readsPages))
                .otherwise(HttpAsker::unknown);
    }

    private static HttpAnswer unknown(Throwable failure) {
        var refusal = OriginConnections.refusal(failure);
        return refusal == null ? Unknown.LATE : new Unknown(refusal);
    }

    private Future<HttpAnswer> exchange(NetSocket socket, OriginQuestion question, int left, boolean readsPages) {
        var reader = new ResponseReader(readsPages);
        var answer = Promise.<HttpAnswer>promise();
        var timer = vertx.setTimer(left, late -> {
            var begun = reader.soFar();
            answer.tryComplete(begun == null ? Unknown.LATE : new Responded(begun));
        });
        socket.handler(received -> {
            reader.read(received.getBytes());
            completeIfOver(reader, answer);
        });
        socket.exceptionHandler(broken -> {});
        socket.closeHandler(closed -> {
            reader.closed();
            completeIfOver(reader, answer);
        });
        socket.write(Buffer.buffer(head(question).getBytes(ISO_8859_1)));
        return answer.future().onComplete(ended -> {
            vertx.cancelTimer(timer);
            socket.handler(null);
            socket.closeHandler(null);
            socket.close();
            reader.release();
        });
    }

    private static void completeIfOver(ResponseReader reader, Promise<HttpAnswer> answer) {
        var response = reader.response();
        var fault = reader.fault();
        if (response != null) {
            answer.tryComplete(new Responded(response));
        } else if (fault != null) {
            answer.tryComplete(new Failed(fault));
        }
    }

    private static String head(OriginQuestion question) {
        return "GET " + question.target() + " HTTP/1.1\r\n"
                + "Host: " + question.host() + "\r\n"
                + "User-Agent: " + USER_AGENT + "\r\n"
                + "Accept: */*\r\n"
                + "Accept-Encoding: identity\r\n"
                + question.fields().stream()
                        .map(field -> field + ": " + question.valueOf(field) + "\r\n")
                        .collect(Collectors.joining())
                + "X-Forwarded-Host: " + question.url().host() + "\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static int left(int millis, long beganNanos) {
        return Math.max(1, millis - (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos));
    }
}
