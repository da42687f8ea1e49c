package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
    private static final int MAX_BYTES_OF_A_PAGE = 72 * 1024;
    private static final int MAX_BYTES_OF_A_DOMAIN = 76 * 1024;
    private static final int MAX_BYTES_OF_A_PROGRESSIVE_ROLLOUT = 78 * 1024;

    private static final Path SCRIPTS = Path.of("src", "main", "resources", "console");
    private static final Pattern STATIC = Pattern.compile(" from '([^']+)';");
    private static final Pattern NAMED = Pattern.compile("import \\{([^}]*)} from '([^']+)';");
    private static final Pattern DECLARED =
            Pattern.compile("(?m)^(?:export )?(?:const|let|(?:async )?function|class) (\\w+)");
    private static final Pattern EXPORTED =
            Pattern.compile("(?m)^export (?:(?:const|let|(?:async )?function|class) (\\w+)|(?:const )?\\{([^}]*)})");
    private static final Pattern ON_DEMAND = Pattern.compile("\\bimport\\('([^']+)'\\)");

    /** Reading the files takes longer than most of the tests. */
    private static final ConsoleFiles FILES = new ConsoleFiles();

    static Stream<String> modules() {
        try (var scripts = Files.walk(SCRIPTS)) {
            return scripts
                    .filter(file -> file.toString().endsWith(".js"))
                    .map(file -> SCRIPTS.relativize(file).toString())
                    .filter(file -> !file.equals("link.js"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> pages() {
        return modules().filter(module -> module.startsWith("pages/"));
    }

    static Stream<Arguments> pagesInEachLanguage() {
        return pages().flatMap(
                        page -> Arrays.stream(PageLanguage.values()).map(language -> Arguments.of(page, language)));
    }

    @ParameterizedTest
    @MethodSource("pagesInEachLanguage")
    void shouldKeepTheScriptsOfAPageSmall(String page, PageLanguage language) {
        // When
        var scripts = Stream.of("app.js", page)
                .flatMap(module -> FILES.withTexts(module, language))
                .distinct();

        // Then
        assertThat(scripts.mapToInt(FILES::bytes).sum()).isPositive().isLessThanOrEqualTo(MAX_BYTES_OF_A_PAGE);
    }

    static Stream<Arguments> tabsInEachLanguage() {
        return Stream.of(
                        List.of("parts/domain-overview.js", "parts/traffic.js"),
                        List.of("parts/history.js"),
                        List.of("parts/tail.js"),
                        List.of("parts/explain.js"),
                        List.of("parts/purges.js"),
                        List.of("parts/change-requests.js"))
                .flatMap(tab -> Arrays.stream(PageLanguage.values()).map(language -> Arguments.of(tab, language)));
    }

    /** A domain's page loads the modules of its tab by itself. */
    @ParameterizedTest
    @MethodSource("tabsInEachLanguage")
    void shouldKeepTheScriptsOfATabOfADomainSmall(List<String> tab, PageLanguage language) {
        // When
        var scripts = Stream.concat(Stream.of("app.js", "pages/domain.js"), tab.stream())
                .flatMap(module -> FILES.withTexts(module, language))
                .distinct();

        // Then
        assertThat(imports(ON_DEMAND, "pages/domain.js")).containsAll(tab);
        assertThat(scripts.mapToInt(FILES::bytes).sum()).isPositive().isLessThanOrEqualTo(MAX_BYTES_OF_A_DOMAIN);
    }

    /** A domain's overview loads the section of a rollout by itself. */
    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void shouldKeepTheScriptsOfADomainInAProgressiveRolloutSmall(PageLanguage language) {
        // When
        var scripts = Stream.of(
                        "app.js", "pages/domain.js", "parts/domain-overview.js", "parts/traffic.js", "parts/trial.js")
                .flatMap(module -> FILES.withTexts(module, language))
                .distinct();

        // Then
        assertThat(imports(ON_DEMAND, "parts/domain-overview.js")).contains("parts/trial.js");
        assertThat(scripts.mapToInt(FILES::bytes).sum())
                .isPositive()
                .isLessThanOrEqualTo(MAX_BYTES_OF_A_PROGRESSIVE_ROLLOUT);
    }

    @Test
    void shouldHaveAnAddressForNoFileThatIsNotThere() {
        assertThat(FILES.address("app.js")).matches("/console/assets/[0-9a-f]{16}/app\\.js");
        assertThatThrownBy(() -> FILES.address("../application.properties"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void shouldServeEveryModuleWithItsImports(String module) {
        assertThatCode(() -> FILES.address(module)).doesNotThrowAnyException();
        assertThat(imports(STATIC, module).toList())
                .as("the service's own reading of imports")
                .isSubsetOf(FILES.withImports(module).toList());
        assertThat(imports(ON_DEMAND, module))
                .allSatisfy(imported ->
                        assertThatCode(() -> FILES.address(imported)).doesNotThrowAnyException());
    }

    /** A browser refuses a module with another name, and each that imports it. */
    @ParameterizedTest
    @MethodSource("modules")
    void shouldImportOnlyWhatIsExportedAndDeclareNoNameTwice(String module) {
        // Given
        var declared = DECLARED.matcher(text(module)).results().map(found -> found.group(1));
        var imported = NAMED.matcher(text(module)).results().flatMap(found -> names(found.group(1), 1));

        // Then
        assertThat(Stream.concat(declared, imported).toList()).doesNotHaveDuplicates();
        NAMED.matcher(text(module)).results().forEach(found -> {
            var from =
                    Path.of(module).resolveSibling(found.group(2)).normalize().toString();
            if (Files.exists(SCRIPTS.resolve(from))) {
                assertThat(exports(from))
                        .as(from)
                        .containsAll(names(found.group(1), 0).toList());
            }
        });
    }

    private static List<String> exports(String module) {
        return EXPORTED.matcher(text(module))
                .results()
                .flatMap(found -> found.group(1) != null ? Stream.of(found.group(1)) : names(found.group(2), 1))
                .toList();
    }

    /** The names in braces; {@code side} is 0 for those before "as", and 1 for those behind it. */
    private static Stream<String> names(String list, int side) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.split("\\s+as\\s+|:\\s*"))
                .map(sides -> sides[Math.min(side, sides.length - 1)]);
    }

    private static String text(String module) {
        try {
            return Files.readString(SCRIPTS.resolve(module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', pages/overview.js",
        "overview, pages/overview.js",
        "domains, pages/domains.js",
        "domains/, pages/domains.js",
        "domains/www.example.com/history, pages/domain.js",
        "change-requests, pages/change-requests.js"
    })
    void shouldPreloadWhatAPageBeginsWithAndNoOtherPage(String path, String page) {
        assertThat(FILES.preloaded(path, PageLanguage.CHINESE))
                .contains(FILES.address("app.js"), FILES.address("lit/lit-html.js"), FILES.address("words/zh.js"))
                .doesNotHaveDuplicates()
                .noneMatch(address -> address.endsWith("/en.js"))
                .filteredOn(address -> address.contains("/pages/"))
                .containsExactly(FILES.address(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "../app", "domains.js", "%2e"})
    void shouldPreloadNoPageWhereThereIsNone(String path) {
        assertThat(FILES.preloaded(path, PageLanguage.ENGLISH))
                .contains(FILES.address("app.js"))
                .noneMatch(address -> address.contains("/pages/"));
    }

    /** A circle would run a module before those that it imports. */
    @Test
    void shouldImportInNoCircle() {
        // Given
        Map<String, Set<String>> left = new LinkedHashMap<>();
        modules().forEach(module -> left.put(module, imports(STATIC, module).collect(Collectors.toSet())));

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

    /** Otherwise a browser would fetch it for nothing. */
    @Test
    void shouldHaveNoModuleThatNoneLoads() {
        // Given
        var loaded = modules()
                .flatMap(module -> Stream.of(STATIC, ON_DEMAND).flatMap(kind -> imports(kind, module)))
                .collect(Collectors.toSet());

        // Then
        var catalogues = Arrays.stream(PageLanguage.values())
                .flatMap(ConsoleFiles::catalogues)
                .toList();
        assertThat(modules().filter(module -> !catalogues.contains(module))).isSubsetOf(with(loaded, "app.js"));
    }

    private static List<String> with(Set<String> names, String name) {
        return Stream.concat(names.stream(), Stream.of(name)).toList();
    }

    private static Stream<String> imports(Pattern kind, String module) {
        return kind.matcher(text(module))
                .results()
                .map(found -> Path.of(module)
                        .resolveSibling(found.group(1))
                        .normalize()
                        .toString());
    }
}
