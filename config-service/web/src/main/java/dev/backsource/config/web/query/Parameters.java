package dev.backsource.config.web.query;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.domain.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Path and query parameters as values. Absent and empty ones take their default. */
public final class Parameters {
    static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private static final Pattern WAIT = Pattern.compile("([0-9]{1,6})(ms|s)");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

    private Parameters() {}

    /**
     * The domain in a path, in any spelling.
     *
     * @throws InvalidRequestException when it is no domain name
     */
    public static DomainName domain(String name) {
        return domain("name", name);
    }

    /**
     * The domain in a parameter, in any spelling.
     *
     * @throws InvalidRequestException when it is no domain name
     */
    public static DomainName domain(String parameter, String name) {
        var violations = new Violations();
        var domain = violations.check(parameter, Violation.MALFORMED, () -> DomainName.parse(name));
        violations.throwIfAny();
        return Objects.requireNonNull(domain);
    }

    /** A whole number in {@code min..max}; {@code otherwise} when it is absent or, with a violation, invalid. */
    public static int integer(
            String name, @Nullable String value, int otherwise, int min, int max, Violations violations) {
        if (value == null) {
            return otherwise;
        }
        if (INTEGER.matcher(value).matches()) {
            var number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        violations.add(name, Violation.RANGE, "must be a whole number in " + min + ".." + max);
        return otherwise;
    }

    public static @Nullable Long revision(@Nullable String value, Violations violations) {
        return revision("revision", value, violations);
    }

    /** The revision in the parameter {@code name}; null when it is absent. */
    public static @Nullable Long revision(String name, @Nullable String value, Violations violations) {
        if (value == null) {
            return null;
        }
        if (!REVISION.matcher(value).matches()) {
            violations.add(name, Violation.RANGE, "must be a whole number from 1");
            return null;
        }
        return Long.valueOf(value);
    }

    /**
     * The revision in a path.
     *
     * @throws InvalidRequestException when it is no number of a revision
     */
    public static long revision(String value) {
        var violations = new Violations();
        var revision = revision(value, violations);
        violations.throwIfAny();
        return Objects.requireNonNull(revision);
    }

    /**
     * The id of the row after which a page begins; null when it begins with the latest.
     *
     * @param what the kind of items with such ids, as named to clients
     */
    public static @Nullable UUID after(@Nullable String value, String what, Violations violations) {
        if (value == null) {
            return null;
        }
        if (!TimeOrderedIds.canBe(value)) {
            violations.add("after", Violation.MALFORMED, "must be the ID of " + what);
            return null;
        }
        return UUID.fromString(value);
    }

    public static Duration duration(@Nullable String value, Violations violations) {
        if (value == null) {
            return Duration.ZERO;
        }
        var match = WAIT.matcher(value);
        if (match.matches()) {
            var amount = Long.parseLong(match.group(1));
            var wait = match.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
            if (wait.compareTo(MAX_WAIT) <= 0) {
                return wait;
            }
        }
        violations.add("wait", Violation.RANGE, "must be a duration up to 30s, such as 10s or 500ms");
        return Duration.ZERO;
    }

    /**
     * Whether a parameter is {@code true}; false when it is absent.
     *
     * @throws InvalidRequestException when it is neither true nor false
     */
    public static boolean flag(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw InvalidRequestException.of(name, Violation.UNKNOWN_VALUE, "must be true or false");
        }
        return "true".equals(value);
    }

    /** The constant by the name that {@code nameOf} gives it; null when the parameter is absent or, with a violation, matches none. */
    public static <E extends Enum<E>> @Nullable E choice(
            String name, @Nullable String value, Class<E> type, Function<E, String> nameOf, Violations violations) {
        return choice(name, value, List.of(type.getEnumConstants()), nameOf, violations);
    }

    /** As the other, for the values of {@code all}. */
    public static <T> @Nullable T choice(
            String name, @Nullable String value, List<T> all, Function<T, String> nameOf, Violations violations) {
        if (value == null) {
            return null;
        }
        for (var each : all) {
            if (nameOf.apply(each).equals(value)) {
                return each;
            }
        }
        violations.add(
                name,
                Violation.UNKNOWN_VALUE,
                "must be one of " + all.stream().map(nameOf).toList());
        return null;
    }
}
