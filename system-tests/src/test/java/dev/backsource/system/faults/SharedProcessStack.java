package dev.backsource.system.faults;

import dev.backsource.system.SharedParameter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One stack of processes that die, stall and are cut off, for the classes that use it. They come in this order, and the last of them stops it. */
public final class SharedProcessStack extends SharedParameter<ProcessStack> implements AfterAllCallback {
    static final int UNRESPONSIVE_PARTS = 11;
    static final int FAULTS = 12;

    public SharedProcessStack() {
        super(ProcessStack.class, ProcessStack::start);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        closeAfter(FAULTS, context);
    }
}
