package dev.backsource.policy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedMapTest {
    @Test
    void shouldEvictTheKeyThatWasAddedFirst() {
        // Given
        var map = BoundedMap.<String, Integer>byAge(2);
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        map.get("a");

        // When
        map.put("c", 4);

        // Then
        assertThat(map).containsExactly(entry("b", 2), entry("c", 4));
    }

    @Test
    void shouldEvictTheKeyThatWasUsedLeastRecently() {
        // Given
        var map = BoundedMap.<String, Integer>byUse(2);
        map.put("a", 1);
        map.put("b", 2);
        map.get("a");

        // When
        map.put("c", 3);

        // Then
        assertThat(map).containsExactly(entry("a", 1), entry("c", 3));
    }
}
