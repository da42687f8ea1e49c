package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverrideFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL",
                "x-rewrite-url",
                "X-Host",
                "X-Forwarded",
                "X-Forwarded-By",
                "X-Forwarded-URI",
                "X-Forwarded-Scheme",
                "X-Forwarded-SSL",
                "X-Forward-For",
                "Forwarded-Proto",
                "X-Real-IP",
                "X-Client-IP",
                "X-ClientIP",
                "True-Client-IP",
                "Client-IP",
                "CF-Connecting-IP",
                "X-Original-Method",
                "X-Backend-Host",
                "X-Remote-User",
                "X-SSL-Client-Verify",
                "Ali-Cdn-Real-Ip",
                "X.Backend.Host",
                "X_SCHEME"
            })
    void shouldKnowWhatProxiesSayOfRequests(String name) {
        assertThat(OverrideFields.KNOWN.include(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Cookie",
                "Accept-Language",
                "Origin",
                "X-Requested-With",
                "X-Api-Key",
                "X-Request-Id",
                "X-CSRF-Token",
                "X-Client-Id",
                "X-Client-Version",
                "X-Protocol-Version",
                "X-Hosts",
                "Client-IPs",
                "X-"
            })
    void shouldLeaveFieldsOfApplicationsAlone(String name) {
        assertThat(OverrideFields.KNOWN.include(name)).isFalse();
    }

    @Test
    void shouldTakeMoreByNameOrByHowTheyBegin() {
        // When
        var claims = OverrideFields.and(List.of("X-Shard", "Acme-*"));

        // Then
        assertThat(claims.include("x_shard")).isTrue();
        assertThat(claims.include("X-Shards")).isFalse();
        assertThat(claims.include("Acme-Tenant")).isTrue();
        assertThat(claims.include("X-Real-IP")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "X Shard", "X-Shard:", "a*b c"})
    void shouldRefuseWhatIsNoName(String name) {
        assertThatThrownBy(() -> OverrideFields.and(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method", "X-HTTP-Method-Override", "x_method_override"})
    void shouldKnowWhatOverridesTheMethod(String name) {
        assertThat(OverrideFields.isOverride(name)).isTrue();
    }
}
