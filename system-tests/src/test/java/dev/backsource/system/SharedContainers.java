package dev.backsource.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack of containers for all test classes, started for the first and stopped after the last. Even idle it takes a share of the
 * machine, so the classes that use it come last.
 */
public final class SharedContainers implements ParameterResolver {
    /** The order of the class that comes last of all. */
    public static final int LAST = Integer.MAX_VALUE;

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SharedContainers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ContainersUnderTest.class;
    }

    @Override
    public ContainersUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        ContainersUnderTest.class, type -> ContainersUnderTest.start(), ContainersUnderTest.class);
    }
}
