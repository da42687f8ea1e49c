package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prometheus' own checks of {@code docs/monitoring}. */
@ExtendWith(NeedsPromtool.class)
class AlertRulesIT {
    @Test
    void shouldHaveRulesThatPassTheirTests() {
        assertThat(Promtool.run("test", "rules", "docs/monitoring/alerts.test.yml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void shouldHaveAConfigurationThatPrometheusReads() {
        assertThat(Promtool.run("check", "config", "docs/monitoring/prometheus.yml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }
}
