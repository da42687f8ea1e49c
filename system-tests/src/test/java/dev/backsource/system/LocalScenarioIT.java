package dev.backsource.system;

import org.junit.jupiter.api.extension.ExtendWith;

/** The scenario over the packaged services as processes. */
@ExtendWith(SharedLocalStack.class)
class LocalScenarioIT extends ScenarioTests {
    private final LocalStackUnderTest stack;

    LocalScenarioIT(LocalStackUnderTest stack) {
        this.stack = stack;
    }

    @Override
    StackUnderTest stack() {
        return stack;
    }
}
