package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.findings.Visitor;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorFieldsTest {
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "User-Agent", "Accept-Language"})
    void shouldTellClientsApartByAllThatTheyKeepFromHostToHost(String field) {
        assertThat(with(field, "other").self())
                .isNotEqualTo(with("Accept", "other").self());
        assertThat(with(field, "other").session())
                .isEqualTo(with("Accept", "other").session());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie", "Authorization"})
    void shouldTellVisitsApartByCookiesAndAuthorization(String field) {
        assertThat(with(field, "other").session())
                .isNotEqualTo(with("Accept", "other").session());
        assertThat(with(field, "other").self())
                .isEqualTo(with("Accept", "other").self());
    }

    @Test
    void shouldReadAllLinesOfAField() {
        // Given
        var forwarded = fields().add("X-Forwarded-For", "192.0.2.7").add("X-Forwarded-For", "192.0.2.8");
        var cookies = fields().add("Cookie", "a=1").add("Cookie", "b=2");

        // Then
        assertThat(VisitorFields.visitor("192.0.2.1", forwarded).self())
                .isNotEqualTo(with("X-Forwarded-For", "192.0.2.7").self());
        assertThat(VisitorFields.visitor("192.0.2.1", cookies).session())
                .isNotEqualTo(with("Cookie", "a=1").session());
        assertThat(VisitorFields.visitor("192.0.2.1", cookies).hasCookies()).isTrue();
        assertThat(VisitorFields.visitor("192.0.2.2", fields()).self())
                .isNotEqualTo(with("Accept", "x").self());
        assertThat(VisitorFields.visitor("192.0.2.2", fields()).hasCookies()).isFalse();
    }

    private static Visitor with(String field, String value) {
        return VisitorFields.visitor("192.0.2.1", fields().add(field, value));
    }

    private static MultiMap fields() {
        return MultiMap.caseInsensitiveMultiMap();
    }
}
