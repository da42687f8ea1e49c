package dev.backsource.edge.transport.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backsource.edge.transport.HeaderMaps;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of responses, and the write that includes the field lines. */
class ResponseEncoderTest {
    private final ResponseTracker answers = new ResponseTracker();
    private final ResponseEncoder encoder = new ResponseEncoder(answers);
    private final EmbeddedChannel channel = new EmbeddedChannel(encoder);

    @BeforeEach
    void ask() {
        answers.asked(false);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldWriteASmallResponseAsOneBuffer() {
        // When
        channel.writeOutbound(response(200, map("content-length", "4"), "body"));

        // Then
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody");
        assertThat(answers.isWaiting()).isFalse();
    }

    @Test
    void shouldNotCopyALargeBody() {
        // Given
        var large = "x".repeat(10_000);

        // When
        channel.writeOutbound(response(200, map("content-length", "10000"), large));

        // Then
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n", large);
    }

    @Test
    void shouldReleaseTheBody() {
        // Given
        var response = response(200, map("content-length", "4"), "body");

        // When
        channel.writeOutbound(response);

        // Then
        assertThat(response.refCnt()).isZero();
    }

    @Test
    void shouldSendLinesBeforeTheFieldsOfTheMap() {
        // Given
        var map = map("content-length", "4");
        encoder.linesOf(map).add("age", "7");

        // When
        channel.writeOutbound(response(200, map, "body"));

        // Then
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\nage: 7\r\ncontent-length: 4\r\n\r\nbody");
    }

    @Test
    void shouldSendLinesWithAHeadThatComesBeforeItsBody() {
        // Given
        var map = map("transfer-encoding", "chunked");
        encoder.linesOf(map).add("age", "7");

        // When
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, (HttpHeaders) map));
        channel.writeOutbound(new DefaultHttpContent(Unpooled.copiedBuffer("body", StandardCharsets.US_ASCII)));

        // Then
        assertThat(String.join("", written()))
                .isEqualTo("HTTP/1.1 200 OK\r\nage: 7\r\ntransfer-encoding: chunked\r\n\r\n4\r\nbody\r\n");
    }

    @Test
    void shouldSendLinesWithNoOtherResponse() {
        // Given
        var map = map("content-length", "4");
        encoder.linesOf(map).add("age", "7");

        // When
        channel.writeOutbound(response(100, HeaderMaps.unchecked(), ""));
        channel.writeOutbound(response(200, map, "body"));
        answers.asked(false);
        channel.writeOutbound(response(200, map("content-length", "5"), "other"));

        // Then
        assertThat(written())
                .containsExactly(
                        "HTTP/1.1 100 Continue\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nage: 7\r\ncontent-length: 4\r\n\r\nbody",
                        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nother");
    }

    @Test
    void shouldForgetLinesOfAResponseThatIsNeverWritten() {
        // Given
        encoder.linesOf(map("content-length", "4")).add("age", "7");
        var map = map("content-length", "5");
        encoder.linesOf(map).add("age", "8");

        // When
        channel.writeOutbound(response(200, map, "other"));

        // Then
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\nage: 8\r\ncontent-length: 5\r\n\r\nother");
    }

    @Test
    void shouldSendNoBodyInResponseToHead() {
        // Given
        answers.asked(true);

        // When
        channel.writeOutbound(response(200, map("content-length", "4"), "body"));

        // Then
        assertThat(String.join("", written())).isEqualTo("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n");
    }

    @Test
    void shouldSendABodyAfterTheResponseToHead() {
        // Given
        answers.asked(true);
        channel.writeOutbound(response(200, map("content-length", "4"), ""));
        written();

        // When
        channel.writeOutbound(response(408, map("content-length", "4"), "late"));

        // Then
        assertThat(written()).containsExactly("HTTP/1.1 408 Request Timeout\r\ncontent-length: 4\r\n\r\nlate");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void shouldSendNoBodyWithAStatusThatHasNone(int status) {
        // When
        channel.writeOutbound(response(status, HeaderMaps.unchecked(), "body"));

        // Then
        assertThat(String.join("", written())).endsWith("\r\n\r\n").doesNotContain("body");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void shouldWriteTheStatusLine(HttpVersion version, HttpResponseStatus status, String line) {
        // When
        channel.writeOutbound(new DefaultFullHttpResponse(
                version,
                status,
                Unpooled.copiedBuffer("body", StandardCharsets.US_ASCII),
                (HttpHeaders) map("content-length", "4"),
                EmptyHttpHeaders.INSTANCE));

        // Then
        assertThat(written()).containsExactly(line + "\r\ncontent-length: 4\r\n\r\nbody");
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                arguments(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, "HTTP/1.1 200 OK"),
                arguments(HttpVersion.HTTP_1_0, HttpResponseStatus.OK, "HTTP/1.0 200 OK"),
                arguments(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(599), "HTTP/1.1 599 Server Error (599)"),
                arguments(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(600), "HTTP/1.1 600 Unknown Status (600)"),
                arguments(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(99), "HTTP/1.1 99 Unknown Status (99)"),
                arguments(HttpVersion.HTTP_1_1, new HttpResponseStatus(200, "Fine"), "HTTP/1.1 200 Fine"));
    }

    /** The TLS closure alert is sent before the kernel closes its part. */
    @Test
    void shouldCloseInOrderAfterAResponse() {
        // Given
        var orderly = watchCloses();
        channel.writeOutbound(response(200, map("content-length", "4"), "body"));

        // When
        channel.pipeline().close();

        // Then
        assertThat(orderly).hasValue(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void shouldResetAConnectionThatIsClosedWithinAResponse() {
        // Given
        var orderly = watchCloses();
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        // When
        var closed = channel.pipeline().close();

        // Then
        assertThat(orderly).hasValue(0);
        assertThat(channel.isOpen()).isFalse();
        assertThat(closed.isSuccess()).isTrue();
    }

    private AtomicInteger watchCloses() {
        var closes = new AtomicInteger();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void close(ChannelHandlerContext context, ChannelPromise promise) {
                closes.incrementAndGet();
                context.close(promise);
            }
        });
        return closes;
    }

    private static MultiMap map(String name, String value) {
        return HeaderMaps.unchecked().add(name, value);
    }

    private static FullHttpResponse response(int status, MultiMap map, String body) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.copiedBuffer(body, StandardCharsets.US_ASCII),
                (HttpHeaders) map,
                EmptyHttpHeaders.INSTANCE);
    }

    private List<String> written() {
        var texts = new ArrayList<String>();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            texts.add(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        return texts;
    }
}
