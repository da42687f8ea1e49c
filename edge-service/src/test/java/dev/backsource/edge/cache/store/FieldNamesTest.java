package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldNamesTest {

    @Test
    void shouldNotKeepNamesOfAnyLength() {
        // Given
        var before = FieldNames.count();

        // When
        var name = FieldNames.shared("X-" + "n".repeat(60_000));

        // Then
        assertThat(name.toString()).startsWith("x-n");
        assertThat(FieldNames.count()).isEqualTo(before);
    }

    @Test
    void shouldWeighABlockWithTheNamesThatItAloneHas() {
        // Given
        var writer = new FieldBlockWriter();
        writer.add("Content-Type", "text/plain");
        var usual = writer.toBlock().size();

        // When
        var other = new FieldBlockWriter();
        other.add("X-" + "n".repeat(60_000), "text/plain");

        // Then
        assertThat(usual).isLessThan(100);
        assertThat(other.toBlock().size()).isGreaterThan(60_000);
    }
}
