package dev.backsource.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields as lines on the wire. */
class FieldLinesTest {
    private final FieldLines lines = new FieldLines();

    @Test
    void shouldWriteEachFieldAsALine() {
        // When
        lines.add(AsciiString.of("etag"), AsciiString.of("\"1\""));
        lines.add("X-Empty", "");

        // Then
        assertThat(lines.size()).isEqualTo("etag: \"1\"\r\nX-Empty: \r\n".length());
        assertThat(written()).isEqualTo("etag: \"1\"\r\nX-Empty: \r\n");
    }

    @Test
    void shouldKeepEveryOctetOfAValue() {
        // Given
        var octets = new byte[] {'a', (byte) 0x80, (byte) 0xff};

        // When
        lines.add("x", new AsciiString(octets, false));
        lines.add("y", "a\u0080\u00ff");

        // Then
        assertThat(written()).isEqualTo("x: a\u0080\u00ff\r\ny: a\u0080\u00ff\r\n");
    }

    @Test
    void shouldWriteAPartOfALargerArray() {
        // When
        lines.add(
                AsciiString.of("name: value").subSequence(0, 4, false),
                AsciiString.of("name: value").subSequence(6, 11, false));

        // Then
        assertThat(written()).isEqualTo("name: value\r\n");
    }

    @Test
    void shouldWriteValuesThatLieInAnArray() {
        // Given
        var array = new byte[1_000];
        Arrays.fill(array, (byte) 0xff);

        // When
        lines.add(AsciiString.of("name: value").subSequence(0, 4, false), array, 1, 2);
        lines.add(AsciiString.of("empty"), array, 1_000, 0);
        lines.add(AsciiString.of("long"), array, 0, 1_000);
        lines.add("last", "1");

        // Then
        assertThat(written())
                .isEqualTo("name: \u00ff\u00ff\r\nempty: \r\nlong: " + "\u00ff".repeat(1_000) + "\r\nlast: 1\r\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 4_294_967_296L, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void shouldWriteNumbersInDecimal(long number) {
        // When
        lines.add(AsciiString.of("ttl"), AsciiString.of("hit; ttl="), number);
        lines.add("age", "", number);

        // Then
        assertThat(written()).isEqualTo("ttl: hit; ttl=" + number + "\r\nage: " + number + "\r\n");
    }

    @Test
    void shouldMakeRoomForANumber() {
        // When
        lines.add("a", "v".repeat(505), Long.MAX_VALUE);

        // Then
        assertThat(written()).isEqualTo("a: " + "v".repeat(505) + Long.MAX_VALUE + "\r\n");
    }

    @Test
    void shouldTakeMoreThanIsUsual() {
        // Given
        var long1 = "v".repeat(700);

        // When
        lines.add("a", long1);
        lines.add("b", "short");
        lines.add("c", "w".repeat(5_000));

        // Then
        assertThat(written()).isEqualTo("a: " + long1 + "\r\nb: short\r\nc: " + "w".repeat(5_000) + "\r\n");
    }

    @Test
    void shouldForgetWhatItWasGiven() {
        // Given
        lines.add("a", "1");

        // When
        lines.clear();
        lines.add("b", "2");

        // Then
        assertThat(written()).isEqualTo("b: 2\r\n");
    }

    @Test
    void shouldHaveNoneOnceTheyAreMoved() {
        // Given
        lines.add("a", "1");
        written();

        // When
        lines.add("b", "2");

        // Then
        assertThat(lines.size()).isEqualTo("b: 2\r\n".length());
        assertThat(written()).isEqualTo("b: 2\r\n");
        assertThat(written()).isEmpty();
    }

    /** Moved fields leave their array to others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 600, 5_000})
    void shouldNotShareAnArrayWithOthers(int size) {
        // Given
        lines.add("first", "1".repeat(size));
        written();
        var others = Stream.generate(FieldLines::new).limit(10).toList();

        // When
        lines.add("second", "2".repeat(size));
        others.forEach(other -> other.add("other", "3".repeat(size)));
        lines.add("third", "4");

        // Then
        assertThat(written()).isEqualTo("second: " + "2".repeat(size) + "\r\nthird: 4\r\n");
        assertThat(others)
                .allSatisfy(other -> assertThat(moved(other)).isEqualTo("other: " + "3".repeat(size) + "\r\n"));
    }

    private String written() {
        return moved(lines);
    }

    private static String moved(FieldLines lines) {
        var bytes = Unpooled.buffer();
        lines.moveTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
