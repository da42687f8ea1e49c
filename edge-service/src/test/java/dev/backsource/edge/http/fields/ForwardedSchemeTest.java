package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedSchemeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https        | -                                  | HTTPS
            HTTP         | -                                  | HTTP
            http, https  | -                                  | HTTPS
            https,http   | -                                  | HTTP
            ftp          | proto=https                        | -
            ''           | -                                  | -
            -            | proto=https                        | HTTPS
            -            | for=192.0.2.1;Proto="http";by=a    | HTTP
            -            | proto=http, for=b;proto=https      | HTTPS
            -            | proto=https, for=b                 | -
            -            | for="a,proto=https"                | HTTPS
            -            | proto=                             | -
            http         | proto=https                        | HTTP
            -            | -                                  | -
            """)
    void shouldTakeTheLastWordOfTheProxyInFront(String proto, String forwarded, String expected) {
        // Given
        var fields = MultiMap.caseInsensitiveMultiMap();
        if (proto != null) {
            fields.add("X-Forwarded-Proto", proto);
        }
        if (forwarded != null) {
            fields.add("Forwarded", forwarded);
        }

        // When
        var scheme = ForwardedScheme.of(fields);

        // Then
        assertThat(scheme == null ? null : scheme.name()).isEqualTo(expected);
    }
}
