package dev.backsource.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeIdConverterTest {
    @Test
    void shouldEndTheStartByAnIdThatWouldBeAFileElsewhere() {
        assertThatThrownBy(() -> settings("../../etc/cron.d/edge"))
                .hasStackTraceContaining("backsource.edge.id: edge id \"../../etc/cron.d/edge\" is invalid");
        assertThat(settings("edge-7").id()).isEqualTo("edge-7");
    }

    private static EdgeSettings settings(String id) {
        return new SmallRyeConfigBuilder()
                .withMapping(EdgeSettings.class)
                .withDefaultValues(Map.of("backsource.edge.id", id))
                .withValidateUnknown(false)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(EdgeSettings.class);
    }
}
