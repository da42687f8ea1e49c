package dev.backsource.benchmarks.edge.bare;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadEndsTest {
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void shouldCountHeads() {
        assertThat(in(new HeadEnds(), HEAD + HEAD + "GET /")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 15, 16, 24, 25, 26})
    void shouldFindAnEndWhereverItIsCut(int cut) {
        // Given
        var ends = new HeadEnds();
        // When
        var found = in(ends, HEAD.substring(0, cut)) + in(ends, HEAD.substring(cut));
        // Then
        assertThat(found).isEqualTo(1);
    }

    @Test
    void shouldTakeNothingElseForAnEnd() {
        assertThat(in(new HeadEnds(), "a\r\n\rb\n\r\r\n\nc\r\n")).isZero();
    }

    private static int in(HeadEnds ends, String text) {
        return ends.in(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }
}
