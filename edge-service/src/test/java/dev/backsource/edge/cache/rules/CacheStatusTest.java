package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9211 §2. */
class CacheStatusTest {
    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(CacheStatus.hit(376), "edge-1; hit; ttl=376"),
                Arguments.of(CacheStatus.hit(-412), "edge-1; hit; ttl=-412"),
                Arguments.of(CacheStatus.fwd(Reason.URI_MISS), "edge-1; fwd=uri-miss"),
                Arguments.of(
                        CacheStatus.fwd(Reason.URI_MISS).withCollapsed().withTtl(60),
                        "edge-1; fwd=uri-miss; ttl=60; collapsed"),
                Arguments.of(
                        CacheStatus.fwd(Reason.STALE)
                                .withFwdStatus(304)
                                .withStored()
                                .withTtl(0),
                        "edge-1; fwd=stale; fwd-status=304; ttl=0; stored"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void shouldTellHowTheRequestWasDealtWith(CacheStatus status, String expected) {
        // When
        var text = status.format("edge-1");

        // Then
        assertThat(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"edge.example.com | edge.example.com; hit; ttl=1", "1st edge | \"1st edge\"; hit; ttl=1"})
    void shouldQuoteANameThatIsNoToken(String name, String expected) {
        // When
        var text = CacheStatus.hit(1).format(name);

        // Then
        assertThat(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 60, -5})
    void shouldSayOfAHitWhatItWrites(long ttl) {
        // When
        var text = CacheStatus.hitBeforeTtl("1st edge") + ttl;

        // Then
        assertThat(text).isEqualTo(CacheStatus.hit(ttl).format("1st edge"));
    }

    @Test
    void shouldUseTheReasonsOfTheRegistry() {
        // When
        var tokens = Stream.of(Reason.values()).map(Reason::token).toList();

        // Then
        assertThat(tokens)
                .isEqualTo(List.of("bypass", "method", "uri-miss", "vary-miss", "miss", "stale", "partial", "request"));
    }
}
