package dev.backsource.edge.upstream.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineCacheTest {
    private final LineCache<String> lines = new LineCache<>(LineCacheTest::text);

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1);
    }

    /** Reads a line between bytes that belong to other lines. */
    private String read(String line) {
        var in = ("before" + line + "behind").getBytes(StandardCharsets.ISO_8859_1);
        return lines.read(in, 6, 6 + line.length());
    }

    @Test
    void shouldReadALineOnceThatIsRepeated() {
        // Given
        var first = read("Server: nginx");

        // When
        var again = read("Server: nginx");

        // Then
        assertThat(again).isSameAs(first).isEqualTo("Server: nginx");
    }

    @Test
    void shouldKeepTwoLinesOfAnOriginThatShareTheirPlaces() {
        // Given
        var server = read("Server: nginx/1.26.3");
        var caching = read("Cache-Control: max-age=86400");

        // When
        var again = read("Server: nginx/1.26.3");

        // Then
        assertThat(again).isSameAs(server);
        assertThat(read("Cache-Control: max-age=86400")).isSameAs(caching);
    }

    @Test
    void shouldTakeNoLineForAnotherThatDiffersInOneByteOrIsCut() {
        // Given
        var line = "Set-Cookie: session=0123456789abcdef; Secure";
        read(line);

        for (var i = 0; i < line.length(); i++) {
            // When
            var differing = line.substring(0, i) + '#' + line.substring(i + 1);
            var cut = line.substring(0, i);

            // Then
            assertThat(read(differing)).isEqualTo(differing);
            assertThat(read(line)).isEqualTo(line);
            assertThat(read(cut)).isEqualTo(cut);
        }
    }

    @Test
    void shouldReadEachOfMoreLinesThanItHasPlacesFor() {
        // Given
        var random = new Random(1);

        for (var i = 0; i < 20 * LineCache.PLACES; i++) {
            // When
            var line = "X-Number: " + "-".repeat(random.nextInt(30)) + random.nextInt(4 * LineCache.PLACES);

            // Then
            assertThat(read(line)).isEqualTo(line);
        }
    }

    @Test
    void shouldKeepNoLineThatIsLongerThanUsual() {
        // Given
        var longest = "x".repeat(LineCache.MAX_LENGTH);
        var longer = longest + "x";

        // When
        var kept = read(longest);
        var notKept = read(longer);

        // Then
        assertThat(read(longest)).isSameAs(kept);
        assertThat(read(longer)).isEqualTo(notKept).isNotSameAs(notKept);
    }

    @Test
    void shouldRefuseALineThatIsNotValidEachTime() {
        // Given
        var fields = new LineCache<>(FieldLine::parse);
        var in = "no colon in it".getBytes(StandardCharsets.ISO_8859_1);

        for (var i = 0; i < 2; i++) {
            // When
            assertThatThrownBy(() -> fields.read(in, 0, in.length))
                    // Then
                    .isInstanceOf(ResponseException.class);
        }
    }
}
