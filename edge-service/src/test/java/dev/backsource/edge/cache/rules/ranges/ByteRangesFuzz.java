package dev.backsource.edge.cache.rules.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.edge.cache.rules.ranges.ByteRanges.Satisfiable;
import java.nio.charset.StandardCharsets;

/** For any Range field, the ranges of the response lie within the content, and include no byte twice. */
class ByteRangesFuzz {
    private static final long LENGTH = 1000;

    @FuzzTest
    void shouldStayWithinTheContentAndSendNoByteTwice(byte[] latin1) {
        var result = ByteRanges.parse(new String(latin1, StandardCharsets.ISO_8859_1), LENGTH);

        if (result instanceof Satisfiable satisfiable) {
            var ranges = satisfiable.ranges();
            assertThat(ranges).hasSizeBetween(1, ByteRanges.MOST).allMatch(ByteRangesFuzz::isWithin);
            assertThat(ranges.stream().mapToLong(ByteRange::length).sum()).isLessThanOrEqualTo(LENGTH);
        }
    }

    private static boolean isWithin(ByteRange range) {
        return range.first() >= 0 && range.first() <= range.last() && range.last() < LENGTH;
    }
}
