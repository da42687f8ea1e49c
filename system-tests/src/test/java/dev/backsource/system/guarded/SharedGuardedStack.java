package dev.backsource.system.guarded;

import dev.backsource.system.SharedParameter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One guarded stack for the classes that use it. They come in this order, and the last of them stops it. */
public final class SharedGuardedStack extends SharedParameter<GuardedStack> implements AfterAllCallback {
    static final int PASSWORDS = 1;
    static final int WRONG_PASSWORDS = 2;
    static final int CERTIFICATES = 3;
    static final int SIGNED = 4;

    public SharedGuardedStack() {
        super(GuardedStack.class, GuardedStack::new);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        closeAfter(SIGNED, context);
    }
}
