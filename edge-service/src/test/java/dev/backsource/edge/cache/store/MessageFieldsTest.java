package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.transport.HeaderMaps;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.headers.Http2HeadersAdaptor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields are found whatever kind of map a message has, and whether their names are well known or not. */
class MessageFieldsTest {
    private static final String[] NAMES = {"cache-control", "if-none-match", "x-anything"};

    @ParameterizedTest
    @MethodSource("maps")
    void shouldFindAllLinesOfAField(MultiMap map) {
        for (var name : NAMES) {
            // When
            var fields = new MessageFields(map.add(name, "1").add(name, "2"));

            // Then
            assertThat(fields.has(name)).isTrue();
            assertThat(fields.first(name)).isEqualTo("1");
            assertThat(fields.all(name)).containsExactly("1", "2");
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void shouldFindNothingThatIsMissing(MultiMap map) {
        for (var name : NAMES) {
            // When
            var fields = new MessageFields(map.add(name + "s", "1"));

            // Then
            assertThat(fields.has(name)).isFalse();
            assertThat(fields.first(name)).isNull();
            assertThat(fields.all(name)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("mapsOfAnyCase")
    void shouldFindNamesInAnyCase(MultiMap map) {
        // When
        var fields = new MessageFields(map.add("Cache-Control", "1").add("X-Anything", "2"));

        // Then
        assertThat(fields.first("cache-control")).isEqualTo("1");
        assertThat(fields.first("x-anything")).isEqualTo("2");
    }

    static Stream<MultiMap> maps() {
        return Stream.concat(mapsOfAnyCase(), Stream.of(new Http2HeadersAdaptor(new DefaultHttp2Headers())));
    }

    static Stream<MultiMap> mapsOfAnyCase() {
        return Stream.of(HttpHeaders.headers(), HeaderMaps.unchecked());
    }
}
