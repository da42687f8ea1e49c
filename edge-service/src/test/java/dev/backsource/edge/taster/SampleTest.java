package dev.backsource.edge.taster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static byte[] written(Sample sample) throws IOException {
        var bytes = new ByteArrayOutputStream();
        sample.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    @Test
    void shouldReadWhatItWrites() throws Exception {
        // Given
        var received = new ConsumerRecord<>("changes", 0, 0, "www.example.com", new byte[] {1, -1});
        received.headers().add("ce_id", new byte[] {'7'}).add("broken", new byte[] {-1});

        // When
        var read = Sample.read(in(written(Sample.of(3, received))));

        // Then
        assertThat(read.number()).isEqualTo(3);
        assertThat(read.key()).isEqualTo("www.example.com");
        assertThat(read.headers()).isEqualTo(Map.of("ce_id", "7"));
        assertThat(read.value()).containsExactly(1, -1);
    }

    @Test
    void shouldReadNothingBehindTheEndNorOfATornSample() throws Exception {
        // Given
        var whole = written(new Sample(1, "a", Map.of(), new byte[] {1, 2}));

        for (var length = 0; length < whole.length; length++) {
            // When
            var read = Sample.read(in(Arrays.copyOf(whole, length)));

            // Then
            assertThat(read).as("%d bytes", length).isNull();
        }
    }

    @Test
    void shouldRefuseALengthOutOfRange() {
        // Given
        var bytes = new byte[] {0, 0, 0, 1, -1, -1, -1, -1};

        // Then
        assertThatThrownBy(() -> Sample.read(in(bytes))).isInstanceOf(IOException.class);
    }
}
