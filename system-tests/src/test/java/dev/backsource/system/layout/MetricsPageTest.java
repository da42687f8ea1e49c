package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/metrics.md} has every metric that a service registers, and none that does not exist. */
class MetricsPageTest {
    /** What Prometheus puts behind the names of counters and of times. */
    private static final List<String> SUFFIXES = List.of("", "_total", "_seconds_total", "_seconds");

    @ParameterizedTest
    @CsvSource({
        "every service, deployment",
        "edge-service, edge-service",
        "config-service, config-service",
        "origin-health-service, origin-health-service"
    })
    void shouldHaveEveryMetricOfTheServiceOnce(String section, String module) {
        var registered = registeredBy(module);

        var onPage = Sources.namesOn("docs/metrics.md", section).stream()
                .map(name -> name.replaceAll("\\{.*", ""))
                .map(name -> withoutSuffix(name, registered))
                .toList();

        assertThat(onPage).containsExactlyInAnyOrderElementsOf(registered);
    }

    /** The names in the form of Prometheus, without suffixes. */
    private static Set<String> registeredBy(String module) {
        return Sources.of(module).stream()
                .filter(source -> source.text().contains("MeterRegistry;"))
                .flatMap(source ->
                        Sources.matches("(?<!name = |Key\\()\"((?:backsource|process)\\.[a-z.]+)\"", source.text()))
                .map(name -> name.group(1).replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutSuffix(String name, Set<String> registered) {
        return SUFFIXES.stream()
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .filter(registered::contains)
                .findFirst()
                .orElse(name);
    }
}
