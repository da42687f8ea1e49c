package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TlsSessionTest {
    @Test
    void shouldReadWhatWasAgreedOn() {
        // When
        var session = TlsSession.parse("""
                ---
                SSL handshake has read 829 bytes and written 404 bytes
                Verification error: self-signed certificate
                ---
                New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
                Server public key is 256 bit
                """);

        // Then
        assertThat(session).isEqualTo(new TlsSession("TLSv1.3", "TLS_AES_256_GCM_SHA384"));
        assertThat(session).hasToString("TLSv1.3, TLS_AES_256_GCM_SHA384");
    }

    @Test
    void shouldTakeAHandshakeThatFailedForNone() {
        assertThatThrownBy(() -> TlsSession.parse("New, (NONE), Cipher is (NONE)"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(NONE)");
    }
}
