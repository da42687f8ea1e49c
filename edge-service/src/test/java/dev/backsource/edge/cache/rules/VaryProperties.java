package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The key against a model that compares field by field. */
class VaryProperties {
    @Property(tries = 5000)
    void shouldGiveTheSameKeyExactlyToRequestsWhoseSelectingFieldsAreTheSame(
            @ForAll("names") List<String> names, @ForAll("requests") Lines one, @ForAll("requests") Lines other) {
        // Given
        var vary = Vary.of(Lines.field("vary", names));

        // When
        var key = vary.secondaryKey(one);

        // Then
        assertThat(key.equals(vary.secondaryKey(other)))
                .isEqualTo(model(vary, one).equals(model(vary, other)));
    }

    /** For each field whether it is there, and the parts of its value that count. */
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

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.of("Accept-Encoding", "X-A", "x-b").list().ofMaxSize(4);
    }

    /** Of few characters, so that values meet. */
    @Provide
    Arbitrary<Lines> requests() {
        var values = Arbitraries.strings().withChars("aA, \n").ofMaxLength(4);
        return Arbitraries.of("accept-encoding", "x-a", "x-b")
                .flatMap(name -> values.map(value -> new Lines.Line(name, value)))
                .list()
                .ofMaxSize(3)
                .map(Lines::new);
    }
}
