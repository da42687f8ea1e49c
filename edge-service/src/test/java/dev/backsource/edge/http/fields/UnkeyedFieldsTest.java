package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnkeyedFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "accept-language",
                "COOKIE",
                "If-None-Match",
                "Range",
                "Sec-CH-UA-Mobile",
                "Sec-Fetch-Site",
                "DNT",
                "Upgrade-Insecure-Requests",
                "Priority",
                "traceparent",
                "X-Request-ID",
                "Content-Length"
            })
    void shouldTrustWhatIsRegisteredAndWhatBrowsersSend(String name) {
        assertThat(UnkeyedFields.REGISTERED.include(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Host-Override",
                "Host-Override",
                "Http-Host",
                "Url",
                "Uri",
                "Http-Url",
                "X-Matched-Path",
                "X-Now-Route-Matches",
                "X-Nextjs-Data",
                "RSC",
                "X-Api-Host",
                "X-Cdn-Host",
                "X-Oss-Process",
                "Content-Type",
                "X-Requested-With",
                "X-HTTP-Method-Override",
                "Accept_Language",
                "Sec-Fetch-Nothing",
                "X"
            })
    void shouldTrustNoOther(String name) {
        assertThat(UnkeyedFields.REGISTERED.include(name)).isFalse();
        assertThat(UnkeyedFields.REGISTERED.include("a".repeat(65))).isFalse();
    }

    @Test
    void shouldTrustWhatAnOperatorAdds() {
        // When
        var fields = UnkeyedFields.and(List.of("X-App-Version"));

        // Then
        assertThat(fields.include("x-app-version")).isTrue();
        assertThat(fields.include("Accept")).isTrue();
        assertThat(fields.include("X-App")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X-*: a", "a b", "X-App,"})
    void shouldRefuseWhatIsNoName(String name) {
        assertThatThrownBy(() -> UnkeyedFields.and(List.of(name))).hasMessageContaining("not a header field name");
    }
}
