package dev.backsource.config;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.backsource.config.testing.ServiceClasses;
import dev.backsource.config.testing.ServiceSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README of each module lists the types that other modules use. Maven holds the direction of their dependencies. */
class ModuleDoorsTest {
    private static final String ROOT = "dev.backsource.config.";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| (.*) \\|$");
    private static final Pattern TYPE = Pattern.compile("`(\\w+)`");

    static List<Path> modules() {
        return ServiceSources.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void shouldListInItsReadmeWhatOtherModulesUse(Path module) throws IOException {
        // Given
        var readme = Files.readString(module.resolve("README.md"));
        var listed = ROW.matcher(readme.substring(readme.indexOf("\n## Exports\n")))
                .results()
                .flatMap(row -> TYPE.matcher(row.group(2)).results().map(type -> row.group(1) + "." + type.group(1)))
                .collect(toCollection(TreeSet::new));
        var own = ServiceSources.packages(module);

        // When
        var used = ServiceClasses.ALL.stream()
                .filter(user -> !own.contains(user.getPackageName()))
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> own.contains(type.getPackageName()))
                .map(type -> type.getName().substring(ROOT.length()).replaceAll("\\$.*", ""))
                .collect(toCollection(TreeSet::new));

        // Then
        assertThat(listed).as("the exports in the README of %s", module).containsExactlyElementsOf(used);
    }

    /** Two modules with the same package would see each other's insides. */
    @Test
    void shouldHaveEachPackageInOneModule() {
        var packages = Stream.concat(Stream.of(Path.of("")), modules().stream())
                .flatMap(module -> ServiceSources.packages(module).stream());

        assertThat(packages).doesNotHaveDuplicates();
    }

    @Test
    void shouldListTheModulesInTheReadme() throws IOException {
        var listed = Pattern.compile("(?m)^\\| \\[([a-z-]+)\\]\\(\\1/README\\.md\\) \\|")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> Path.of(row.group(1)));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(modules());
    }
}
