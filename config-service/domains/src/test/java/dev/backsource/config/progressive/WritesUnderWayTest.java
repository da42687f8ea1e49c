package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.progressive.StepDecision.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WritesUnderWayTest {
    private final WritesUnderWay writes = new WritesUnderWay();

    @Test
    void shouldHaveOneWriteOfARolloutAtATime() {
        // When
        var first = writes.begin("r1", Kind.STEP);
        var second = writes.begin("r1", Kind.ABORT);
        var isAnyLeftOut = writes.end("r1");
        var third = writes.begin("r1", Kind.ABORT);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(isAnyLeftOut).isFalse();
        assertThat(third).isTrue();
    }

    @Test
    void shouldKeepPlacesForAbortsAndFreezesBehindWritesThatAreStuck() {
        // When
        var steps = begun("step", Kind.STEP);
        var freezes = begun("freeze", Kind.FREEZE);

        // Then
        assertThat(steps).isEqualTo(WritesUnderWay.MOST);
        assertThat(freezes).isEqualTo(WritesUnderWay.MOST_WITH_URGENT - WritesUnderWay.MOST);
    }

    @Test
    void shouldSayOnceThatThereIsRoomForWritesThatWereLeftOut() {
        // Given
        begun("step", Kind.PROMOTE);

        // When
        var told = IntStream.range(0, WritesUnderWay.MOST)
                .filter(at -> writes.end("step" + at))
                .toArray();

        // Then
        assertThat(told).containsExactly(WritesUnderWay.MOST / 2 - 1);
    }

    private long begun(String name, Kind kind) {
        return IntStream.range(0, 20)
                .filter(at -> writes.begin(name + at, kind))
                .count();
    }
}
