package dev.backsource.policy.finding;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of an origin, made safe to repeat: printable, on one line and short. */
public final class PeerText {
    /** The most characters of a certificate's name or subject that are kept. */
    public static final int MAX_NAME = 120;

    /** The most names that are kept. */
    public static final int MAX_NAMES = 10;

    /** The most names that a sentence repeats. */
    private static final int MAX_IN_SENTENCE = 3;

    private static final int MAX_IN_SENTENCE_EACH = 64;

    private static final String CUT = "...";
    private static final Pattern NOT_IN_HOST_NAMES = Pattern.compile("[^A-Za-z0-9.:*_/-]");

    private PeerText() {}

    /** A name or subject in a certificate, or a phrase of the origin's: at most {@value #MAX_NAME} characters, and an ellipsis. */
    public static String name(@Nullable String text, String field) {
        return shortened(InvalidValueException.require(text, field), MAX_NAME);
    }

    /** The same, null for null. */
    public static @Nullable String nameOrNull(@Nullable String text) {
        return text == null ? null : shortened(text, MAX_NAME);
    }

    /** The first {@value #MAX_NAMES} of {@code texts}, which are host names or addresses; {@code ?} stands for characters of neither. */
    static List<String> hostNames(@Nullable List<String> texts) {
        return Objects.requireNonNullElse(texts, List.<String>of()).stream()
                .limit(MAX_NAMES)
                .map(text -> hostName(text, "name"))
                .toList();
    }

    /** One of them, with at most {@value #MAX_NAME} characters and three dots. */
    static String hostName(@Nullable String text, String field) {
        var known = InvalidValueException.require(text, field);
        var name = known.length() > MAX_NAME + CUT.length() || !known.endsWith(CUT) ? cut(known) : known;
        return NOT_IN_HOST_NAMES.matcher(name).replaceAll("?");
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + CUT;
    }

    /** As in a sentence: the first few of {@code names}, each shortened, and the number of the others. */
    static String listed(List<String> names, int more) {
        var shown = names.stream()
                .limit(MAX_IN_SENTENCE)
                .map(name -> shortened(name, MAX_IN_SENTENCE_EACH))
                .toList();
        var left = names.size() - shown.size() + more;
        return String.join(", ", shown) + (left == 0 ? "" : " and " + left + " more");
    }

    /** Keeps what was shortened before as it is, so that reading changes nothing that was written. */
    private static String shortened(String text, int most) {
        return text.length() == most + 1 && text.endsWith("…") && Printable.isPrintable(text)
                ? text
                : Printable.of(text, most);
    }
}
