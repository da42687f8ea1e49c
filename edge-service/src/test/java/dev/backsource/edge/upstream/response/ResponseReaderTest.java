package dev.backsource.edge.upstream.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    private final ResponseReader reader = new ResponseReader(new ResponseLimits(1_000, 10, 2));
    private final List<ResponsePart> parts = new ArrayList<>();

    private void read(String text) {
        reader.read(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1), parts);
    }

    @Test
    void shouldTakeNoByteBeforeARequestHasLeft() {
        // When
        read(OK);

        // Then
        assertThat(told(parts)).isEqualTo("failed UNASKED");
    }

    @Test
    void shouldTakeNoByteBehindAResponse() {
        // Given
        reader.expect(false);
        read(OK);

        // When
        read("H");

        // Then
        assertThat(told(parts)).isEqualTo("200 hello end NOW failed UNASKED");
    }

    /** Otherwise the origin's data would be held until the connection is closed. */
    @Test
    void shouldLeaveNothingOfWhatComesAfterAFailure() {
        // Given
        reader.expect(false);
        read("no response\r\n\r\n");

        // When
        var more = Unpooled.copiedBuffer("more", StandardCharsets.ISO_8859_1);
        reader.read(more, parts);

        // Then
        assertThat(more.isReadable()).isFalse();
        assertThat(told(parts)).isEqualTo("failed MALFORMED");
    }

    @Test
    void shouldLeaveTheBytesOfAnotherProtocolToOthers() {
        // Given
        reader.expect(false);
        var switched =
                Unpooled.copiedBuffer("HTTP/1.1 101 Switching Protocols\r\n\r\nother", StandardCharsets.ISO_8859_1);

        // When
        reader.read(switched, parts);

        // Then
        assertThat(switched.toString(StandardCharsets.ISO_8859_1)).isEqualTo("other");
    }

    @Test
    void shouldUseNoConnectionAgainOnWhichMoreCameWithTheResponse() {
        // Given
        reader.expect(false);

        // When
        read(OK + "\r");
        reader.expect(false);
        read(OK);

        // Then
        assertThat(told(parts)).isEqualTo("200 hello end NEVER");
    }

    @Test
    void shouldHaveAConnectionRestBehindAResponseWhoseBodyMayStillCome() {
        // Given
        reader.expect(true);

        // When
        read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");

        // Then
        assertThat(told(parts)).isEqualTo("200 end AFTER_SILENCE");
    }

    @Test
    void shouldTakeACloseForTheEndOfABodyWithoutLength() {
        // Given
        reader.expect(false);
        read("HTTP/1.1 200 OK\r\n\r\nhello");

        // When
        reader.close(Unpooled.EMPTY_BUFFER, true, parts);

        // Then
        assertThat(told(parts)).isEqualTo("200 hello end NEVER");
    }

    @Test
    void shouldTakeNoDisorderlyCloseForAnEnd() {
        // Given
        reader.expect(false);
        read("HTTP/1.1 200 OK\r\n\r\nhello");

        // When
        reader.close(Unpooled.EMPTY_BUFFER, false, parts);

        // Then
        assertThat(told(parts)).isEqualTo("200 hello");
    }

    @Test
    void shouldNotWaitForTheEndOfALineThatBeginsAsNoResponseDoes() {
        // Given
        reader.expect(false);

        // When
        read("22");

        // Then
        assertThat(told(parts)).isEqualTo("failed MALFORMED");
    }

    /** Lengths around the size of the window, and beyond; heads whole and in pieces. */
    @ParameterizedTest
    @ValueSource(ints = {1, 470, 471, 472, 473, 474, 475, 476, 477, 478, 479, 480, 511, 512, 513, 600, 5_000})
    void shouldReadHeadsOfAnyLength(int length) {
        // Given
        var value = "v".repeat(length);
        var text = "HTTP/1.1 200 OK\r\nX-Long: " + value + "\r\nX-Short: 1\r\nX-Longer: " + value + value
                + "\r\nContent-Length: 5\r\n\r\nhello";
        var random = new Random(length);

        for (var run = 0; run < 20; run++) {
            // When
            var other = new ResponseReader(new ResponseLimits(20_000, 10, 2));
            var seen = new ArrayList<ResponsePart>();
            other.expect(false);
            if (run == 0) {
                other.read(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1), seen);
            } else {
                readInPieces(other, text, random, seen);
            }

            // Then
            assertThat(told(seen)).isEqualTo("200 hello end NOW");
            var fields = ((ResponsePart.Head) seen.get(0)).fields();
            assertThat(fields.entries()).hasSize(4);
            assertThat(fields.get("x-long")).isEqualTo(value);
            assertThat(fields.get("x-short")).isEqualTo("1");
            assertThat(fields.get("x-longer")).isEqualTo(value + value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Bare: a\nX: b\r\n\r\n",
                "X-Long: LONG\nX: b\r\n\r\n",
                "X-Long: LONG\n",
                "\n",
                "X-Control: a\u0000b\r\n",
                "X-Long: LONG\u0000\r\n",
                "X-Return: a\rb\r\n",
                " folded\r\n"
            })
    void shouldTakeNoLineThatMayBeReadInTwoWays(String line) {
        // Given
        var other = new ResponseReader(new ResponseLimits(20_000, 10, 2));
        other.expect(false);

        // When
        other.read(
                Unpooled.copiedBuffer(
                        "HTTP/1.1 200 OK\r\n" + line.replace("LONG", "v".repeat(600)), StandardCharsets.ISO_8859_1),
                parts);

        // Then
        assertThat(told(parts)).isEqualTo("failed MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 300, 900})
    void shouldTakeNoMoreThanItsLimitOfALineWithoutEnd(int piece) {
        // Given
        reader.expect(false);
        var all = Unpooled.buffer();

        // When
        all.writeCharSequence("HTTP/1.1 200 OK\r\nX-Long: ", StandardCharsets.ISO_8859_1);
        for (var came = 0; came < 1_000; came += piece) {
            all.writeCharSequence("v".repeat(piece), StandardCharsets.ISO_8859_1);
            reader.read(all, parts);
        }

        // Then
        assertThat(told(parts)).isEqualTo("failed HEADER_SECTION_SIZE");
    }

    @Test
    void shouldTellTheFieldsOfEachResponseApart() {
        // When
        for (var i = 0; i < 300; i++) {
            reader.expect(false);
            read("HTTP/1.1 200 OK\r\nServer: some\r\nX-Number: " + i % 7 + " of seven\r\nContent-Length: " + i % 3
                    + "\r\n\r\n" + "abc".substring(0, i % 3));
        }

        // Then
        var heads = parts.stream()
                .filter(ResponsePart.Head.class::isInstance)
                .map(ResponsePart.Head.class::cast)
                .toList();
        assertThat(heads).hasSize(300);
        for (var i = 0; i < 300; i++) {
            var fields = heads.get(i).fields();
            assertThat(fields.entries()).hasSize(3);
            assertThat(fields.get("server")).isEqualTo("some");
            assertThat(fields.get("x-number")).isEqualTo(i % 7 + " of seven");
            assertThat(heads.get(i).length()).isEqualTo(i % 3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, 'X: y', NOW",
        "1.1, 'Connection: keep-alive', NOW",
        "1.1, 'CONNECTION: Close', NEVER",
        "1.1, 'Connection: keep-alive, close', NEVER",
        "1.1, 'Connection: x ,\tclose', NEVER",
        "1.1, 'Connection: keep-alive|connection: close', NEVER",
        "1.1, 'Connection: close|connection: keep-alive', NEVER",
        "1.1, 'Connection: closed', NOW",
        "1.1, 'Connection: ', NOW",
        "1.0, 'X: y', NEVER",
        "1.0, 'Connection: Keep-Alive', NOW",
        "1.0, 'Connection: keep', NEVER",
        "1.0, 'Connection: keep-alive|X: y', NOW",
        "1.0, 'Connection: keep-alive|Connection: close', NEVER"
    })
    void shouldDoWithTheConnectionWhatTheFieldsSay(String version, String fields, Reuse reuse) {
        // Given
        reader.expect(false);

        // When
        read("HTTP/" + version + " 200 OK\r\nContent-Length: 0\r\n" + fields.replace("|", "\r\n") + "\r\n\r\n");

        // Then
        assertThat(told(parts)).isEqualTo("200 end " + reuse);
    }

    @Test
    void shouldWriteALengthInItsUsualForm() {
        // Given
        reader.expect(false);

        // When
        read("HTTP/1.1 200 OK\r\ncontent-length: 005\r\n\r\nhello");

        // Then
        assertThat(told(parts)).isEqualTo("200 hello end NOW");
        assertThat(((ResponsePart.Head) parts.get(0)).fields().getAll("Content-Length"))
                .containsExactly("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5|Content-Length: 5",
                "Content-Length: 5|content-length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: ",
                "Content-Length: 1234567890123456789",
                "Content-Length: 5|Transfer-Encoding: chunked"
            })
    void shouldTakeNoLengthThatIsNotClear(String fields) {
        // Given
        reader.expect(false);

        // When
        read("HTTP/1.1 200 OK\r\n" + fields.replace("|", "\r\n") + "\r\n\r\nhello");

        // Then
        assertThat(told(parts)).isEqualTo("failed MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "Transfer-Encoding: identity|transfer-encoding: chunked",
                "Transfer-Encoding: "
            })
    void shouldTakeNoCodingButChunked(String fields) {
        // Given
        reader.expect(false);

        // When
        read("HTTP/1.1 200 OK\r\n" + fields.replace("|", "\r\n") + "\r\n\r\n0\r\n\r\n");

        // Then
        assertThat(told(parts)).isEqualTo("failed TRANSFER_CODING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK,
                OK + "more",
                "HTTP/1.1 103 A\r\nLink: x\r\n\r\nHTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX: y\r\n\r\n",
                "HTTP/1.0 200 OK\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX",
                "HTTP/1.1 200 OK\r\n: x\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\nanything",
                "HTTP/1.1 205 Reset\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void shouldReadTheSameHoweverItIsCut(String text) {
        // Given
        reader.expect(false);
        read(text);
        var random = new Random(text.hashCode());

        for (var run = 0; run < 50; run++) {
            // When
            var other = new ResponseReader(new ResponseLimits(1_000, 10, 2));
            var seen = new ArrayList<ResponsePart>();
            other.expect(false);
            readInPieces(other, text, random, seen);

            // Then: equal but for data behind a response, which is noticed with it or after it
            assertThat(told(seen).replaceAll("end \\w+ failed UNASKED", "end NEVER"))
                    .isEqualTo(told(parts));
        }
    }

    private static void readInPieces(ResponseReader to, String text, Random random, List<ResponsePart> seen) {
        var all = Unpooled.buffer();
        for (var at = 0; at < text.length(); ) {
            var end = Math.min(text.length(), at + 1 + random.nextInt(6));
            all.writeCharSequence(text.substring(at, end), StandardCharsets.ISO_8859_1);
            to.read(all, seen);
            at = end;
        }
    }

    /** The read parts, in a line; the parts of a body as one. */
    static String told(List<ResponsePart> parts) {
        var text = new StringBuilder();
        @Nullable ResponsePart last = null;
        for (var part : parts) {
            var goesOn = part instanceof ResponsePart.Body && last instanceof ResponsePart.Body;
            text.append(goesOn || text.isEmpty() ? "" : " ").append(told(part));
            last = part;
        }
        return text.toString();
    }

    private static String told(ResponsePart part) {
        if (part instanceof ResponsePart.Body body) {
            return body.bytes().toString(StandardCharsets.ISO_8859_1);
        } else if (part instanceof ResponsePart.Interim interim) {
            return "interim " + told(interim.head());
        } else if (part instanceof ResponsePart.End end) {
            return "end " + end.reuse();
        } else if (part instanceof ResponsePart.Failed failed) {
            return "failed " + failed.reason().kind();
        }
        return String.valueOf(((ResponsePart.Head) part).status());
    }
}
