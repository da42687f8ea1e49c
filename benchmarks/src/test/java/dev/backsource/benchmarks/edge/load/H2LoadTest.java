package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2LoadTest {
    private static final String PRINTED = """
            starting benchmark...
            TLS Protocol: TLSv1.3
            Cipher: TLS_AES_128_GCM_SHA256
            Application protocol: h2

            finished in 3.00s, 61234.50 req/s, 64.01MB/s
            requests: 122469 total, 122629 started, 122469 done, 122469 succeeded, 0 failed, 0 errored, 0 timeout
            status codes: 122475 2xx, 0 3xx, 0 4xx, 0 5xx
            """;

    @Test
    void shouldReadWhatWasAnswered() {
        // When
        var result = H2Load.parse(PRINTED);
        // Then
        assertThat(result.requests()).isEqualTo(122_469);
        assertThat(result.requestsPerSecond()).isEqualTo(61_234.5);
        assertThat(result.p99Ms()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "122469 succeeded, 122468 succeeded",
        "122469 done, 0 done",
        "Application protocol: h2, Application protocol: http/1.1",
        "requests: , nothing: ",
    })
    void shouldTakeARunThatIsNotOfHttp2AndWithoutFailuresForNone(String wanted, String printed) {
        assertThatThrownBy(() -> H2Load.parse(PRINTED.replace(wanted, printed)))
                .isInstanceOf(IllegalStateException.class);
    }
}
