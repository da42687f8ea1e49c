package dev.backsource.edge.cache.rules.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.Lines;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key against a model that compares field by field. */
class VaryProperties {
    @Samples(5000)
    void shouldGiveTheSameKeyExactlyToRequestsWhoseSelectingFieldsAreTheSame(Sample sample) {
        // Given
        var names = sample.list(0, 4, () -> sample.of("Accept-Encoding", "X-A", "x-b"));
        var vary = Vary.of(Lines.field("vary", names));
        var one = request(sample);
        var other = request(sample);

        // When
        var key = vary.secondaryKey(one);

        // Then
        assertThat(key.equals(vary.secondaryKey(other)))
                .isEqualTo(model(vary, one).equals(model(vary, other)));
    }

    /** For each field its presence, and the significant parts of its value. */
    private static List<List<String>> model(Vary vary, Lines request) {
        var fields = new ArrayList<List<String>>();
        for (var name : vary.names()) {
            var lines = request.all(name);
            fields.add(List.of(String.valueOf(lines.isEmpty())));
            fields.add(name.equals("accept-encoding") ? members(lines) : List.of(joined(lines)));
        }
        return fields;
    }

    private static List<String> members(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(member -> member.replace(" ", "").replace("\n", "").toLowerCase(Locale.ROOT))
                .filter(member -> !member.isEmpty())
                .toList();
    }

    private static String joined(List<String> lines) {
        return lines.stream()
                .map(line -> line.replace('\n', ' ').replace('\r', ' ').strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** A request of few characters, so that values coincide. */
    private static Lines request(Sample sample) {
        return new Lines(sample.list(
                0, 3, () -> new Lines.Line(sample.of("accept-encoding", "x-a", "x-b"), sample.text("aA, \n", 0, 4))));
    }
}
