package dev.backsource.health.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.response.ClientUrl;
import java.util.Arrays;

/** Any bytes, followed by the end of the connection, are one bounded response or one fault. */
class ResponseReaderFuzz {
    private static final ClientUrl BASE = new ClientUrl(Scheme.HTTPS, "www.example.com", "/a/b?c");

    @FuzzTest
    void shouldEndWithAResponseOrAFault(byte[] bytes) {
        var middle = bytes.length / 2;
        var reader = new ResponseReader(true);
        try {
            reader.read(Arrays.copyOfRange(bytes, 0, middle));
            reader.read(Arrays.copyOfRange(bytes, middle, bytes.length));
            reader.closed();

            assertThat(reader.isOver()).isTrue();
            var response = reader.response();
            assertThat(response == null).isEqualTo(reader.fault() != null);
            if (response != null) {
                assertThat(response.status()).isBetween(100, 599);
                assertThat(response.html() == null ? 0 : response.html().length())
                        .isLessThanOrEqualTo(ResponseReader.MAX_BODY);
                var location = response.redirectsTo();
                var next = location == null ? null : BASE.redirected(location);
                if (next != null) {
                    assertThat(next.redirected(next.toString())).isEqualTo(next);
                }
            }
        } finally {
            reader.release();
        }
    }
}
