package dev.backsource.testing.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class SamplesTest {
    @Test
    void shouldRunEveryCaseWithValuesOfItsOwn() {
        // Given
        Recording.drawn.clear();

        // When
        run(Recording.class);

        // Then
        assertThat(Recording.drawn).hasSize(40);
        assertThat(new HashSet<>(Recording.drawn)).hasSizeGreaterThan(30);
    }

    @Test
    void shouldDrawTheSameInEveryRun() {
        // Given
        Recording.drawn.clear();
        run(Recording.class);
        var first = List.copyOf(Recording.drawn);
        Recording.drawn.clear();

        // When
        run(Recording.class);

        // Then
        assertThat(Recording.drawn).isEqualTo(first);
    }

    @Test
    void shouldNameSeedCaseAndValuesOfAFailure() {
        // When
        var failures = run(Failing.class);

        // Then
        assertThat(failures)
                .singleElement()
                .asString()
                .contains("seven or more")
                .containsPattern("-Dsamples.seed=\\d+ -Dsamples.case=\\d+; drawn: \\[(7|8|9)]");
    }

    @Test
    void shouldDrawTheEdgesOfEveryRange() {
        // Given
        var drawn = new HashSet<Long>();
        var sample = new Sample(7);

        // When
        for (var i = 0; i < 1000; i++) {
            drawn.add(sample.between(Long.MIN_VALUE, Long.MAX_VALUE));
            drawn.add(sample.between(17L, 1_000_000_000_000L));
        }

        // Then
        assertThat(drawn)
                .contains(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, 1L, 17L, 18L, 999_999_999_999L, 1_000_000_000_000L);
    }

    private static List<String> run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(Event::getPayload)
                .map(String::valueOf)
                .toList();
    }

    static class Recording {
        static List<Long> drawn = new ArrayList<>();

        @Samples(40)
        void recordsWhatIsDrawn(Sample sample) {
            drawn.add(sample.anyLong());
        }
    }

    static class Failing {
        @Samples
        void failsFromSevenOn(Sample sample) {
            assertThat(sample.between(0, 9)).as("seven or more").isLessThan(7);
        }
    }
}
