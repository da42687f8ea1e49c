package dev.backsource.edge.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.EdgeCounters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProxyErrorTest {
    @Test
    void shouldBeOfTheTypesThatAreToldApartByWhoReadsReports() {
        // Then
        assertThat(Arrays.stream(ProxyError.values()).map(ProxyError::token)).isSubsetOf(EdgeCounters.ERROR_TYPES);
    }
}
