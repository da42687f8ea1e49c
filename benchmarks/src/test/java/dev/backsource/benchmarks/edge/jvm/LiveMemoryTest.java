package dev.backsource.benchmarks.edge.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveMemoryTest {
    private static final String HISTOGRAM = """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         23456        1876544  [B (java.base@17.0.12)
               2:          9876         237024  java.lang.String (java.base@17.0.12)
            Total        123456       45678901
            """;
    private static final String NATIVE = """
            Total: reserved=2345678KB, committed=654321KB
            -                 Java Heap (reserved=524288KB, committed=524288KB)
                                        (mmap: reserved=524288KB, committed=524288KB)

            -                     Other (reserved=34567KB, committed=12345KB)
                                        (malloc=12345KB #678)
            """;

    @Test
    void shouldReadLiveBytesAndCommittedBytesOutsideOfTheHeap() {
        // When
        var memory = LiveMemory.parse(HISTOGRAM, NATIVE);

        // Then
        assertThat(memory).isEqualTo(new LiveMemory(45_678_901, 12_345 * 1024L));
        assertThat(memory.total()).isEqualTo(45_678_901 + 12_345 * 1024L);
    }

    @Test
    void shouldSayWhatWasPrintedWhereNativeMemoryIsNotTracked() {
        assertThatThrownBy(() -> LiveMemory.parse(HISTOGRAM, "Native memory tracking is not enabled"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not enabled");
    }
}
