package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.ByteRanges.Range;
import dev.backsource.edge.cache.rules.ByteRanges.Satisfiable;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Ranges against a model that marks every byte asked for. */
class ByteRangesProperties {
    private static final int MOST = 60;

    @Property
    void shouldSendEachByteAskedForOnceAndNoOther(@ForAll("specs") List<String> specs, @ForAll("lengths") int length) {
        // Given
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

    private static void send(Range range, int length, BitSet sent) {
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

    @Provide
    Arbitrary<List<String>> specs() {
        var offsets = Arbitraries.integers().between(0, MOST);
        var closed = Combinators.combine(offsets, offsets)
                .as((one, other) -> Math.min(one, other) + "-" + Math.max(one, other));
        return Arbitraries.oneOf(closed, offsets.map(first -> first + "-"), offsets.map(last -> "-" + last))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, MOST);
    }
}
