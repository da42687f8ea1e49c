package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules and the dashboard of {@code docs/monitoring}. Whether Prometheus accepts the rules, {@code AlertRulesIT} says. */
class MonitoringTest {
    private static final String RULES = "docs/monitoring/alerts.yml";
    private static final String TESTS = "docs/monitoring/alerts.test.yml";
    private static final String DASHBOARD = "docs/monitoring/dashboard.json";
    private static final List<String> SECTIONS =
            List.of("every service", "edge-service", "config-service", "origin-health-service");

    @ParameterizedTest
    @ValueSource(strings = {RULES, DASHBOARD})
    void shouldUseMetricsThatExist(String file) {
        // Given: MetricsPageTest compares the page with the services
        var known = SECTIONS.stream()
                .flatMap(section -> Sources.namesOn("docs/metrics.md", section).stream())
                .map(name -> name.replaceAll("\\{.*", ""))
                .collect(Collectors.toSet());

        // When
        var used = metricsIn(file);

        // Then
        assertThat(used).isNotEmpty().allMatch(known::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {RULES, TESTS, DASHBOARD, "docs/operations.md"})
    void shouldUseLabelsAndValuesThatExist(String file) {
        assertThat(labelsIn(file))
                .isNotEmpty()
                .allSatisfy(used -> assertThat(LabelValues.of(used.metric(), used.label()))
                        .as("values of %s at %s", used.label(), used.metric())
                        .containsAll(used.values()));
    }

    @Test
    void shouldNameAPartOfTheRunbookInEachRule() {
        assertThat(Sources.matches("runbook: (\\S+)", Sources.page(RULES)).map(found -> found.group(1)))
                .hasSameSizeAs(alertsIn(RULES, "alert: "))
                .allSatisfy(link -> {
                    var parts = link.split("#");
                    assertThat(headings(parts[0])).contains(parts[1]);
                });
    }

    @Test
    void shouldTestEachRule() {
        assertThat(alertsIn(TESTS, "alertname=\"")).containsExactlyInAnyOrderElementsOf(alertsIn(RULES, "alert: "));
    }

    @Test
    void shouldScrapeTheServicesOfTheComposeFile() {
        var started = new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<String, Map<String, Object>>>load(Sources.page("docker-compose.yml"))
                .get("services");

        assertThat(Sources.matches("([a-z0-9-]+):9\\d{3}\"", Sources.page("docs/monitoring/prometheus.yml"))
                        .map(target -> target.group(1)))
                .isNotEmpty()
                .allMatch(started::containsKey);
    }

    /** Names of metrics, of histograms without the suffix of their buckets. */
    private static Set<String> metricsIn(String file) {
        return names("\\b(backsource_[a-z_]+)", file)
                .map(name -> name.replaceAll("_bucket$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A label with the values that a query compares it with. */
    private record Used(String metric, String label, List<String> values) {}

    /** The labels of the services' own metrics, but for those of Prometheus and for variables of the dashboard. */
    private static List<Used> labelsIn(String file) {
        return Sources.matches(
                        "\\b((?:backsource|kafka)_[a-z_]+)\\{([^}]*)\\}",
                        Sources.page(file).replace("\\\"", "\""))
                .flatMap(series -> Sources.matches("(\\w+)(?:=|!=|=~|!~)\"([^\"]*)\"", series.group(2))
                        .map(label -> new Used(
                                series.group(1).replaceAll("_bucket$", ""),
                                label.group(1),
                                List.of(label.group(2).split("\\|")))))
                .filter(used -> !LabelValues.OPEN.contains(used.label()))
                .toList();
    }

    private static Set<String> alertsIn(String file, String before) {
        return names(before + "(Backsource\\w+)", file).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(String pattern, String file) {
        return Sources.matches(pattern, Sources.page(file)).map(found -> found.group(1));
    }

    /** The anchors of a page's headings. */
    private static List<String> headings(String page) {
        return Sources.matches("^#+ ([^\n]+)$", Sources.page(page))
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
