package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 §3.1, §5.2.2.4, §5.2.2.7. */
class StoredFieldsTest {
    private static final ResponseDirectives SAID =
            ResponseDirectives.of(Lines.of("Cache-Control: max-age=60, private=\"X-User\", no-cache=\"Set-Cookie\""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection",
                "keep-alive",
                "proxy-connection",
                "proxy-authenticate",
                "proxy-authentication-info",
                "proxy-authorization",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade",
                "x-user",
                "set-cookie"
            })
    void shouldLeaveOutWhatIsOfTheConnectionOrNamed(String name) {
        // When
        var stored = StoredFields.isStored(name, SAID);

        // Then
        assertThat(stored).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "content-length", "cache-control", "etag", "date", "via", "x-other"})
    void shouldStoreTheRest(String name) {
        // When
        var stored = StoredFields.isStored(name, SAID);

        // Then
        assertThat(stored).isTrue();
    }
}
