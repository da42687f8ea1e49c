package dev.backsource.benchmarks.edge.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelBuffersTest {
    @Test
    void shouldReadTheMemoryOfTcp() {
        // When
        var bytes = KernelBuffers.bytesIn("""
                sockets: used 137
                TCP: inuse 12 orphan 0 tw 3 alloc 15 mem 367676
                UDP: inuse 2 mem 7
                """);

        // Then
        assertThat(bytes).isEqualTo(367_676L * 4096);
    }

    @Test
    void shouldReadNoMemoryWhereTheKernelSaysNothingOfTcp() {
        assertThat(KernelBuffers.bytesIn("sockets: used 137\nUDP: inuse 2 mem 7\n"))
                .isZero();
    }
}
