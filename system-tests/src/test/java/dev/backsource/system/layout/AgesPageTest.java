package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.SilenceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/operations.md} of how old what is shown may be is what the services go by. */
class AgesPageTest {
    private static final String SECTION = "### How old what you see may be";
    private static final Pattern STATED = Pattern.compile("(\\d+(?:ms|s|m|h)) \\(`(backsource[a-z.-]+)`\\)");

    @Test
    void shouldStateTheDefaultsOfTheServices() {
        // Given
        var defaults = new HashMap<String, String>();
        List.of("config-service", "origin-health-service").forEach(service -> defaults.putAll(defaults(service)));

        // When
        var stated = STATED.matcher(section()).results().toList();

        // Then
        assertThat(stated)
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(each -> assertThat(defaults).containsEntry(each.group(2), each.group(1)));
    }

    @Test
    void shouldNameEveryAlertOfSilence() {
        for (var kind : SilenceKind.values()) {
            assertThat(section()).contains("`" + kind.kebabName() + "`");
        }
    }

    private static String section() {
        var page = Sources.page("docs/operations.md");
        var from = page.indexOf(SECTION);
        assertThat(from).isNotNegative();
        return page.substring(from, page.indexOf("\n\n**Why", from));
    }

    /** By setting, of the interfaces that say so. */
    private static Map<String, String> defaults(String service) {
        var defaults = new HashMap<String, String>();
        for (var source : Sources.of(service)) {
            Sources.matches("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)", source.text())
                    .map(found -> found.group(1))
                    .findFirst()
                    .ifPresent(prefix -> Sources.matches(
                                    "@WithDefault\\(\"([^\"]+)\"\\)\\n {4}\\w+ (\\w+)\\(\\);", source.text())
                            .forEach(found -> defaults.put(name(prefix, found), found.group(1))));
        }
        return defaults;
    }

    private static String name(String prefix, MatchResult found) {
        return prefix + "." + found.group(2).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
