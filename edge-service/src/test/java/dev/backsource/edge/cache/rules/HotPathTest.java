package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.backsource.edge.cache.rules.ranges.ByteRanges;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.variants.Vary;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fresh hit for a request without conditions allocates no memory here. */
class HotPathTest {
    private static final int REQUESTS = 10_000;

    private static final Fields PLAIN = new Fields() {
        @Override
        public String first(String name) {
            return null;
        }

        @Override
        public List<String> all(String name) {
            return List.of();
        }
    };

    private static final StoredFreshness FRESH = new StoredFreshness(60, false, false, false, 30, 30);
    private static final Validation.Validators VALIDATORS = new Validation.Validators("\"a\"", null);

    @Test
    void shouldAllocateNothingForAFreshHit() {
        // Given
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var decided = decide();
        var before = threads.getCurrentThreadAllocatedBytes();

        // When
        for (var i = 0; i < REQUESTS; i++) {
            decided &= decide();
        }

        // Then
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(decided).isTrue();
        assertThat(allocated / REQUESTS).isZero();
    }

    private static boolean decide() {
        return Reuse.of(FRESH, 30, RequestDirectives.of(PLAIN)) == Reuse.Verdict.FRESH
                && Preconditions.of(PLAIN, VALIDATORS, 0) == Preconditions.Verdict.PROCEED
                && Vary.NONE.secondaryKey(PLAIN).isEmpty()
                && ByteRanges.parse(PLAIN.first("range"), 1024) instanceof ByteRanges.None;
    }
}
