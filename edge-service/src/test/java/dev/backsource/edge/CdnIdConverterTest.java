package dev.backsource.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdnIdConverterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "backsource",
                "cdn.example.com",
                "cdn.example.com:8443",
                "127.0.0.1",
                "[2001:db8::1]:443",
                "a_b~c"
            })
    void shouldTakeTokensAndHosts(String id) {
        assertThat(settings(id).cdnId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "a,b", "a;b", "a\"b", "line\r\nX-Other: 1", "naïve", "[::1", "a:", "a:b"})
    void shouldEndTheStartByOthers(String id) {
        assertThatThrownBy(() -> settings(id)).hasStackTraceContaining("backsource.edge.cdn-id: must be a token");
    }

    @Test
    void shouldEndTheStartByOneThatIsTooLong() {
        assertThat(settings("a".repeat(255)).cdnId()).hasSize(255);
        assertThatThrownBy(() -> settings("a".repeat(256))).hasStackTraceContaining("at most 255 characters");
    }

    private static EdgeSettings settings(String id) {
        return new SmallRyeConfigBuilder()
                .withMapping(EdgeSettings.class)
                .withDefaultValues(Map.of("backsource.edge.cdn-id", id))
                .withValidateUnknown(false)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(EdgeSettings.class);
    }
}
