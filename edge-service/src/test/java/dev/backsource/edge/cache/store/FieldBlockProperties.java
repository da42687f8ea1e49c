package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is packed comes out as it went in. */
class FieldBlockProperties {
    record Line(String name, String value) {}

    private static FieldBlock pack(List<Line> lines) {
        var writer = new FieldBlockWriter();
        lines.forEach(line -> writer.add(line.name(), line.value()));
        return writer.toBlock();
    }

    private static List<Line> unpack(FieldBlock block) {
        var lines = new ArrayList<Line>();
        block.copyTo((name, value) -> lines.add(new Line(name.toString(), value.toString())));
        return lines;
    }

    private static List<Line> inLowerCase(List<Line> lines) {
        return lines.stream()
                .map(line -> new Line(line.name().toLowerCase(Locale.ROOT), line.value()))
                .toList();
    }

    @Property(tries = 200)
    void shouldGiveBackEveryLineInOrder(@ForAll("lines") List<Line> lines) {
        // When
        var block = pack(lines);

        // Then
        assertThat(unpack(block)).isEqualTo(inLowerCase(lines));
    }

    @Property(tries = 200)
    void shouldFindWhatIsThereAndNothingElse(@ForAll("lines") List<Line> lines, @ForAll("names") String name) {
        // Given
        var lower = name.toLowerCase(Locale.ROOT);
        var expected = inLowerCase(lines).stream()
                .filter(line -> line.name().equals(lower))
                .map(Line::value)
                .toList();

        // When
        var block = pack(lines);

        // Then
        assertThat(block.all(lower)).isEqualTo(expected);
        assertThat(block.has(lower)).isEqualTo(!expected.isEmpty());
        assertThat(block.first(lower)).isEqualTo(expected.isEmpty() ? null : expected.get(0));
    }

    @Property(tries = 200)
    void shouldAppendWithoutTouchingTheOriginal(@ForAll("lines") List<Line> lines, @ForAll("values") String value) {
        // Given
        var block = pack(lines);

        // When
        var more = block.with("x-more", value);

        // Then
        assertThat(unpack(more)).hasSize(lines.size() + 1).last().isEqualTo(new Line("x-more", value));
        assertThat(unpack(block)).isEqualTo(inLowerCase(lines));
    }

    @Property(tries = 200)
    void shouldWeighAtLeastItsValues(@ForAll("lines") List<Line> lines) {
        // Given
        var length = lines.stream().mapToInt(line -> line.value().length()).sum();

        // When
        var size = pack(lines).size();

        // Then
        assertThat(size).isGreaterThanOrEqualTo(length + lines.size());
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(names(), values()).as(Line::new).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("ETag", "etag", "Vary", "Cache-Control", "x", "X-Long-Name-Of-Some-Origin", "x-more");
    }

    /** All of Latin-1 that a field value may have; also nothing at all. */
    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u0080', '\u00ff')
                .withChars('\t')
                .ofMaxLength(100);
    }
}
