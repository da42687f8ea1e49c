package dev.backsource.system.console;

import dev.backsource.system.SharedParameter;
import dev.backsource.testing.browser.ChromiumProgram;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for all test classes. Skips a class, saying why, where there is none. */
public final class NeedsBrowser extends SharedParameter<Chromium> implements ExecutionCondition {
    public NeedsBrowser() {
        super(Chromium.class, Chromium::new);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return ChromiumProgram.find().isPresent()
                ? ConditionEvaluationResult.enabled("there is a browser")
                : ConditionEvaluationResult.disabled("no chromium is installed on this machine");
    }
}
