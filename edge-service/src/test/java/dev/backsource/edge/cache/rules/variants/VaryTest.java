package dev.backsource.edge.cache.rules.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 §4.1. */
class VaryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vary: Accept-Encoding, X-B, x-a",
                "Vary: x-a;;Vary: ;;Vary: X-B ,, accept-encoding, X-A",
            })
    void shouldListTheFieldsSortedAndOnce(String response) {
        // When
        var vary = Vary.of(Lines.in(response));

        // Then
        assertThat(vary.names()).isEqualTo(List.of("accept-encoding", "x-a", "x-b"));
        assertThat(vary.isStar()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Server: x", "Vary: ", "Vary: , ,"})
    void shouldBeNoneWhereNothingIsNamed(String response) {
        // When
        var vary = Vary.of(Lines.in(response));

        // Then
        assertThat(vary).isSameAs(Vary.NONE);
        assertThat(vary.secondaryKey(Lines.of("Accept: x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Vary: *", "Vary: Accept, *", "Vary: Accept;;Vary: *", "Vary: a b", "Vary: \"x\"", "Vary: ä"})
    void shouldFitNoOtherRequestWhenItIsAStarOrNotValid(String response) {
        // When
        var vary = Vary.of(Lines.in(response));

        // Then
        assertThat(vary.isStar()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept-Encoding: gzip, br | Accept-Encoding: gzip,br",
                "Accept-Encoding: gzip, br | Accept-Encoding: GZIP ,, BR",
                "Accept-Encoding: gzip;q=0.5, br | Accept-Encoding: gzip ; q=0.5;;Accept-Encoding: br",
                "Accept-Language: de-DE, en | Accept-Language: de-de,en",
                "X-A: one | X-A:   one  ",
                "X-A: one, two | X-A: one;;X-A: two",
                "X-A: one | X-A: one;;Accept: other;;X-C: other"
            })
    void shouldFindWhatMeansTheSame(String one, String other) {
        // Given
        var vary = Vary.of(Lines.of("Vary: Accept-Encoding, Accept-Language, X-A, X-B"));

        // When
        var key = vary.secondaryKey(Lines.in(one));

        // Then
        assertThat(key).isEqualTo(vary.secondaryKey(Lines.in(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept-Encoding: gzip, br | Accept-Encoding: br, gzip",
                "Accept-Encoding: gzip | Accept-Encoding: gzip;q=0.5",
                "Accept-Encoding: | Host: x",
                "X-A: | Host: x",
                "X-A: one | X-A: One",
                "X-A: one | X-B: one",
                "X-A: one;;X-B: two | X-A: two;;X-B: one",
                "X-A: one;;X-B: two | X-A: one two",
                "X-A: a b | X-A: a  b"
            })
    void shouldTellApartWhatMayMeanAnother(String one, String other) {
        // Given
        var vary = Vary.of(Lines.of("Vary: Accept-Encoding, X-A, X-B"));

        // When
        var key = vary.secondaryKey(Lines.in(one));

        // Then
        assertThat(key).isNotEqualTo(vary.secondaryKey(Lines.in(other)));
    }

    @Test
    void shouldTellApartResponsesThatVaryByOtherFields() {
        // Given
        var request = Lines.of("X-A: one", "X-B: one");

        // When
        var key = Vary.of(Lines.of("Vary: X-A")).secondaryKey(request);

        // Then
        assertThat(key).isNotEqualTo(Vary.of(Lines.of("Vary: X-B")).secondaryKey(request));
    }
}
