package dev.backsource.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {
    @Test
    void shouldReadSchemeAndPort() {
        assertThat(Listener.parse("https=443")).isEqualTo(new Listener("https", 443));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "443", "ftp=21", "http=", "http=0", "http=65536", "http=99999999999", "http=-1"})
    void shouldRefuseWhatIsNoListener(String text) {
        assertThatThrownBy(() -> Listener.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
