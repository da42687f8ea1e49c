package dev.backsource.edge.cache.rules.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.ranges.ByteRanges.Satisfiable;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.BitSet;

/** Ranges against a model that marks every requested byte. */
class ByteRangesProperties {
    private static final int MOST = 60;

    @Samples
    void shouldSendEachByteAskedForOnceAndNoOther(Sample sample) {
        // Given
        var specs = sample.list(1, 6, () -> spec(sample));
        var length = sample.between(0, MOST);
        var wanted = new BitSet();
        specs.forEach(spec -> mark(spec, length, wanted));

        // When
        var result = ByteRanges.parse("bytes=" + String.join(",", specs), length);

        // Then
        assertThat(sent(result, length)).isEqualTo(wanted);
    }

    private static BitSet sent(ByteRanges.Result result, int length) {
        var sent = new BitSet();
        if (result instanceof Satisfiable satisfiable) {
            satisfiable.ranges().forEach(range -> send(range, length, sent));
        }
        return sent;
    }

    private static void send(ByteRange range, int length, BitSet sent) {
        assertThat(range.first()).isBetween(0L, range.last());
        assertThat(range.last()).isLessThan(length);
        for (var i = (int) range.first(); i <= range.last(); i++) {
            assertThat(sent.get(i)).as("byte %d sent before", i).isFalse();
            sent.set(i);
        }
    }

    private static void mark(String spec, int length, BitSet wanted) {
        var dash = spec.indexOf('-');
        var from = dash == 0 ? Math.max(0, length - Integer.parseInt(spec.substring(1))) : first(spec, dash);
        var to = dash == 0 || dash == spec.length() - 1 ? length - 1 : Integer.parseInt(spec.substring(dash + 1));
        for (var i = from; i <= Math.min(to, length - 1); i++) {
            wanted.set(i);
        }
    }

    private static int first(String spec, int dash) {
        return Integer.parseInt(spec.substring(0, dash));
    }

    private static String spec(Sample sample) {
        var one = sample.between(0, MOST);
        var other = sample.between(0, MOST);
        return sample.of(Math.min(one, other) + "-" + Math.max(one, other), one + "-", "-" + one);
    }
}
