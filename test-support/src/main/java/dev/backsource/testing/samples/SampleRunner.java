package dev.backsource.testing.samples;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs a test of {@link Samples} once for each case, up to the first that fails. */
final class SampleRunner implements InvocationInterceptor, ParameterResolver {
    private static final long DEFAULT_SEED = 0xBAC5;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sample.class;
    }

    /** Only for the signature: each case gets its own. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Sample(0);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        var method = test.getExecutable();
        method.setAccessible(true);
        var seed = Long.getLong("samples.seed", DEFAULT_SEED);
        var only = Integer.getInteger("samples.case");
        var cases = method.getAnnotation(Samples.class).value() * Integer.getInteger("samples.factor", 1);
        for (var number = only == null ? 1 : only; number <= (only == null ? cases : only); number++) {
            run(method, test.getTarget().orElseThrow(), seed, number);
        }
    }

    private static void run(Method method, Object target, long seed, int number) throws Throwable {
        // Neighbouring seeds would give neighbouring values.
        var sample = new Sample((seed * 31 + number) * 0x9E3779B97F4A7C15L);
        try {
            method.invoke(target, sample);
        } catch (InvocationTargetException e) {
            var cause = e.getTargetException();
            if (cause instanceof TestAbortedException) {
                throw cause;
            }
            throw failure(cause, sample, seed, number);
        }
    }

    private static AssertionFailedError failure(Throwable cause, Sample sample, long seed, int number) {
        return new AssertionFailedError(
                "%s%nin case %d, run alone by -Dsamples.seed=%d -Dsamples.case=%d; drawn: %s"
                        .formatted(cause.getMessage(), number, seed, number, sample.drawn()),
                cause);
    }
}
