package dev.backsource.system;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack of processes for all test classes, started for the first and stopped after the last. After each class its domains are removed: each
 * is probed, by handshakes that take the machine from the classes that follow.
 */
public final class SharedLocalStack implements ParameterResolver, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SharedLocalStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalStackUnderTest.class;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var stack = context.getRoot().getStore(NAMESPACE).get(LocalStackUnderTest.class, LocalStackUnderTest.class);
        if (stack == null || context.getRequiredTestClass().isMemberClass()) {
            return;
        }
        try {
            new Api(stack.api()).removeAll();
        } catch (AssertionError e) {
            // A class that has failed may have left a service behind that is gone. Its own failure is the one to tell
            // of.
        }
    }

    @Override
    public LocalStackUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        LocalStackUnderTest.class, type -> LocalStackUnderTest.start(), LocalStackUnderTest.class);
    }
}
