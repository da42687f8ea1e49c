package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges' defaults that the console names are those of the edges' settings. */
class EdgeDefaultsTest {
    private static final String CATALOGUE = "config-service/console/src/main/resources/console/words/en/settings.js";

    @ParameterizedTest
    @CsvSource({
        "OriginSettings, connectTimeout",
        "OriginSettings, firstByteTimeout",
        "OriginSettings, idleTimeout",
        "HttpsSettings, minVersion",
        "HttpsSettings, suites",
        "HttpsSettings, strictTransportSecurity",
        "CacheSettings, storeSetCookie"
    })
    void shouldBeNamedByTheConsole(String settings, String setting) {
        assertThat(named(setting)).isEqualTo(inWords(valueOf(settings, setting)));
    }

    private static String named(String setting) {
        var text = Sources.page(CATALOGUE);
        var from = text.indexOf("const EDGE_DEFAULTS = {");
        assertThat(from).isNotNegative();
        return only("^ {2}" + setting + ": '([^']+)',$", text.substring(from, text.indexOf("\n};", from)));
    }

    private static String valueOf(String settings, String setting) {
        var source = Sources.of("edge-service").stream()
                .filter(each -> each.name().equals(settings))
                .findFirst()
                .orElseThrow();
        return source.text().matches("(?s).*\\n {4}Optional<[\\w<>]+> " + setting + "\\(\\);.*")
                ? setting + " absent"
                : only("@WithDefault\\(\"([^\"]+)\"\\)\\n {4}\\w+ " + setting + "\\(\\);", source.text());
    }

    private static String only(String pattern, String text) {
        var found = Sources.matches(pattern, text).map(match -> match.group(1)).toList();
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0);
    }

    private static String inWords(String value) {
        return switch (value) {
            case "false" -> "not stored";
            case "tls-1-2" -> "TLS1.2";
            case "suites absent" -> "all with forward secrecy";
            case "strictTransportSecurity absent" -> "not sent";
            default -> value.replaceAll("(\\d)([a-z])", "$1 $2");
        };
    }
}
