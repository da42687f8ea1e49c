package dev.backsource.edge.cache.orders;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.findings.RedirectStep;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.testing.TestReads;
import dev.backsource.edge.transport.ReadSize;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An origin without a socket: its responses arrive as the test says. */
final class SteppedOrigin {
    /** All back-to-origin requests in the order in which they were sent. */
    final List<Call> calls = new CopyOnWriteArrayList<>();

    /** One back-to-origin request. Its response has a body of its own, in two parts. */
    final class Call implements UpstreamCall {
        final SteppedLoop loop;
        final RoutedRequest routed;
        final RequestForm form;
        private final ReadSize reads = new TestReads();
        private final ResponseReceiver receiver;
        int number;
        int parts;

        @Nullable
        RedirectStep redirect;

        boolean hasHead;
        boolean isOver;
        boolean isWhole;
        boolean isPaused;

        Call(SteppedLoop loop, RoutedRequest routed, RequestForm form, ResponseReceiver receiver) {
            this.loop = loop;
            this.routed = routed;
            this.form = form;
            this.receiver = receiver;
        }

        @Override
        public void start() {
            synchronized (calls) {
                number = calls.size();
                calls.add(this);
            }
        }

        @Override
        public void pause() {
            isPaused = true;
        }

        @Override
        public void resume() {
            isPaused = false;
        }

        @Override
        public ReadSize reads() {
            return reads;
        }

        @Override
        public String nextHop() {
            return "192.0.2.1:80";
        }

        @Override
        public long answeredNanos() {
            return 0;
        }

        @Override
        public void cancel() {
            isOver = true;
        }

        /** Names the request, the language, and the cache generation. */
        String body() {
            return "response " + number + " in "
                    + routed.client().headers().get("accept-language") + " of "
                    + routed.route().cacheGeneration() + " for "
                    + System.identityHashCode(routed.client());
        }

        private Buffer part(int index) {
            var body = body();
            var half = body.length() / 2;
            return Buffer.buffer(index == 0 ? body.substring(0, half) : body.substring(half));
        }

        private UpstreamResponse head(int status, MultiMap fields) {
            fields.add("content-length", Integer.toString(body().length()));
            return new UpstreamResponse(
                    status, fields, HttpVersion.HTTP_1_1, body().length(), routed.originScheme(), redirect);
        }

        void answer(int status, String... fields) {
            hasHead = true;
            var head = head(status, fields(fields));
            loop.run(() -> receiver.head(head));
        }

        /** The head of the baseline's response after the candidate has failed. */
        void answerInstead(int status, String... fields) {
            hasHead = true;
            var head = head(status, fields(fields)).asSubstitute();
            loop.run(() -> receiver.head(head));
        }

        /** The next part of the body; the last is followed by the end. */
        void send() {
            var part = part(parts++);
            if (!isOver) {
                isWhole = parts == 2;
                loop.run(() -> receiver.body(part));
            }
            if (!isOver && isWhole) {
                isOver = true;
                loop.run(receiver::end);
            }
        }

        /** The head, the body and the end in one read. */
        void answerWhole(int status, String... fields) {
            hasHead = true;
            parts = 2;
            isWhole = true;
            var head = head(status, fields(fields));
            loop.run(() -> receiver.whole(head, Buffer.buffer(body())));
            if (!isOver) {
                isOver = true;
                loop.run(receiver::end);
            }
        }

        /** A response without a body. */
        void answerEmpty(int status, String... fields) {
            hasHead = true;
            parts = 2;
            var head = new UpstreamResponse(
                    status, fields(fields), HttpVersion.HTTP_1_1, 0, routed.originScheme(), redirect);
            loop.run(() -> receiver.head(head));
            if (!isOver) {
                isOver = true;
                loop.run(receiver::end);
            }
        }

        void fail() {
            if (!isOver) {
                isOver = true;
                var failure = new UpstreamFailure(
                        ProxyError.CONNECTION_TERMINATED, OriginError.CLOSED, nextHop(), OriginError.CLOSED.text());
                loop.run(() -> receiver.failed(failure));
            }
        }
    }

    private static MultiMap fields(String... namesAndValues) {
        var fields = HttpHeaders.headers();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
