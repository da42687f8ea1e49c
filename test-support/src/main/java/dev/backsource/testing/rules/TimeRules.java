package dev.backsource.testing.rules;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules for classes that may read the time themselves. All others get a clock and a scheduler, which tests control; and tests themselves wait by
 * {@code Waiting}, which has one deadline for all.
 *
 * <p>A module's list has the classes that may, by reason, relative to the module's root package. It is exact: a class that is
 * missing and one that no longer belongs there both fail.
 */
public final class TimeRules {
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Clock",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZonedDateTime");

    private static final Set<String> READINGS =
            Set.of("now", "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

    private static final Set<String> FUTURES_TIMERS = Set.of("orTimeout", "completeOnTimeout", "delayedExecutor");
    private static final Set<String> EXECUTORS_TIMERS =
            Set.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");
    private static final Set<String> VERTX_TIMERS = Set.of("setTimer", "setPeriodic", "timer");
    private static final Set<String> MUTINY_TIMERS = Set.of(
            "io.smallrye.mutiny.groups.UniOnItemDelay#by",
            "io.smallrye.mutiny.groups.UniIfNoItem#after",
            "io.smallrye.mutiny.groups.MultiIfNoItem#after",
            "io.smallrye.mutiny.groups.MultiTimePeriod#every",
            "io.smallrye.mutiny.groups.UniRetry#withBackOff",
            "io.smallrye.mutiny.groups.MultiRetry#withBackOff");

    private static final Set<String> AWAITILITY =
            Set.of("atMost", "atLeast", "between", "timeout", "during", "pollDelay", "forever");
    private static final Set<String> CONDITIONS_DEADLINES = Set.of("atMost", "between", "timeout", "forever");
    private static final Set<String> TIMED_WAITS =
            Set.of("get", "await", "waitFor", "poll", "acquire", "tryAcquire", "join");

    private TimeRules() {}

    /** Main code takes the time, waits or sets a timer only in the classes of {@code reasons}. */
    public static void check(JavaClasses main, String root, Map<String, Set<String>> reasons) {
        compare(
                uses(main, root, target -> readsClock(target) || sleeps(target) || setsTimer(target)),
                reasons,
                "take the time from the module's clock and timers from its scheduler");
    }

    /** Tests neither sleep nor have deadlines of their own, but in the classes of {@code reasons}. */
    public static void checkTests(JavaClasses tests, String root, Map<String, Set<String>> reasons) {
        compare(
                uses(tests, root, target -> sleeps(target) || hasDeadline(target)),
                reasons,
                "await a condition by Waiting, which has one deadline for all");
    }

    /**
     * Tests neither sleep nor set a deadline for a condition, but in the classes of {@code reasons}; for modules whose tests give futures, queues and
     * processes a time-out.
     */
    public static void checkTestsAwait(JavaClasses tests, String root, Map<String, Set<String>> reasons) {
        compare(
                uses(tests, root, target -> sleeps(target) || setsDeadlineOfCondition(target)),
                reasons,
                "await a condition by Waiting, without atMost: it has one deadline for all");
    }

    private static void compare(
            SortedMap<String, SortedSet<String>> uses, Map<String, Set<String>> reasons, String instead) {
        var unlisted = new TreeMap<>(uses);
        reasons.values().forEach(unlisted.keySet()::removeAll);
        var listed = new TreeSet<String>();
        reasons.values().forEach(listed::addAll);
        listed.removeAll(uses.keySet());
        if (!unlisted.isEmpty() || !listed.isEmpty()) {
            throw new AssertionError(
                    "These classes use time by themselves: %s. %s, or list the class with its reason.%n"
                                    .formatted(unlisted, capitalized(instead))
                            + "These are listed and no longer do: %s. Take them off the list.".formatted(listed));
        }
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The calls of that kind in each outermost class, by its name below {@code root}. */
    static SortedMap<String, SortedSet<String>> uses(
            JavaClasses classes, String root, Predicate<AccessTarget.CodeUnitAccessTarget> isTime) {
        var uses = new TreeMap<String, SortedSet<String>>();
        for (var type : classes) {
            Stream.concat(
                            type.getMethodCallsFromSelf().stream().map(JavaAccess::getTarget),
                            type.getMethodReferencesFromSelf().stream().map(JavaAccess::getTarget))
                    .filter(isTime)
                    .forEach(target -> uses.computeIfAbsent(nameBelow(root, outermost(type)), name -> new TreeSet<>())
                            .add(target.getOwner().getSimpleName() + "." + target.getName()));
        }
        return uses;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TimeRules::outermost).orElse(type);
    }

    private static String nameBelow(String root, JavaClass type) {
        return type.getName().startsWith(root + ".") ? type.getName().substring(root.length() + 1) : type.getName();
    }

    private static boolean readsClock(AccessTarget.CodeUnitAccessTarget target) {
        var owner = target.getOwner().getName();
        var name = target.getName();
        return owner.equals("java.lang.System") && (name.equals("nanoTime") || name.equals("currentTimeMillis"))
                // A reading of a clock that is given, as by Instant.now(clock), is none of its own.
                || CLOCKS.contains(owner)
                        && READINGS.contains(name)
                        && target.getRawParameterTypes().stream()
                                .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
    }

    private static boolean sleeps(AccessTarget.CodeUnitAccessTarget target) {
        var owner = target.getOwner().getName();
        var name = target.getName();
        return name.equals("sleep")
                        && (owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit"))
                || owner.equals("java.util.concurrent.locks.LockSupport")
                        && (name.equals("parkNanos") || name.equals("parkUntil"));
    }

    private static boolean setsTimer(AccessTarget.CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        var name = target.getName();
        return FUTURES_TIMERS.contains(name) && owner.isAssignableTo("java.util.concurrent.CompletableFuture")
                || EXECUTORS_TIMERS.contains(name)
                        && (owner.isAssignableTo("java.util.concurrent.ScheduledExecutorService")
                                || owner.isAssignableTo("java.util.Timer"))
                || VERTX_TIMERS.contains(name) && owner.isAssignableTo("io.vertx.core.Vertx")
                || MUTINY_TIMERS.contains(owner.getName() + "#" + name);
    }

    private static boolean setsDeadlineOfCondition(AccessTarget.CodeUnitAccessTarget target) {
        var owner = target.getOwner().getName();
        return owner.equals("org.awaitility.core.ConditionFactory") && CONDITIONS_DEADLINES.contains(target.getName())
                || owner.equals("org.awaitility.Awaitility");
    }

    private static boolean hasDeadline(AccessTarget.CodeUnitAccessTarget target) {
        var owner = target.getOwner().getName();
        var name = target.getName();
        return owner.equals("org.awaitility.core.ConditionFactory") && AWAITILITY.contains(name)
                || owner.equals("org.awaitility.Awaitility")
                || owner.equals("org.junit.jupiter.api.Assertions") && name.startsWith("assertTimeout")
                || FUTURES_TIMERS.contains(name)
                        && target.getOwner().isAssignableTo("java.util.concurrent.CompletableFuture")
                || TIMED_WAITS.contains(name)
                        && target.getRawParameterTypes().stream()
                                .anyMatch(parameter -> parameter.getName().equals("java.util.concurrent.TimeUnit"));
    }
}
