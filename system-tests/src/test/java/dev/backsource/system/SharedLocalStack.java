package dev.backsource.system;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One stack of processes for all test classes. After each class its domains are removed: each is probed, by handshakes that take the machine from the
 * classes that follow.
 */
public final class SharedLocalStack extends SharedParameter<LocalStackUnderTest> implements AfterAllCallback {
    /** The order of the class that comes first, and takes the time of the stack's start: one that is short itself. */
    static final int FIRST = 1;

    public SharedLocalStack() {
        super(LocalStackUnderTest.class, LocalStackUnderTest::start);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var stack = made(context);
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
}
