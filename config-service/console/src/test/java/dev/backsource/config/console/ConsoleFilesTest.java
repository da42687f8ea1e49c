package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
    private static final int MAX_BYTES_OF_A_PAGE = 66 * 1024;
    private static final int MAX_BYTES_OF_A_DOMAIN = 72 * 1024;
    private static final int MAX_BYTES_OF_A_PROGRESSIVE_ROLLOUT = 78 * 1024;

    private static final Pattern ON_DEMAND = Pattern.compile("\\bimport\\('([^']+)'\\)");

    /** Reading the files takes longer than most of the tests. */
    private static final ConsoleFiles FILES = new ConsoleFiles();

    static Stream<String> pages() {
        return ConsoleScripts.all().stream().filter(module -> module.startsWith("pages/"));
    }

    static Stream<Arguments> pagesInEachLanguage() {
        return pages().flatMap(
                        page -> Arrays.stream(PageLanguage.values()).map(language -> Arguments.of(page, language)));
    }

    @ParameterizedTest
    @MethodSource("pagesInEachLanguage")
    void shouldKeepTheScriptsOfAPageSmall(String page, PageLanguage language) {
        assertThat(bytes(language, List.of(page))).isLessThanOrEqualTo(MAX_BYTES_OF_A_PAGE);
    }

    /** The size of the first script and those of some modules. */
    private static int bytes(PageLanguage language, List<String> modules) {
        return FILES.bytes(ConsoleFiles.first(language))
                + modules.stream()
                        .mapToInt(module -> FILES.bytes(ConsoleFiles.onDemand(module, language)))
                        .sum();
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
        var modules = Stream.concat(Stream.of("pages/domain.js"), tab.stream()).toList();

        // Then
        assertThat(imports(ON_DEMAND, "pages/domain.js")).containsAll(tab);
        assertThat(bytes(language, modules)).isLessThanOrEqualTo(MAX_BYTES_OF_A_DOMAIN);
    }

    /** A domain's overview loads the section of a rollout by itself. */
    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void shouldKeepTheScriptsOfADomainInAProgressiveRolloutSmall(PageLanguage language) {
        // When
        var modules = List.of("pages/domain.js", "parts/domain-overview.js", "parts/traffic.js", "parts/trial.js");

        // Then
        assertThat(imports(ON_DEMAND, "parts/domain-overview.js")).contains("parts/trial.js");
        assertThat(bytes(language, modules)).isLessThanOrEqualTo(MAX_BYTES_OF_A_PROGRESSIVE_ROLLOUT);
    }

    @Test
    void shouldHaveAnAddressForNoFileThatIsNotThere() {
        assertThat(FILES.address("link.js")).matches("/console/assets/[0-9a-f]{16}/link\\.js");
        assertThatThrownBy(() -> FILES.address("../application.properties"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', pages-overview.js",
        "overview, pages-overview.js",
        "domains, pages-domains.js",
        "domains/, pages-domains.js",
        "domains/www.example.com/history, pages-domain.js",
        "change-requests, pages-change-requests.js"
    })
    void shouldPreloadTheFirstScriptAndThatOfThePageInItsLanguage(String path, String page) {
        assertThat(FILES.preloaded(path, PageLanguage.CHINESE))
                .containsExactly(FILES.address("zh/app.js"), FILES.address("zh/" + page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "../app", "domains.js", "%2e"})
    void shouldPreloadNoPageWhereThereIsNone(String path) {
        assertThat(FILES.preloaded(path, PageLanguage.ENGLISH)).containsExactly(FILES.address("en/app.js"));
    }

    private static Stream<String> imports(Pattern kind, String module) {
        return kind.matcher(ConsoleScripts.text(module))
                .results()
                .map(found -> Path.of(module)
                        .resolveSibling(found.group(1))
                        .normalize()
                        .toString());
    }
}
