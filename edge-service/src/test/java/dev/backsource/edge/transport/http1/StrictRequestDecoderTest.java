package dev.backsource.edge.transport.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.transport.ReadCount;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictRequestDecoderTest {
    private final ReadCount reading = new ReadCount();
    private final EmbeddedChannel channel = new EmbeddedChannel(reading);

    @BeforeEach
    void read() {
        var answers = new ResponseTracker();
        var body = new ConnectionBody(channel, answers, new Deadlines(Duration.ofHours(1)));
        channel.pipeline()
                .addLast(new StrictRequestDecoder(new HttpServerOptions(), answers, body, new LongAdder()))
                .addLast(new ResponseEncoder(answers));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    /** What a client sends while its request waits stays in the kernel, however much. */
    @Test
    void shouldReadNothingMoreWhileARequestWaits() {
        // Given
        arrives("GET /first HTTP/1.1\r\nHost: a.example\r\n\r\n");
        var before = reading.reads();

        // When: the read that was underway
        arrives("GET /second HTTP/1.1\r\nHost: a.example\r\n\r\n".repeat(100));

        // Then
        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(reading.reads()).isEqualTo(before);

        // When
        channel.releaseInbound();
        answer();

        // Then
        assertThat(channel.<HttpRequest>readInbound().uri()).isEqualTo("/second");
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void shouldReadOnOnceAllHaveTheirResponses() {
        // Given
        arrives("GET /first HTTP/1.1\r\nHost: a.example\r\n\r\n");
        arrives("GET /second HTTP/1.1\r\nHost: a.example\r\n\r\n");
        var before = reading.reads();

        // When
        answer();
        answer();

        // Then
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(reading.reads()).isGreaterThan(before);
    }

    private void arrives(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer() {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.runPendingTasks();
        channel.releaseOutbound();
    }
}
