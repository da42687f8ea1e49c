package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrkOutputTest {
    private static final String PRINTED = """
            Running 2s test @ http://127.0.0.1:41000/cached/hit
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   811.53us    1.69ms  26.51ms   97.58%
                Req/Sec   104.35k    11.05k  118.49k    85.00%
              Latency Distribution
                 50%  541.00us
                 75%  609.00us
                 90%    1.01ms
                 99%    9.12ms
              207719 requests in 2.00s, 261.70MB read
            Requests/sec: 103778.14
            Transfer/sec:    130.75MB
            """;

    @Test
    void shouldReadWhatWasAnswered() {
        // When
        var result = WrkOutput.parse(PRINTED);
        // Then
        assertThat(result).isEqualTo(new LoadResult(207_719, 103_778.14, 9.12));
    }

    @ParameterizedTest
    @CsvSource({"541.00us, 0.541", "9.12ms, 9.12", "1.50s, 1500", "2.00m, 120000"})
    void shouldTakeLatenciesOfAnyUnitForMilliseconds(String printed, double expected) {
        // When
        var result = WrkOutput.parse(PRINTED.replace("9.12ms", printed));
        // Then
        assertThat(result.p99Ms()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'  Socket errors: connect 0, read 12, write 0, timeout 3'",
        "'  Non-2xx or 3xx responses: 207'",
    })
    void shouldTakeARunWithFailuresForNone(String failures) {
        // Given
        var printed = PRINTED.replace("Requests/sec", failures + "\nRequests/sec");
        // When, Then
        assertThatThrownBy(() -> WrkOutput.parse(printed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(failures.strip());
    }

    @Test
    void shouldSayWhatWasPrintedInstead() {
        assertThatThrownBy(() -> WrkOutput.parse("unable to connect to 127.0.0.1:41000 Connection refused"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Connection refused");
    }
}
