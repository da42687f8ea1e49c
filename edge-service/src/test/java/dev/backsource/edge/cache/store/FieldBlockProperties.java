package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Packed fields are unpacked unchanged. */
class FieldBlockProperties {
    private static final String VALUE_CHARACTERS = IntStream.rangeClosed(0, 0xff)
            .filter(c -> c == '\t' || c >= ' ' && c != 0x7f)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

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

    private static List<Line> unpackBytes(FieldBlock block) {
        var lines = new ArrayList<Line>();
        block.copyBytesTo((name, array, offset, length) ->
                lines.add(new Line(name.toString(), new String(array, offset, length, StandardCharsets.ISO_8859_1))));
        return lines;
    }

    private static List<Line> inLowerCase(List<Line> lines) {
        return lines.stream()
                .map(line -> new Line(line.name().toLowerCase(Locale.ROOT), line.value()))
                .toList();
    }

    @Samples(200)
    void shouldGiveBackEveryLineInOrder(Sample sample) {
        // Given
        var lines = lines(sample);

        // When
        var block = pack(lines);

        // Then
        assertThat(unpack(block)).isEqualTo(inLowerCase(lines));
        assertThat(unpackBytes(block)).isEqualTo(inLowerCase(lines));
    }

    @Samples(200)
    void shouldFindWhatIsThereAndNothingElse(Sample sample) {
        // Given
        var lines = lines(sample);
        var lower = name(sample).toLowerCase(Locale.ROOT);
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

    @Samples(200)
    void shouldAppendWithoutTouchingTheOriginal(Sample sample) {
        // Given
        var lines = lines(sample);
        var value = value(sample);
        var block = pack(lines);

        // When
        var more = FieldBlockWriter.with(block, "x-more", value);

        // Then
        assertThat(unpack(more)).hasSize(lines.size() + 1).last().isEqualTo(new Line("x-more", value));
        assertThat(unpack(block)).isEqualTo(inLowerCase(lines));
    }

    @Samples(200)
    void shouldWeighAtLeastItsValues(Sample sample) {
        // Given
        var lines = lines(sample);
        var length = lines.stream().mapToInt(line -> line.value().length()).sum();

        // When
        var size = pack(lines).size();

        // Then
        assertThat(size).isGreaterThanOrEqualTo(length + lines.size());
    }

    private static List<Line> lines(Sample sample) {
        return sample.list(0, 20, () -> new Line(name(sample), value(sample)));
    }

    private static String name(Sample sample) {
        return sample.of("ETag", "etag", "Vary", "Cache-Control", "x", "X-Long-Name-Of-Some-Origin", "x-more");
    }

    /** Any characters of Latin-1 that a field value may have; also an empty value. */
    private static String value(Sample sample) {
        return sample.text(VALUE_CHARACTERS, 0, 100);
    }
}
