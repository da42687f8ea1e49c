package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {
    private static final int MAX_SCRIPT_BYTES = 96 * 1024;

    private static final Path SCRIPTS = Path.of("src", "main", "resources", "console");
    private static final Pattern FROM = Pattern.compile(" from '([^']+)';");

    private final ConsoleFiles files = new ConsoleFiles();
    private final Path folder = Path.of(files.address("app.js")).getParent();

    @Test
    void shouldKeepItsScriptsSmall() {
        assertThat(files.scriptBytes()).isPositive().isLessThanOrEqualTo(MAX_SCRIPT_BYTES);
    }

    @Test
    void shouldHaveAnAddressForNoFileThatIsNotThere() {
        assertThat(files.address("app.js")).matches("/console/assets/[0-9a-f]{16}/app\\.js");
        assertThatThrownBy(() -> files.address("../application.properties"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldPreloadAllModules() throws IOException {
        try (var scripts = Files.walk(SCRIPTS)) {
            // When
            var modules = scripts.filter(file -> file.toString().endsWith(".js"))
                    .map(SCRIPTS::relativize)
                    .filter(file -> !file.equals(Path.of("link.js")));

            // Then
            assertThat(own()).containsExactlyInAnyOrderElementsOf(modules.toList());
        }
    }

    @Test
    void shouldPreloadAllImports() {
        // When
        var imports = own().flatMap(ConsoleFilesTest::imports).map(folder::resolve);

        // Then
        assertThat(imports).isSubsetOf(files.modules().map(Path::of).toList());
    }

    /** A circle would run a module before those that it imports. */
    @Test
    void shouldImportInNoCircle() {
        // Given
        var left = own().collect(Collectors.toMap(
                Function.identity(), module -> imports(module).collect(Collectors.toSet())));

        // When
        int before;
        do {
            before = left.size();
            var modules = Set.copyOf(left.keySet());
            left.values().removeIf(imports -> Collections.disjoint(imports, modules));
        } while (left.size() < before);

        // Then
        assertThat(left).isEmpty();
    }

    /** The scripts of the console; other modules are Lit's, and the schema. */
    private Stream<Path> own() {
        return files.modules()
                .map(address -> folder.relativize(Path.of(address)))
                .filter(module -> !module.startsWith("lit") && !module.equals(Path.of(ConsoleFiles.SCHEMA)));
    }

    private static Stream<Path> imports(Path module) {
        try {
            return FROM.matcher(Files.readString(SCRIPTS.resolve(module)))
                    .results()
                    .map(found -> module.resolveSibling(found.group(1)).normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
