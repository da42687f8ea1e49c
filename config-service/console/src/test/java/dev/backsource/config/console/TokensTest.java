package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens that belong together can be told apart in both themes, and the other stylesheets have no colours and sizes of their own. */
class TokensTest {
    private static final Path STYLES = Path.of("src", "main", "resources", "console");
    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): light-dark\\(#(\\w{6}), #(\\w{6})\\);");
    private static final Pattern OF_ITS_OWN = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|\\bhsla?\\(|(?<![\\w.-])\\d*\\.?\\d+px\\b|[\\d.]+m?s\\b(?=[ ;])");

    private static final List<String> SURFACES = List.of("page", "surface", "raised", "hover", "selected");
    private static final List<String> TEXTS =
            List.of("text", "quiet", "faint", "accent", "good", "bad", "wait", "unknown");
    private static final List<String> FAINT = List.of("accent", "good", "bad", "wait", "unknown");
    /** Bars, marks, and edges of controls. */
    private static final List<String> SHAPES = List.of(
            "edge",
            "accent-fill",
            "good-fill",
            "bad-fill",
            "wait-fill",
            "unknown-fill",
            "series-1",
            "series-2",
            "series-3");

    /** Luminance by token, in the light and in the dark. */
    private static final Map<String, double[]> LUMINANCES = new HashMap<>();

    private record Pair(String front, String back, double least) {}

    @BeforeAll
    static void readTokens() throws IOException {
        COLOUR.matcher(Files.readString(STYLES.resolve("tokens.css")))
                .results()
                .forEach(found -> LUMINANCES.put(
                        found.group(1), new double[] {luminance(found.group(2)), luminance(found.group(3))}));
    }

    /** WCAG 2.2: 4.5 for text (1.4.3), 3 for shapes (1.4.11). */
    static Stream<Pair> pairs() {
        return Stream.of(
                        SURFACES.stream().flatMap(back -> TEXTS.stream().map(text -> new Pair(text, back, 4.5))),
                        FAINT.stream()
                                .flatMap(of ->
                                        Stream.of("text", "quiet", of).map(text -> new Pair(text, of + "-faint", 4.5))),
                        Stream.of("accent-fill", "bad-fill").map(fill -> new Pair("on-fill", fill, 4.5)),
                        Stream.of("page", "surface", "raised")
                                .flatMap(back -> SHAPES.stream().map(shape -> new Pair(shape, back, 3))))
                .flatMap(pairs -> pairs);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldContrast(Pair pair) {
        for (var theme = 0; theme < 2; theme++) {
            var front = LUMINANCES.get(pair.front())[theme];
            var back = LUMINANCES.get(pair.back())[theme];

            assertThat((Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05))
                    .as(theme == 0 ? "in the light" : "in the dark")
                    .isGreaterThanOrEqualTo(pair.least());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.css", "style.css"})
    void shouldBeTheOnlyColoursSizesAndDurations(String stylesheet) throws IOException {
        // When
        var own = Files.readAllLines(STYLES.resolve(stylesheet)).stream()
                .filter(line -> OF_ITS_OWN.matcher(line).find());

        // Then
        assertThat(own).isEmpty();
    }

    @Test
    void shouldAllBeThere() throws IOException {
        // Given
        var tokens = Files.readString(STYLES.resolve("tokens.css"));
        var used = Pattern.compile("var\\((--[\\w-]+)\\)");

        // When
        var names = Stream.of("console.css", "style.css").flatMap(stylesheet -> {
            try {
                return used.matcher(Files.readString(STYLES.resolve(stylesheet)))
                        .results();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        // Then
        assertThat(names.map(found -> found.group(1)).distinct()).allMatch(name -> tokens.contains(name + ": "));
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(String rgb) {
        var channels = Stream.of(0, 2, 4)
                .mapToDouble(at -> Integer.parseInt(rgb.substring(at, at + 2), 16) / 255.0)
                .map(channel -> channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }
}
