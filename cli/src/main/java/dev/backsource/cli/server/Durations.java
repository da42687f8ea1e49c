package dev.backsource.cli.server;

import dev.backsource.cli.message.Messages;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations in users' form: {@code 500ms}, {@code 30s}, {@code 2m}; up to a day. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,8})(ms|s|m|h)");

    private Durations() {}

    /** @throws IllegalArgumentException when {@code text} is no duration, naming the form */
    public static Duration parse(String text) {
        var found = FORM.matcher(text);
        if (found.matches()) {
            var number = Long.parseLong(found.group(1));
            var duration = switch (found.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
            if (!duration.isZero() && duration.compareTo(Duration.ofDays(1)) <= 0) {
                return duration;
            }
        }
        throw new IllegalArgumentException(Messages.invalidDuration(text));
    }

    /** By the largest unit, such as {@code 3 h}. */
    public static String rough(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + " d";
        }
        return duration.toHours() >= 2 ? duration.toHours() + " h" : duration.toMinutes() + " min";
    }

    public static String text(Duration duration) {
        var millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
