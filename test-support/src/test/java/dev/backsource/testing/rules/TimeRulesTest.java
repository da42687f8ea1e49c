package dev.backsource.testing.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class TimeRulesTest {
    private static final String ROOT = "dev.backsource.testing.rules";
    private static final String OWN = "TimeRulesTest";

    @Test
    void shouldNameAClassThatTakesTheTimeByItself() {
        for (var type : new Class<?>[] {
            Reading.class, Referring.class, Scheduling.class, SchedulingBySubtype.class, Sleeping.class
        }) {
            assertThatThrownBy(() -> TimeRules.check(new ClassFileImporter().importClasses(type), ROOT, Map.of()))
                    .as(type.getSimpleName())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("{" + OWN + "=[");
        }
    }

    @Test
    void shouldLetAClassTakeTheTimeFromAClockThatItIsGiven() {
        assertThatCode(() -> TimeRules.check(new ClassFileImporter().importClasses(Given.class), ROOT, Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNameAClassThatIsListedForNothing() {
        var classes = new ClassFileImporter().importClasses(Given.class);

        assertThatThrownBy(() -> TimeRules.check(classes, ROOT, Map.of("none", Set.of(OWN))))
                .hasMessageContaining("no longer do: [" + OWN + "]");
    }

    @Test
    void shouldNameATestThatSleepsOrHasADeadlineOfItsOwn() {
        var sleeping = new ClassFileImporter().importClasses(Sleeping.class);
        var waiting = new ClassFileImporter().importClasses(Waiting.class);

        assertThatThrownBy(() -> TimeRules.checkTests(sleeping, ROOT, Map.of())).hasMessageContaining("Thread.sleep");
        assertThatThrownBy(() -> TimeRules.checkTests(waiting, ROOT, Map.of()))
                .hasMessageContaining("CountDownLatch.await");
        assertThatCode(() -> TimeRules.checkTests(waiting, ROOT, Map.of("of this test", Set.of(OWN))))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNameATestThatSetsADeadlineForACondition() {
        var limiting = new ClassFileImporter().importClasses(Limiting.class);
        var waiting = new ClassFileImporter().importClasses(Waiting.class);

        assertThatThrownBy(() -> TimeRules.checkTestsAwait(limiting, ROOT, Map.of()))
                .hasMessageContaining("ConditionFactory.atMost");
        assertThatCode(() -> TimeRules.checkTestsAwait(limiting, ROOT, Map.of("of this test", Set.of(OWN))))
                .doesNotThrowAnyException();
        assertThatCode(() -> TimeRules.checkTestsAwait(waiting, ROOT, Map.of())).doesNotThrowAnyException();
    }

    static final class Reading {
        Instant time() {
            return Instant.now();
        }
    }

    static final class Referring {
        LongSupplier time() {
            return System::nanoTime;
        }
    }

    static final class Scheduling {
        void later(ScheduledExecutorService executor) {
            var unused = executor.schedule(() -> {}, 1, TimeUnit.SECONDS);
        }
    }

    static final class SchedulingBySubtype {
        void later(ScheduledThreadPoolExecutor executor) {
            var unused = executor.schedule(() -> {}, 1, TimeUnit.SECONDS);
        }
    }

    static final class Sleeping {
        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static final class Waiting {
        boolean wait(CountDownLatch latch) throws InterruptedException {
            return latch.await(1, TimeUnit.SECONDS);
        }
    }

    static final class Limiting {
        ConditionFactory limit(ConditionFactory condition) {
            return condition.pollInterval(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2));
        }
    }

    static final class Given {
        Instant time(Clock clock) {
            return Instant.now(clock)
                    .plus(clock.instant().until(clock.instant(), ChronoUnit.MILLIS), ChronoUnit.MILLIS);
        }
    }
}
