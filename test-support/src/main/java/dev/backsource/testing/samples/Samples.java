package dev.backsource.testing.samples;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run for many cases, each with a {@link Sample} of its own as the only parameter.
 *
 * <p>The cases are the same in every run. A failure names its case, the seed and the drawn values; with the system
 * properties it names, only that case is run. {@code -Dsamples.seed=N} draws others, {@code -Dsamples.factor=N} runs N
 * times as many. All cases share one instance of the test class, and methods that run before each test run once.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(SampleRunner.class)
public @interface Samples {
    /** The number of cases; positive. */
    int value() default 1000;
}
