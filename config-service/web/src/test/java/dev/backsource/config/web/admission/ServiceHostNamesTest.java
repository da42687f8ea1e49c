package dev.backsource.config.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHostNamesTest {
    private static final String HERE = "10.0.0.7";

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost.", "127.0.0.1", "127.9.8.7", "[::1]", "::1", HERE})
    void shouldContainLoopbackAndTheAddressThatARequestArrivedAt(String host) {
        assertThat(names().contain(host, HERE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "10.0.0.8",
                "",
                "api.example.com.x"
            })
    void shouldNotContainWhatNobodyGaveTheService(String host) {
        assertThat(names("api.example.com").contain(host, HERE)).isFalse();
    }

    @Test
    void shouldContainWhatTheSettingListsInAnySpelling() {
        var names = names("Api.Example.COM", "2001:db8::1");

        assertThat(names.contain("api.example.com.", HERE)).isTrue();
        assertThat(names.contain("[2001:DB8::1]", HERE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com", "api.example.com/", "*", "a b", ""})
    void shouldRefuseASettingThatNamesNoHost(String entry) {
        assertThatThrownBy(() -> names(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backsource.config.allowed-hosts");
    }

    private static ServiceHostNames names(String... configured) {
        return new ServiceHostNames(() -> Optional.of(List.of(configured)));
    }
}
