package dev.backsource.edge.transport.http1;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.transport.Characters;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Any bytes on an HTTP/1 connection: however they are split, they are the same requests, each of which is unambiguous, and nothing follows an
 * ambiguous one.
 */
class StrictRequestDecoderFuzz {
    private static final HttpServerOptions OPTIONS =
            new HttpServerOptions().setMaxInitialLineLength(512).setMaxHeaderSize(1024);

    @FuzzTest
    void shouldReadTheSameRequestsHoweverTheyAreCut(byte[] bytes) {
        var whole = read(bytes, Math.max(1, bytes.length));

        assertThat(read(bytes, 1)).isEqualTo(whole);
        assertThat(read(bytes, 7)).isEqualTo(whole);
    }

    /** The requests read from {@code bytes}, of which {@code step} come at a time; each request is answered at its end. */
    private static String read(byte[] bytes, int step) {
        var answers = new ResponseTracker();
        var channel = new EmbeddedChannel();
        var progress = new ConnectionBody(channel, answers, new Deadlines(Duration.ofHours(1)));
        channel.pipeline()
                .addLast(new StrictRequestDecoder(OPTIONS, answers, progress, new LongAdder()))
                .addLast(new ResponseEncoder(answers));
        var text = new StringBuilder();
        try {
            for (var at = 0; at < bytes.length; at += step) {
                channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(step, bytes.length - at)));
                drain(channel, text);
            }
            return text.toString();
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static void drain(EmbeddedChannel channel, StringBuilder text) {
        for (HttpObject read = channel.readInbound(); read != null; read = channel.readInbound()) {
            assertThat(text).as("what comes behind a refusal").doesNotContain("refused");
            var ends = describe(read, text);
            ReferenceCountUtil.release(read);
            if (ends) {
                channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
                channel.runPendingTasks();
            }
            channel.releaseOutbound();
        }
    }

    /** Describes a part; returns whether it is the end of a request. */
    private static boolean describe(HttpObject read, StringBuilder text) {
        if (!read.decoderResult().isSuccess()) {
            text.append("refused");
            return false;
        }
        if (read instanceof HttpRequest request) {
            text.append('\n').append(line(request)).append('\n');
        }
        if (read instanceof HttpContent content) {
            text.append(content.content().toString(StandardCharsets.ISO_8859_1));
        }
        return read instanceof LastHttpContent;
    }

    private static String line(HttpRequest request) {
        var fields = request.headers();
        assertThat(request.protocolVersion()).isIn(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);
        assertThat(Characters.isToken(request.method().name()))
                .as("the method is a token")
                .isTrue();
        assertThat(request.uri()).matches("[!-~]+");
        assertThat(fields.getAll(HttpHeaderNames.HOST).size()).isLessThanOrEqualTo(1);
        assertThat(fields.contains(HttpHeaderNames.CONTENT_LENGTH)
                        && fields.contains(HttpHeaderNames.TRANSFER_ENCODING))
                .as("a length and a coding")
                .isFalse();
        for (var field : fields) {
            assertThat(Characters.isToken(field.getKey()))
                    .as("the name is a token")
                    .isTrue();
            assertThat(Characters.isFieldValue(field.getValue()))
                    .as("the value is one")
                    .isTrue();
        }
        return request.method() + " " + request.uri() + " " + request.protocolVersion() + " " + fields.entries();
    }
}
