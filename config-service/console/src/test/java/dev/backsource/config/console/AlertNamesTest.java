package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.SilenceKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertNamesTest {
    @Test
    void shouldNameEachKindOfAlerts() {
        assertThat(CatalogueSection.of("ALERT_NAMES").keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(AlertKind.values()).map(AlertKind::kebabName),
                                Arrays.stream(SilenceKind.values()).map(SilenceKind::kebabName))
                        .toList());
    }
}
