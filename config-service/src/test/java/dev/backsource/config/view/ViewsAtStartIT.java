package dev.backsource.config.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.LoneInstance;
import org.junit.jupiter.api.Test;

class ViewsAtStartIT {
    @Test
    void shouldBeReadyOnlyOnceItKnowsEveryEdgeThatHasReported() {
        // When
        var edges = LoneInstance.ready().edgesWhenReady();

        // Then
        assertThat(edges).isEqualTo(LoneInstance.EDGES);
    }
}
