package dev.backsource.config.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The language of a page: the one chosen in the console, else the browser's preference among the known ones, else English. */
final class PageLanguage {
    /** The languages with a catalogue, the default one first. */
    static final List<String> KNOWN = List.of("en");

    private static final String COOKIE = "backsource-language";

    private PageLanguage() {}

    static String of(HttpServerRequest request) {
        var cookie = request.getCookie(COOKIE);
        return among(KNOWN, cookie == null ? null : cookie.getValue(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** {@code accepted} is the field {@code Accept-Language} (RFC 9110 §12.5.4); malformed parts of it are ignored. */
    static String among(List<String> known, @Nullable String chosen, @Nullable String accepted) {
        return Stream.concat(Stream.ofNullable(chosen), preferences(accepted))
                .flatMap(tag -> known.stream().filter(language -> covers(language, tag)))
                .findFirst()
                .orElse(known.get(0));
    }

    /** Whether a tag such as {@code zh-Hans-CN} is of a language such as {@code zh}. */
    private static boolean covers(String language, String tag) {
        return tag.equalsIgnoreCase(language) || tag.regionMatches(true, 0, language + "-", 0, language.length() + 1);
    }

    private static Stream<String> preferences(@Nullable String accepted) {
        return accepted == null
                ? Stream.empty()
                : Arrays.stream(accepted.split(","))
                        .map(Preference::parse)
                        .flatMap(Optional::stream)
                        .filter(preference -> preference.weight() > 0)
                        .sorted(Comparator.comparingDouble(Preference::weight).reversed())
                        .map(Preference::tag);
    }

    private record Preference(String tag, double weight) {
        private static Optional<Preference> parse(String range) {
            var parts = range.split(";", 2);
            var tag = parts[0].strip();
            if (parts.length == 1) {
                return Optional.of(new Preference(tag, 1));
            }
            var weight = parts[1].strip();
            return weight.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
                    ? Optional.of(new Preference(tag, Double.parseDouble(weight.substring(2))))
                    : Optional.empty();
        }
    }
}
