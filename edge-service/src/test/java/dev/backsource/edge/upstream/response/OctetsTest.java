package dev.backsource.edge.upstream.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetsTest {
    private static int oneByOne(byte[] in, int from, int end) {
        for (var i = from; i < end; i++) {
            if (in[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Test
    void shouldFindTheFirstLineFeedWhereverItIs() {
        // Given: octets that borrow from and carry into each other
        var octets = new byte[] {'\n', '\n' + 1, '\n' - 1, 0, 1, -1, -128, 127, (byte) ('\n' | 0x80)};
        var random = new Random(1);

        for (var run = 0; run < 20_000; run++) {
            // When
            var in = new byte[random.nextInt(40)];
            var feeds = random.nextInt(octets.length);
            for (var i = 0; i < in.length; i++) {
                in[i] = octets[feeds == 0 ? random.nextInt(octets.length) : 1 + random.nextInt(octets.length - 1)];
            }
            if (in.length > 0) {
                in[random.nextInt(in.length)] = '\n';
            }
            var from = random.nextInt(in.length + 1);
            var end = from + random.nextInt(in.length - from + 1);

            // Then
            assertThat(Octets.lineFeed(in, from, end)).isEqualTo(oneByOne(in, from, end));
        }
    }
}
