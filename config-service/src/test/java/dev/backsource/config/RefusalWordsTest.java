package dev.backsource.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.ServiceSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of refusals are in no interface's language. Each interface has words of its own for the remedies; its tests hold those. */
class RefusalWordsTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Words of the REST interface, of Alibaba Cloud CDN's, and of the command line. */
    private static final Pattern OF_SOME_INTERFACE = Pattern.compile(
            "/api/|/q/|Bearer|urn:|If-Match|Idempotency-Key|expectedRevision|\\b(GET|PUT|POST|PATCH|DELETE)\\b|CdnDomain|backsource [a-z]");

    static Stream<Path> exceptions() {
        return ServiceSources.files().stream()
                .filter(file -> file.getFileName().toString().matches("\\w+(Exception|Refusal)\\.java"));
    }

    /** A feature doesn't know by which interface it was asked. */
    @ParameterizedTest
    @MethodSource("exceptions")
    void shouldDescribeTheErrorInNoInterfacesLanguage(Path file) {
        assertThat(literals(file)).allSatisfy(text -> assertThat(text).doesNotContainPattern(OF_SOME_INTERFACE));
    }

    private static Stream<String> literals(Path file) {
        try {
            return LITERAL.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
