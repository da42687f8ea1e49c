package dev.backsource.edge.transport.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ResponseDecoderTest {
    private final ResponseDecoder<String> decoder = new ResponseDecoder<>(new Words(), inline(), false);
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
    private final List<String> received = new ArrayList<>();

    @Test
    void shouldHandOverAllPartsOfAReadInTheirOrder() {
        // Given
        decoder.deliverTo(received::addAll);

        // When
        var bytes = bytes("one two three ");
        channel.writeInbound(bytes);

        // Then
        assertThat(received).containsExactly("one", "two", "three");
        assertThat(bytes.refCnt()).isZero();
    }

    @Test
    void shouldKeepWhatIsNotWholeUntilTheRestComes() {
        // Given
        decoder.deliverTo(received::addAll);

        // When
        channel.writeInbound(bytes("one tw"));
        channel.writeInbound(bytes("o thr"));

        // Then
        assertThat(received).containsExactly("one", "two");
        channel.writeInbound(bytes("ee "));
        assertThat(received).containsExactly("one", "two", "three");
    }

    /** A response of many chunks, none of which ends with a read, must not retain the data already read. */
    @Test
    void shouldNotGatherWhatWasParsed() {
        // Given
        decoder.deliverTo(words -> {});

        // When
        for (var i = 0; i < 1_000; i++) {
            channel.writeInbound(bytes("d " + "x".repeat(1_000) + " wor"));
        }

        // Then
        channel.pipeline().remove(decoder);
        ByteBuf rest = channel.readInbound();
        assertThat(rest.capacity()).isLessThan(64 * 1024);
        rest.release();
    }

    /** The receiver of a part may query pending bytes immediately, which are read into the same decoder. */
    @Test
    void shouldTakeAReadThatComesWhileAPartIsHandedOver() {
        // Given
        Consumer<String> nested = word -> {
            if (word.equals("end")) {
                channel.pipeline().fireChannelRead(bytes("next rest"));
            }
        };
        decoder.deliverTo(words -> words.forEach(word -> {
            received.add(word);
            nested.accept(word);
        }));

        // When
        channel.writeInbound(bytes("one end "));
        channel.writeInbound(bytes(" last "));

        // Then
        assertThat(received).containsExactly("one", "end", "next", "rest", "last");
    }

    @Test
    void shouldTellTheParserWhatIsLeftWhenTheConnectionEnds() {
        // Given
        decoder.deliverTo(received::addAll);

        // When
        var bytes = bytes("one tw");
        channel.writeInbound(bytes);
        channel.close();

        // Then
        assertThat(received).containsExactly("one", "closed with tw, orderly");
        assertThat(bytes.refCnt()).isZero();
    }

    /** As after 101 (Switching Protocols). */
    @Test
    void shouldLeaveTheRestToWhoeverGetsTheConnection() {
        // Given
        decoder.deliverTo(words -> channel.pipeline().remove(decoder));

        // When
        channel.writeInbound(bytes("switched \0after"));

        // Then
        ByteBuf rest = channel.readInbound();
        assertThat(rest.toString(StandardCharsets.US_ASCII)).isEqualTo("\0after");
        rest.release();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.buffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Runs a handler at once, as a context does on its own event loop. */
    @SuppressWarnings("unchecked")
    private static ContextInternal inline() {
        return (ContextInternal) Proxy.newProxyInstance(
                ResponseDecoderTest.class.getClassLoader(),
                new Class<?>[] {ContextInternal.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("emit") && arguments.length == 2) {
                        ((Handler<Object>) arguments[1]).handle(arguments[0]);
                        return null;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Words that end with a space; data after NUL isn't read any more. */
    private static final class Words implements ResponseParser<String> {
        @Override
        public void expect(boolean toHead) {}

        @Override
        public void read(ByteBuf in, List<? super String> out) {
            for (var end = in.bytesBefore((byte) ' ');
                    end >= 0 && in.getByte(in.readerIndex()) != 0;
                    end = in.bytesBefore((byte) ' ')) {
                var word = in.readCharSequence(end, StandardCharsets.US_ASCII).toString();
                in.skipBytes(1);
                if (!word.isEmpty()) {
                    out.add(word);
                }
            }
        }

        @Override
        public void close(ByteBuf rest, boolean orderly, List<? super String> out) {
            out.add("closed with " + rest.toString(StandardCharsets.US_ASCII) + (orderly ? ", orderly" : ""));
        }
    }
}
